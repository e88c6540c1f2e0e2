/** What the check of an answer costs: every sentence of a model's answer against what the analysis bears. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop } from '@baselime-ai/demo';
import { createEngine } from '@baselime-ai/engine';
import type { Analysis } from '../../packages/engine/src/analyze/analysis.js';
import { checkSentences, factsOf } from '../../packages/engine/src/explain/check/check-sentences.js';
import { objectionTo } from '../../packages/engine/src/explain/check/judge-answer.js';
import { narrate } from '../../packages/engine/src/explain/narrator/narrate.js';
import { print } from '../numbers.js';

const ANSWERS = 30;
const ROUNDS = 10;

export async function checking(): Promise<void> {
  const analyses = await someAnalyses();
  const answers = analyses.map((analysis) => ({ analysis, sections: narrate(analysis) }));
  const judge = (): number =>
    answers.reduce((sum, { analysis, sections }) => {
      const checks = checkSentences(sections, factsOf(analysis));
      objectionTo(sections, checks, analysis, { english: true });
      return sum + checks.length;
    }, 0);
  const sentences = judge(); // Also warms it up.
  const perAnswer = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    judge();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / answers.length;
  });
  print('explain: the check of an answer, in processor time', [
    ['answers', 'sentences each', 'ms an answer, best', 'worst', 'ms a sentence'],
    [
      String(answers.length),
      (sentences / answers.length).toFixed(1),
      Math.min(...perAnswer).toFixed(2),
      Math.max(...perAnswer).toFixed(2),
      ((Math.min(...perAnswer) * answers.length) / sentences).toFixed(3),
    ],
  ]);
}

/** Of failing events of the demo's shop. */
async function someAnalyses(): Promise<readonly Analysis[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-bench-'));
  const engine = await createEngine({ dataDir });
  const actor = { workspaceId: 'bench', environment: 'default', actor: 'bench' };
  try {
    const to = Math.floor(Date.now() / 60_000) * 60_000;
    const from = to - 6 * 3_600_000;
    for (const batch of generateShop({ seed: 7, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE, from, to })) {
      const body = Buffer.from(batch.body);
      if (batch.door === 'events') {
        await engine.ingestEvents('default', { dataset: batch.path.split('/')[2] ?? 'logs' }, batch.headers, body);
      } else await engine.ingestOtlp('default', batch.door === 'otlp-traces' ? 'traces' : 'logs', batch.headers, body);
    }
    const filters = [{ key: '$baselime.error', operation: '=' as const, value: true }];
    const { events = [] } = await engine.query(actor, {
      view: 'events',
      timeframe: { from, to },
      query: { filters, limit: 1000 },
    });
    const step = Math.max(1, Math.floor(events.length / ANSWERS));
    const chosen = events.filter((_, index) => index % step === 0).slice(0, ANSWERS);
    const analyses: Analysis[] = [];
    for (const { id } of chosen) analyses.push(await engine.analyze(actor, { kind: 'event', id }));
    return analyses;
  } finally {
    await engine.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
