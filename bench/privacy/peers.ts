/**
 * Peers that install from the registry without a build or a download. Each is loaded by name when the benchmark runs,
 * so one that is not installed is only named; redact-pii is left out of the development dependencies for its size.
 */
import type { Redactor } from './score.js';

/** Untyped on purpose: packages that may be absent have no types to check against. */
const load = async (name: string) => import(name);
const ranges = (text: string, found: readonly { readonly start: number; readonly end: number }[]): string => {
  let out = '';
  let at = 0;
  for (const { start, end } of [...found].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    out += `${text.slice(at, Math.max(at, start))}[HIDDEN]`;
    at = end;
  }
  return out + text.slice(at);
};

/** What one would list for the fields that an HTTP service logs. */
export const FAST_REDACT_PATHS: readonly string[] = [
  ...[
    'password',
    'secret',
    'token',
    'apiKey',
    'authorization',
    'cookie',
    'email',
    'phone',
    'name',
    'ip',
    'ssn',
    'card',
  ],
  ...['user.email', 'user.name', 'user.phone', 'user.id', 'user.ip_address', 'user.username', 'user.address'],
  ...['headers.authorization', 'headers.Authorization', 'headers.cookie', 'headers.Cookie', 'headers["x-api-key"]'],
  ...['headers["X-Forwarded-For"]', 'headers.Host', 'req.headers.authorization', 'req.headers.cookie', 'body.email'],
  ...['body.password', 'body.phone', 'data.user.email', 'data.user.name', 'data.user.id', 'data.email', 'data.token'],
  ...['customer.email', 'customer.name', 'customer.id', 'recipient.name', 'recipient.tel', 'recipient.line1', 'iban'],
  ...['requestContext.accountId', 'requestContext.identity.sourceIp', 'userIdentity.arn', 'userIdentity.accountId'],
  ...['sourceIPAddress', 'request.userAttributes.email', 'request.userAttributes.phone_number', 'credentials'],
  ...[
    'config.credentials.accessKeyId',
    'config.credentials.secretAccessKey',
    'accessKeyId',
    'secretAccessKey',
    'accountId',
  ],
  ...['detail.passenger'],
];

const makers: Readonly<Record<string, () => Promise<Redactor>>> = {
  openredaction: async () => {
    const { OpenRedaction } = await load('@openredaction/core');
    const tool = new OpenRedaction({});
    return {
      name: 'openredaction',
      placeholder: /\[[A-Z0-9_]+_\d+\]/,
      run: async ({ text }) => (await tool.detect(text)).redacted,
    };
  },
  'redact-pii': async () => {
    const { SyncRedactor } = (await load('redact-pii')).default;
    const tool = new SyncRedactor();
    return {
      name: 'redact-pii',
      placeholder:
        /\b(?:[A-Z]+_)*(?:NAME|ADDRESS|NUMBER|IP_ADDRESS|URL|USERNAME|PASSWORD|CREDENTIALS|ZIPCODE|DIGITS)\b/,
      run: ({ text }) => tool.redact(text),
    };
  },
  '@arcjet/redact': async () => {
    const { redact } = await load('@arcjet/redact');
    return {
      name: '@arcjet/redact',
      placeholder: /<Redacted [a-zA-Z ]+ #\d+>/,
      run: async ({ text }) => (await redact(text, {}))[0],
    };
  },
  '@redactpii/node': async () => {
    const { Redactor: Tool } = await load('@redactpii/node');
    const tool = new Tool({ rules: { CREDIT_CARD: true, EMAIL: true, NAME: true, PHONE: true, SSN: true } });
    return {
      name: '@redactpii/node',
      placeholder: /\b(?:EMAIL_ADDRESS|CREDIT_CARD_NUMBER|PHONE_NUMBER|PERSON_NAME|US_SOCIAL_SECURITY_NUMBER)\b/,
      run: ({ text }) => tool.redact(text),
    };
  },
  'fast-redact': async () => {
    const redact = (await load('fast-redact')).default({ paths: FAST_REDACT_PATHS });
    return {
      name: `fast-redact, ${FAST_REDACT_PATHS.length} paths`,
      placeholder: /\[REDACTED\]/,
      run: ({ text, isJson }) => (isJson ? redact(JSON.parse(text)) : text),
    };
  },
  secretlint: async () => {
    const { lintSource } = await load('@secretlint/core');
    const { creator } = await load('@secretlint/secretlint-rule-preset-recommend');
    const options = { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } };
    return {
      name: 'secretlint, recommended',
      placeholder: /\[HIDDEN\]/,
      run: async ({ text }) => {
        const source = { filePath: '/record.txt', content: text, ext: '.txt', contentType: 'text' };
        const { messages } = await lintSource({ source, options });
        return ranges(
          text,
          messages.map(({ range: [start, end] }: { range: [number, number] }) => ({ start, end })),
        );
      },
    };
  },
  compromise: async () => {
    const nlp = (await load('compromise')).default;
    return {
      name: 'compromise, people',
      placeholder: /\[HIDDEN\]/,
      run: ({ text }) =>
        ranges(
          text,
          nlp(text)
            .people()
            .json({ offset: true })
            .map(({ offset }: { offset: { start: number; length: number } }) => ({
              start: offset.start,
              end: offset.start + offset.length,
            })),
        ),
    };
  },
};

/** The peers that load, and the names of those that do not. */
export async function installedPeers(): Promise<{
  readonly peers: readonly Redactor[];
  readonly missing: readonly string[];
}> {
  const peers: Redactor[] = [];
  const missing: string[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      peers.push(await make());
    } catch {
      missing.push(name);
    }
  }
  return { peers, missing };
}
