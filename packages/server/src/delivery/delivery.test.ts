import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertCheck } from '../__fixtures__/fake-engine.js';
import { openSmtpSink, type SmtpSink } from './__fixtures__/smtp-sink.js';
import { guardedLookup, mayReach } from './address-guard.js';
import { createCourier } from './courier.js';
import { mailText, type News, plainText, slackBody, webhookBody } from './message.js';
import { postJson } from './post-json.js';

describe('mayReach', () => {
  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    'fe80::1%eth0',
    'fd00:ec2::254',
    '100.100.100.200',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '255.255.255.255',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    'not an address',
    '',
  ])('never reaches %s', (address) => {
    expect([mayReach(address, false), mayReach(address, true)]).toEqual([false, false]);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fd12::1'])(
    'reaches %s only where private networks are allowed',
    (address) => {
      expect([mayReach(address, false), mayReach(address, true)]).toEqual([false, true]);
    },
  );

  it.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34'])('reaches %s', (address) => {
    expect(mayReach(address, false)).toBe(true);
  });
});

/** Resolves every name to these addresses in turn, as a name does that is rebound. */
const resolving =
  (...answers: readonly (readonly string[])[]) =>
  (allowPrivate: boolean): LookupFunction => {
    let asked = 0;
    const resolve = (
      _name: string,
      _options: object,
      done: (error: null, found: { address: string; family: number }[]) => void,
    ): void => {
      const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    return guardedLookup(allowPrivate, resolve as never);
  };

describe('postJson', () => {
  const seen: { path: string; body: string }[] = [];
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const path = request.url ?? '';
      seen.push({ path, body: await bodyOf(request) });
      if (path === '/never') return;
      if (path === '/moved') response.setHeader('location', '/landed');
      if (path === '/busy') response.setHeader('retry-after', '7');
      response.statusCode = { '/moved': 302, '/busy': 429, '/broken': 500, '/gone': 404 }[path] ?? 204;
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const post = (path: string, host = '127.0.0.1', lookup?: LookupFunction, allowPrivate = true, timeoutMs = 15_000) =>
    postJson(`http://${host}:${port}${path}`, { a: 'ü' }, { allowPrivate, timeoutMs, ...(lookup && { lookup }) });

  it('delivers the body', async () => {
    expect(await post('/ok')).toEqual({ result: 'delivered', outcome: 'The other side answered 204.' });
    expect(seen.at(-1)).toEqual({ path: '/ok', body: '{"a":"ü"}' });
  });

  it.each([
    ['/broken', 'retryable', undefined],
    ['/busy', 'retryable', 7000],
    ['/gone', 'failed', undefined],
    ['/moved', 'failed', undefined],
  ])('takes the answer of %s as %s', async (path, result, afterMs) => {
    const attempt = await post(path);
    expect([attempt.result, attempt.afterMs]).toEqual([result, afterMs]);
    expect(seen.map((one) => one.path)).not.toContain('/landed');
  });

  it('gives up on a side that does not answer, and on one that is not there', async () => {
    expect((await post('/never', '127.0.0.1', undefined, true, 200)).outcome).toContain('did not answer in time');
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port: free } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const attempt = await postJson(`http://127.0.0.1:${free}/`, {}, { allowPrivate: true, timeoutMs: 15_000 });
    expect(attempt).toEqual({ result: 'retryable', outcome: 'The other side could not be reached (ECONNREFUSED).' });
  });

  it('connects to no private address, by number or by name', async () => {
    const before = seen.length;
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost']) {
      expect((await post('/ok', host, undefined, false)).result, host).toBe('failed');
    }
    expect(seen).toHaveLength(before);
  });

  it('connects to the address that it checked, whatever the name says next', async () => {
    const before = seen.length;
    // Asked once for each connection: there is no second answer that could be used.
    expect((await post('/ok', 'rebound.example', resolving(['169.254.169.254'], ['127.0.0.1'])(true))).result).toBe(
      'failed',
    );
    expect((await post('/ok', 'mixed.example', resolving(['127.0.0.1', '10.0.0.1'])(false), false)).result).toBe(
      'failed',
    );
    expect(seen).toHaveLength(before);
    const good = await post('/ok', 'good.example', resolving(['169.254.169.254', '127.0.0.1'])(true));
    expect([good.result, seen.length]).toEqual(['delivered', before + 1]);
  });
});

const HOSTILE = '<!channel> <https://evil.example|click> @here\u202e\n*x*';
const news: News = {
  event: 'firing',
  workspace: 'Workspace',
  environment: 'default',
  alert: { id: 'alert-1', name: `Errors ${HOSTILE}` },
  check: {
    ...alertCheck,
    groups: [
      { group: { tenant: HOSTILE }, label: HOSTILE, value: 7, firing: true },
      { group: { tenant: 'b' }, value: 1, firing: false },
    ],
  },
  channel: { id: 'ch', name: 'ops', type: 'slack' },
  url: 'http://127.0.0.1:4000/alerts/alert-1',
  explanation: {
    id: 'exp_1',
    summary: `It timed out. ${HOSTILE}`,
    rootCause: 'The limit is too low.',
    engine: 'narrator',
    url: 'http://127.0.0.1:4000/explanations?answer=exp_1',
  },
};

describe('a message', () => {
  it('has the keys of the original as a webhook, and only the groups that fire', () => {
    expect(webhookBody(news)).toMatchObject({
      workspace: 'Workspace',
      environment: 'default',
      application: 'baselime-ai',
      alert: { id: 'alert-1' },
      check: {
        id: 'check-1',
        time: alertCheck.at,
        timeframe: alertCheck.timeframe,
        key: 'COUNT',
        value: 7,
        threshold: { operation: '>', value: 5 },
        groups: [{ value: 7 }],
      },
      query: { name: 'COUNT' },
      channel: { id: 'ch' },
      url: news.url,
      explanation: { id: 'exp_1' },
    });
  });

  it('gives telemetry no markup in Slack: links and mentions are only ours', () => {
    const body = JSON.parse(JSON.stringify(slackBody(news)));
    const marked = body.blocks.filter((block: { text: { type: string } }) => block.text.type !== 'plain_text');
    expect(marked.map((block: { text: { text: string } }) => block.text.text)).toEqual([
      '<http://127.0.0.1:4000/alerts/alert-1|Open the alert> · <http://127.0.0.1:4000/explanations?answer=exp_1|Open the explanation>',
    ]);
    expect(body.text).not.toMatch(/[<>]/);
    expect(body.text).toContain('&lt;!channel&gt;');
    expect(JSON.stringify(body)).not.toMatch(/\u202e/);
    expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false, link_names: false });
  });

  it('is plain text in a mail, with a subject of one line', () => {
    const { subject, text } = mailText(news);
    expect(subject).toMatch(/^Firing: Errors /);
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(text).toContain('COUNT is 7 over 10 min (threshold: > 5).');
    expect(text).toContain('The limit is too low.');
    expect(text).toContain(`Alert: ${news.url}`);
  });

  it('cuts what is long', () => {
    expect(plainText('x'.repeat(500))).toHaveLength(200);
  });
});

describe('mail', () => {
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await openSmtpSink();
  });
  afterAll(() => sink.close());
  const channel = {
    id: 'ch',
    type: 'email' as const,
    name: 'ops',
    to: ['a@example.org', 'b@example.org'],
    createdAt: '',
  };
  const courier = (smtp?: { url: string; from: string }) =>
    createCourier({ webhookAllowPrivate: false, ...(smtp && { smtp }) });

  it('goes through the server of the configuration to every address', async () => {
    const attempt = await courier({ url: sink.url, from: 'Alerts <alerts@example.org>' }).send(channel, news);
    expect(attempt).toEqual({ result: 'delivered', outcome: 'The mail server took the message.' });
    const [mail] = sink.mails;
    expect(mail?.to).toEqual(['a@example.org', 'b@example.org']);
    expect(mail?.from).toBe('alerts@example.org');
    expect(mail?.data).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
    expect(mail?.data).toMatch(/^From: Alerts <alerts@example.org>/m);
  });

  it('is retried when the server is busy, and not when it refuses or is not configured', async () => {
    sink.answerNext('450 later');
    expect((await courier({ url: sink.url, from: 'a@example.org' }).send(channel, news)).result).toBe('retryable');
    sink.answerNext('550 no such user');
    expect((await courier({ url: sink.url, from: 'a@example.org' }).send(channel, news)).result).toBe('failed');
    expect((await courier().send(channel, news)).result).toBe('failed');
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
