import type { SendDataView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { readAddress } from './addresses.js';
import { notesOf } from './notes.js';
import { findSource } from './sources.js';

const SERVER: SendDataView = {
  otlpHttpPort: 4318,
  otlpGrpcPort: 4317,
  reachableFromNetwork: false,
  hosts: ['t.acme.dev'],
  vercel: { answersCheck: false, checksSignature: false },
  firstKeyIn: 'file',
};

function texts(id: string, typed: string, server: Partial<SendDataView> = {}): string {
  const source = findSource(id);
  const address = readAddress(typed);
  if (source === undefined || address === undefined) throw new Error('no such source or address');
  return notesOf(source, address, { ...SERVER, ...server }, 'localhost')
    .map(({ text }) => text)
    .join('\n');
}

describe('notesOf', () => {
  it('says nothing where the settings work as they stand', () => {
    expect(texts('events-api', 'http://localhost:4000')).toBe('');
    expect(texts('aws-firehose', 'https://t.acme.dev')).toBe('');
  });
  it('says that a cloud cannot reach a loopback address', () => {
    expect(texts('fly', 'http://localhost:4000')).toContain('cannot reach localhost');
  });
  it('says that some speak HTTPS only', () => {
    expect(texts('aws-firehose', 'http://t.acme.dev')).toContain('HTTPS only');
  });
  it('says that a name has to be known to the server', () => {
    expect(texts('vector', 'https://other.acme.dev')).toContain('Add other.acme.dev to BASELIME_ALLOWED_HOSTS');
    expect(texts('vector', 'https://10.1.2.3')).toBe('');
  });
  it('says that a server on the loopback address is not heard elsewhere, unless a proxy with TLS leads to it', () => {
    expect(texts('vector', 'http://t.acme.dev')).toContain('BASELIME_HOST=0.0.0.0');
    expect(texts('vector', 'http://t.acme.dev', { reachableFromNetwork: true })).toBe('');
    expect(texts('vector', 'https://t.acme.dev')).toBe('');
  });
  it('says how to turn on a listener that is off, and the port of one that is on', () => {
    expect(texts('statsd', 'http://localhost:4000')).toContain('BASELIME_STATSD_PORT=8125');
    expect(texts('statsd', 'http://localhost:4000', { statsdPort: 9000 })).toContain('on, at port 9000');
  });
  it('says that gRPC is off', () => {
    const { otlpGrpcPort: _, ...off } = SERVER;
    const source = findSource('otlp');
    const address = readAddress('http://localhost:4000');
    if (source === undefined || address === undefined) throw new Error('no such source or address');
    expect(notesOf(source, address, off, 'localhost').map(({ text }) => text)).toEqual([
      expect.stringContaining('gRPC is off'),
    ]);
  });
  it("says that Vercel's check needs a variable until it has it", () => {
    const typed = 'https://t.acme.dev';
    expect(texts('vercel', typed)).toContain('BASELIME_VERCEL_VERIFY');
    expect(texts('vercel', typed, { vercel: { answersCheck: true, checksSignature: true } })).toContain('no key');
  });
});
