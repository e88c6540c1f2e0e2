import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { otlpTraces } from '../__fixtures__/client-bodies.js';
import { bytesOf } from '../__fixtures__/context.js';
import { protobufLogs } from '../__fixtures__/exporter-bodies.js';
import { looksLikeOtlp } from './looks-like-otlp.js';

const inJson = (body: Uint8Array): boolean => looksLikeOtlp('application/json', body);

describe('looksLikeOtlp', () => {
  it('tells an OTLP request from events of the same path', () => {
    expect(inJson(bytesOf({ resourceLogs: [] }))).toBe(true);
    expect(inJson(bytesOf({}))).toBe(true);
    expect(inJson(gzipSync(bytesOf(otlpTraces())))).toBe(true);
    expect(inJson(bytesOf([{ message: '"resourceLogs"' }]))).toBe(false);
    expect(inJson(bytesOf({ message: 'x', resourceLogs: 'no' }))).toBe(false);
    expect(inJson(protobufLogs)).toBe(false);
    expect(inJson(new Uint8Array())).toBe(false);
    expect(inJson(new Uint8Array([0x1f, 0x8b, 1, 2]))).toBe(false);
  });

  it('knows protobuf by its content type alone', () => {
    expect(looksLikeOtlp('application/x-protobuf', protobufLogs)).toBe(true);
    expect(looksLikeOtlp(undefined, protobufLogs)).toBe(false);
  });
});
