/**
 * Whether a request was addressed to this server. A page elsewhere can point a name of its own at this machine (DNS
 * rebinding); the Host header then holds that name. An IP address in it cannot come from such a name.
 */
import { isIP } from 'node:net';

/** @param hosts lower-case names that are ours besides the loopback names: the configured host and the allowed ones */
export function isOwnHost(header: string | undefined, hosts: readonly string[]): boolean {
  const name = nameOf(header ?? '');
  if (name === undefined) return false;
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0 || hosts.includes(name);
}

/** The name without its port, lower-case; IPv6 without brackets. Undefined when it is not a host. */
function nameOf(header: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+?)\.?)(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}
