/**
 * A self-signed certificate for tests, made anew each time: P-256, valid for a day around now, its own authority.
 * Source: RFC 5280 (certificate), X.690 (DER), RFC 5480 (ECDSA with SHA-256).
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface TestCertificate {
  /** PEM. A client trusts it when this is among its authorities. */
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** @param names host names; 127.0.0.1 is always one of the certificate's addresses */
export function testCertificate(names: readonly string[]): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const subject = sequence(der(0x31, sequence(oid('550403'), text(0x0c, names[0] ?? 'localhost'))));
  const serial = randomBytes(16);
  serial[0] = 0x01;
  const alternatives = [...names.map((name) => text(0x82, name)), der(0x87, Buffer.from([127, 0, 0, 1]))];
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    subject,
    sequence(time(Date.now() - DAY_MS), time(Date.now() + DAY_MS)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        sequence(oid('551d13'), der(0x01, Buffer.from([0xff])), octets(sequence(der(0x01, Buffer.from([0xff]))))),
        sequence(oid('551d11'), octets(sequence(...alternatives))),
      ),
    ),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  return {
    certificate: pem('CERTIFICATE', sequence(body, algorithm, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const der = (tag: number, content: Uint8Array): Buffer => {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, Buffer.concat(parts));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Uint8Array): Buffer => der(0x04, content);
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
/** UTCTime: YYMMDDhhmmssZ */
const time = (epochMs: number): Buffer =>
  text(0x17, `${new Date(epochMs).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`);

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
