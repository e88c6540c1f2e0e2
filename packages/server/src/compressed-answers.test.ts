import { gunzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { compressAnswers } from './compressed-answers.js';

const LONG = { text: 'checkout '.repeat(2000) };

async function answer(url: string, accepted?: string) {
  const app = fastify();
  compressAnswers(app);
  app.get('/long', async () => LONG);
  app.get('/short', async () => ({ key: 'bl_secret' }));
  app.get('/text', async (_request, reply) => reply.type('text/plain').send(LONG.text));
  return app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
}

describe('compressAnswers', () => {
  it.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.8', '*'])(
    'compresses a long answer for %s',
    async (accepted) => {
      const { headers, rawPayload } = await answer('/long', accepted);
      expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(JSON.parse(gunzipSync(rawPayload).toString('utf8'))).toEqual(LONG);
      expect(Number(headers['content-length'])).toBe(rawPayload.byteLength);
      expect(rawPayload.byteLength).toBeLessThan(1000);
    },
  );

  it.each([undefined, 'br', 'gzip;q=0', 'identity'])('leaves it as it is for %s', async (accepted) => {
    const { headers, json } = await answer('/long', accepted);
    expect(headers).not.toHaveProperty('content-encoding');
    expect(json()).toEqual(LONG);
  });

  it.each(['/short', '/text'])('leaves %s as it is for anybody', async (url) => {
    expect((await answer(url, 'gzip')).headers).not.toHaveProperty('content-encoding');
  });
});
