import type { Explanation } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { timeout } from '../explain/__fixtures__/analyses.js';
import { narrate } from '../explain/narrator/narrate.js';
import type { PageRequest } from '../store/workspace-store.js';
import { escaped, incidentReport, reportFileName } from './incident-report.js';
import { matches, searchExplanations } from './search-explanations.js';
import { findNotes, noteKeys, notesIn } from './team-notes.js';

const explanation = (more: Partial<Explanation> = {}): Explanation => ({
  id: 'x-1',
  subject: timeout.subject,
  createdAt: '2026-03-05T12:00:00.000Z',
  confidence: 'confirmed',
  rootCause: timeout.rootCause,
  sections: narrate(timeout),
  findings: [...timeout.findings],
  actions: [...timeout.actions],
  ruledOut: [...timeout.ruledOut],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 1,
  ...more,
});

describe('matches', () => {
  it.each([
    [{}, true],
    [{ q: 'MailDude answering' }, true],
    [{ q: 'maildude memory-leak' }, false],
    [{ service: 'send-receipt' }, true],
    [{ service: 'checkout' }, false],
    [{ confidence: 'confirmed' }, true],
    [{ confidence: 'likely' }, false],
    [{ rating: 'none' }, true],
    [{ rating: 'up' }, false],
  ] as const)('says of %j: %s', (filter, expected) => {
    expect(matches(explanation(), filter)).toBe(expected);
  });

  it('knows the rating', () => {
    expect(matches(explanation({ feedback: { rating: 'down' } }), { rating: 'down' })).toBe(true);
  });
});

describe('searchExplanations', () => {
  const all = Array.from({ length: 50 }, (_, n) =>
    explanation({ id: `x-${n}`, confidence: n % 7 === 0 ? 'likely' : 'confirmed' }),
  );
  const list = async ({ limit, cursor = '0' }: PageRequest) => {
    const next = Number(cursor) + limit;
    return { items: all.slice(Number(cursor), next), ...(next < all.length ? { nextCursor: String(next) } : {}) };
  };

  it.each([1, 3, 10, 100])('gives every match once, in pages of at most %i', async (limit) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchExplanations(list, { limit, ...(cursor ? { cursor } : {}) }, { confidence: 'likely' });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(all.filter(({ confidence }) => confidence === 'likely').map(({ id }) => id));
  });
});

describe('incidentReport', () => {
  const report = incidentReport(
    explanation({
      teamNotes: [
        {
          id: 'n',
          kind: 'correction',
          text: 'It was the [proxy](https://evil.example).',
          author: 'Jo',
          at: '2026-03-01T00:00:00.000Z',
          explanationId: 'x-0',
          because: 'fingerprint',
        },
      ],
    }),
    'http://127.0.0.1:4000',
  );

  it('tells times, cause, steps, what was ruled out, and links every piece of evidence to this server', () => {
    expect(report).toContain('# Incident report: dependency slow in maildude.example');
    expect(report).toContain('| Answered | 2026-03-05 12:00:00 UTC |');
    expect(report).toContain('1. [ ] Set a client timeout of 2 s');
    expect(report).toContain('## Ruled out\n\n- Memory: at most 83 MB of 128 MB was used');
    expect(report).toContain('  - [log line at 10:21:09 UTC](http://127.0.0.1:4000/events/e1)');
    expect(report).toContain('(http://127.0.0.1:4000/traces/t1?span=s1)');
    expect(report).toContain('**Corrected cause** by Jo, 2026-03-01 00:00:00 UTC, on the same error');
  });

  it('holds no link but its own', () => {
    const targets = [...report.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(2);
    for (const target of targets) expect(target).toMatch(/^http:\/\/127\.0\.0\.1:4000\//);
    expect(report).not.toContain('https://evil');
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no step', '1\\. no step'],
    ['![x](http://e.example)', '\\!\\[x\\]\\(http&#58;//e.example\\)'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a | b\nc', 'a \\| b c'],
    ['www.e.example me@e.example', 'www&#46;e.example me&#64;e.example'],
    ['a\u202eb\u200bc', 'abc'],
  ])('escapes %j', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  it('has a name that is one', () => {
    expect(reportFileName(explanation({ id: '../../etc' }))).toBe('incident-2026-03-05-etc.md');
  });
});

describe('team notes', () => {
  const written = { author: 'Jo', at: '2026-03-05T12:00:00.000Z', explanationId: 'x-1', newId: () => 'n' };

  it('are kept by error and log line, and by the cause only where neither is known', () => {
    const { rootCause } = timeout;
    expect(noteKeys({ rootCause, signature: { fingerprint: 'f', pattern: 'p' } })).toEqual([
      'fingerprint:f',
      'pattern:p',
    ]);
    expect(noteKeys({ rootCause })).toEqual(['cause:dependency-slow:maildude.example']);
    expect(noteKeys({ rootCause: { statement: '', confidence: 'inconclusive', findings: [] } })).toEqual([]);
  });

  it('come of a rating only where it holds some', () => {
    expect(notesIn({ rating: 'up' }, written)).toEqual([]);
    const notes = notesIn({ rating: 'down', correction: 'It was the proxy.', note: 'Restart the proxy.' }, written);
    expect(notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['correction', 'It was the proxy.'],
      ['note', 'Restart the proxy.'],
    ]);
  });

  it('cost no answer when they cannot be read', async () => {
    const down = async (): Promise<never> => Promise.reject(new Error('down'));
    const store = { save: down, find: down, list: down, remove: down };
    expect(await findNotes(store, { workspaceId: 'w', environment: 'e' }, timeout)).toEqual([]);
  });
});
