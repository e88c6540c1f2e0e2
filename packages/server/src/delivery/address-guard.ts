/**
 * Where a webhook may go. The address is checked when the connection is made, after the name was resolved and for the
 * very address that is connected to: a name that answers differently the second time (DNS rebinding) gains nothing.
 */
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Never: this network's own housekeeping, among it the metadata services of the clouds, and what is no single host. */
const NEVER = blockListOf([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fd00:ec2::', 32, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  // Addresses that carry an IPv4 address which a gateway would go on to.
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['2001::', 32, 'ipv6'],
]);
/** This machine and private networks: only where the operator says so. */
const PRIVATE = blockListOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
]);

function blockListOf(ranges: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, type] of ranges) list.addSubnet(network, prefix, type);
  return list;
}

/** False for what is no IP address. An IPv4 address written as IPv6 counts as the IPv4 address. */
export function mayReach(address: string, allowPrivate: boolean): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address.replace(/%.*$/, '');
  const version = isIP(plain);
  if (version === 0) return false;
  const type = version === 4 ? 'ipv4' : 'ipv6';
  return !NEVER.check(plain, type) && (allowPrivate || !PRIVATE.check(plain, type));
}

export class AddressRefused extends Error {}

/** Resolves a name and gives back only addresses that may be reached; AddressRefused when there is none. */
export function guardedLookup(allowPrivate: boolean, resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(
      hostname,
      { family: options.family === 6 ? 6 : options.family === 4 ? 4 : 0, all: true },
      (error, found) => {
        if (error !== null) return callback(error, '');
        const good = found.filter(({ address }) => mayReach(address, allowPrivate));
        const [first] = good;
        if (first === undefined) return callback(new AddressRefused('the address is not allowed'), '');
        if (options.all === true) return callback(null, good);
        return callback(null, first.address, first.family);
      },
    );
  };
}
