import { describe, expect, it } from 'vitest';
import { checkSentences, factsOf } from '../explain/check/check-sentences.js';
import { narrate, opened } from '../explain/narrator/narrate.js';
import { fromEpochMillis, millis } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import type { Calculated, SeriesEvidence, SeriesLine, Values } from '../query/evidence/series/series.js';
import { event } from './__fixtures__/events.js';
import { analyze } from './analyze.js';
import { openingOf } from './answer/opening.js';
import { needsOfSeries } from './series/needs.js';

const FIRST = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;
const COUNT: Calculated = { name: 'COUNT', operator: 'COUNT', counts: true, additive: true };
const DURATION: Calculated = {
  name: 'P95(@duration)',
  operator: 'P95',
  key: '@duration',
  counts: false,
  additive: false,
};
const steady = (length: number, value: (index: number) => number | null): Values =>
  Array.from({ length }, (_, index) => value(index));
/** Noise that is the same in every run. */
const jitter = (index: number): number => ((index * 7919) % 13) - 6;

function line(before: (i: number) => number | null, window: (i: number) => number | null, group?: string): SeriesLine {
  return {
    calculation: 0,
    before: steady(180, before),
    window: steady(60, window),
    days: [],
    ...(group === undefined ? {} : { group: { namespace: group } }),
  };
}

function evidence(lines: readonly SeriesLine[], more: Partial<SeriesEvidence> = {}): Evidence {
  const timeframe = { from: FIRST, to: FIRST + 60 * MINUTE };
  const series: SeriesEvidence = {
    kind: 'chart',
    brushed: false,
    bucketMs: millis(MINUTE),
    firstAt: FIRST,
    calculations: [COUNT],
    lines,
    groupedBy: ['namespace'],
    unknownBefore: 0,
    filters: [],
    timeframe,
    errors: [],
    ...more,
  };
  const [window, baseline] = [
    { from: fromEpochMillis(FIRST), to: fromEpochMillis(FIRST + 60 * MINUTE) },
    { from: fromEpochMillis(FIRST - 180 * MINUTE), to: fromEpochMillis(FIRST) },
  ];
  return { subject: { kind: 'chart', query: {}, timeframe }, window, baseline, request: [], series, skipped: [] };
}

const traffic = (
  rate: number,
  now: number,
  failedShare: number,
  failedNow: number,
): NonNullable<SeriesEvidence['traffic']> => ({
  namespaces: ['checkout'],
  requests: { before: steady(180, () => rate), window: steady(60, (i) => (i < 30 ? rate : now)) },
  failed: {
    before: steady(180, () => rate * failedShare),
    window: steady(60, (i) => (i < 30 ? rate : now) * (i < 30 ? failedShare : failedNow)),
  },
});
const ERRORS = [{ key: '$baselime.error', operation: '=' as const, value: true }];
const metric = (name: string, namespace = 'AWS/Lambda'): Partial<SeriesEvidence> => ({
  kind: 'metric',
  metric: { name, namespace, resource: 'checkout' },
  calculations: [{ name, operator: 'MAX', key: name, counts: false, additive: false }],
});

/** As it is when only the lines were read. */
const linesAlone = ({ series, subject, window, baseline }: Evidence): Evidence => {
  if (series === undefined) throw new Error('a chart has lines');
  const { traffic: _later, ...shown } = series;
  return { subject, window, baseline, request: [], series: { ...shown, errors: [] }, skipped: [] };
};

/** The narrator's answer, whose every sentence the findings bear, and which begins with what the lines alone show. */
function told(given: Evidence): ReturnType<typeof narrate> {
  const analysis = analyze(given);
  const sections = narrate(analysis);
  const opening = openingOf(linesAlone(given));
  if (opening !== undefined) {
    expect(sections.summary.startsWith(opened(opening.happened))).toBe(true);
    expect(analysis.findings).toEqual(expect.arrayContaining([...opening.findings]));
  }
  for (const [name, text] of Object.entries(sections)) expect(text.trim(), name).not.toBe('');
  const unsupported = checkSentences(sections, factsOf(analysis)).filter(({ verdict }) => verdict !== 'supported');
  expect(unsupported).toEqual([]);
  return sections;
}

describe('analyze for charts', () => {
  it('says first what the line shows, unusual or not', () => {
    const rise = line(
      (i) => 100 + jitter(i),
      (i) => (i < 30 ? 100 : 320) + jitter(i),
    );
    expect(openingOf(linesAlone(evidence([rise])))?.happened).toEqual({
      text: expect.stringContaining('rose from'),
      findings: ['F1'],
    });
    const usual = line(
      (i) => 100 + jitter(i),
      (i) => 100 + jitter(i),
    );
    expect(told(evidence([usual])).summary).toMatch(
      /^The number of events was 99.9 a minute; in the 3 h before it was 100 a minute \[F1\]\. Nothing unusual shows in/,
    );
    expect(openingOf(linesAlone(evidence([usual])))?.happened.text).toContain('it was 100');
    expect(openingOf(linesAlone(evidence([])))).toBeUndefined();
    const ceased = line(
      (i) => 100 + jitter(i),
      (i) => (i < 40 ? 100 + jitter(i) : 0),
    );
    expect(analyze(evidence([ceased])).brief?.happened?.text).toContain('went to none');
    expect(openingOf(linesAlone(evidence([ceased])))).toBeUndefined();
  });
  it('calls more traffic with as large a share of failures no failure', () => {
    const rise = line(
      (i) => 100 + jitter(i),
      (i) => (i < 30 ? 100 : 320) + jitter(i),
      undefined,
    );
    for (const filters of [[], ERRORS]) {
      const given = evidence([rise], { traffic: traffic(100, 320, 0.02, 0.02), filters });
      expect(analyze(given).rootCause).toMatchObject({
        entity: 'checkout',
        fault: 'traffic-increase',
        confidence: 'likely',
      });
      expect(told(given).summary).toContain('no larger share than before');
    }
  });
  it('lays the errors that there always are at nobody and a little more traffic neither', () => {
    const failing = event({ isError: true, message: 'connect ECONNREFUSED 10.0.1.12:6379', fingerprint: 'f1' });
    const seen = {
      fingerprint: 'f1',
      namespace: 'checkout',
      message: 'connect ECONNREFUSED 10.0.1.12:6379',
      inWindow: 60,
      inBefore: 180,
      newestId: failing.id,
      charted: true,
    };
    const example: Evidence = { ...evidence([]), subject: { kind: 'event', id: failing.id }, focus: failing };
    const { series: _, ...alone } = example;
    const asked = (failedShare: number) => ({
      ...evidence(
        [
          line(
            (i) => 20 + jitter(i),
            (i) => 20 + jitter(i),
          ),
        ],
        {
          filters: ERRORS,
          errors: [seen],
          traffic: traffic(1_000, 1_000, failedShare, failedShare),
        },
      ),
      example: alone,
    });
    expect(analyze(asked(0.01)).rootCause.confidence).toBe('inconclusive');
    expect(analyze(asked(0.4)).rootCause.confidence).toBe('inconclusive');
    expect(analyze(asked(0.4)).findings.some(({ statement }) => statement.includes('ECONNREFUSED'))).toBe(true);
    const more = (now: number) =>
      analyze(
        evidence(
          [
            line(
              () => 1_000,
              (i) => (i < 30 ? 1_000 : now),
            ),
          ],
          { traffic: traffic(1_000, now, 0.01, 0.01) },
        ),
      ).rootCause;
    expect(more(1_350).confidence).toBe('inconclusive');
    expect(more(2_500)).toMatchObject({ fault: 'traffic-increase', confidence: 'likely' });
  });

  it('lays much more traffic to one customer among the rows, and a batch that came before to nobody', () => {
    const rise = line(
      () => 10,
      (i) => (i < 30 ? 10 : 60),
    );
    const selection = {
      rowsNow: 900,
      rowsBefore: 900,
      cells: [{ key: 'data.customerId', value: 'acme', now: 700, before: 90 }],
      sampleId: 'e',
    };
    const given = (before: SeriesLine['before']) =>
      analyze(evidence([{ ...rise, before }], { selection, traffic: traffic(10, 60, 0, 0) })).rootCause;
    expect(given(rise.before)).toMatchObject({ entity: 'checkout', fault: 'tenant-dominates' });
    const batch = rise.before.map((value, index) => (index >= 60 && index < 95 ? 60 : value));
    expect(given(batch).confidence).toBe('inconclusive');
  });
  it('tells more errors of as much traffic, and names no cause where nothing says why', () => {
    const given = evidence(
      [
        line(
          () => 1,
          (i) => (i < 30 ? 1 : 30),
        ),
      ],
      {
        traffic: traffic(100, 100, 0.01, 0.3),
        filters: ERRORS,
      },
    );
    const { rootCause, actions } = analyze(given);
    expect(rootCause).toMatchObject({ confidence: 'inconclusive' });
    expect(rootCause.entity).toBeUndefined();
    expect(rootCause.statement).toMatch(
      /rose from 1 a minute to 30 a minute at .* More calls of checkout fail than before\. The data does not say why\.$/,
    );
    expect(actions[0]?.title).toBe('Look at the newest errors of checkout');
    expect(told(given).impact).toMatch(/of 3,000 requests \(30 %\) of checkout failed/);
  });
  it('names the function that most of a rise comes from', () => {
    const given = evidence(
      [
        line(
          (i) => 200 + jitter(i),
          (i) => (i < 20 ? 200 : 500) + jitter(i),
        ),
        line(
          (i) => 100 + jitter(i),
          (i) => (i < 20 ? 100 : 395) + jitter(i),
          'orders',
        ),
        line(
          (i) => 100 + jitter(i),
          (i) => (i < 20 ? 100 : 105) + jitter(i),
          'users',
        ),
      ],
      { traffic: { ...traffic(200, 500, 0, 0), namespaces: ['orders', 'users'] } },
    );
    const { findings, rootCause } = analyze(given);
    expect(rootCause).toMatchObject({ entity: 'orders', fault: 'traffic-increase' });
    expect(findings.find(({ kind }) => kind === 'contrast')?.statement).toMatch(
      /^9\d % of the rise comes from orders, which went from/,
    );
    told(given);
  });
  it('tells slower answers in units of time, and that nothing failed', () => {
    const slow = line(
      (i) => 120 + jitter(i),
      (i) => (i < 30 ? 120 : 900) + jitter(i),
    );
    const given = evidence([slow], { calculations: [DURATION], traffic: traffic(100, 100, 0, 0) });
    expect(analyze(given).rootCause).toMatchObject({
      confidence: 'inconclusive',
      statement: expect.stringContaining('checkout takes longer than before. The data does not say why.'),
    });
    const { summary, ruledOut } = told(given);
    expect(summary).toMatch(/P95\(@duration\) rose from 120 ms to 90\d ms at 12:30 UTC/);
    expect(ruledOut).toContain('More traffic');
    expect(ruledOut).toContain('Failing requests');
  });
  it('names no cause for a shift that only one of two methods saw, and tells it', () => {
    let state = 75;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 1) / 2 ** 32;
    };
    const normal = (): number => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    /** One of ten was always slow; three of them follow each other in the window. */
    const scattered = (): number => Math.round(100 * Math.exp((next() < 0.1 ? 1.5 : 0) + normal() * 0.3));
    const given = evidence([line(scattered, scattered)], metric('Duration'));
    const { rootCause } = analyze(given);
    expect(rootCause).toMatchObject({ confidence: 'inconclusive' });
    expect(rootCause.entity).toBeUndefined();
    expect(rootCause.statement).toContain('only the comparison with the time before shows it');
    told(given);
  });
  it.each([
    ['IteratorAge', 'AWS/Lambda', 'resource-saturated'],
    ['DeadLetterErrors', 'AWS/Lambda', 'dead-letter'],
    ['Throttles', 'AWS/Lambda', 'throttled'],
    ['WriteThrottleEvents', 'AWS/DynamoDB', 'dependency-throttled'],
    ['CPUUtilization', 'AWS/RDS', 'resource-saturated'],
    ['SuccessfulRequestLatency', 'AWS/DynamoDB', 'dependency-slow'],
    ['ReadLatency', 'AWS/RDS', 'dependency-slow'],
  ])('takes a rise of %s of %s for %s', (name, namespace, fault) => {
    const given = evidence(
      [
        line(
          () => 3,
          (i) => (i < 30 ? 3 : 90),
        ),
      ],
      metric(name, namespace),
    );
    expect(analyze(given).rootCause).toMatchObject({ entity: 'checkout', fault, confidence: 'likely' });
    expect(analyze(given).actions.length).toBeGreaterThan(1);
    told(given);
  });
  it('names no cause for a line that was only compared with the rest of itself, unless it is a backlog', () => {
    const rise = line(
      () => null,
      (i) => (i < 48 ? 3 + (i % 2) : 90),
    );
    const given = (name: string, namespace: string) =>
      analyze(evidence([rise], { ...metric(name, namespace), unknownBefore: rise.before.length })).rootCause;
    expect(given('CPUUtilization', 'AWS/RDS')).toEqual({
      confidence: 'inconclusive',
      findings: ['F1'],
      statement: expect.stringContaining('whether this is unusual is not known'),
    });
    expect(given('IteratorAge', 'AWS/Lambda')).toMatchObject({ fault: 'resource-saturated', confidence: 'likely' });
  });
  it('sees a ceiling of concurrent executions', () => {
    const given = evidence(
      [
        line(
          (i) => 20 + (i % 5),
          (i) => (i < 20 ? 20 + (i % 5) : 100),
        ),
      ],
      metric('ConcurrentExecutions'),
    );
    expect(analyze(given).rootCause.fault).toBe('concurrency-limit');
    told(given);
  });
  it('names data that ceased and traffic that fell', () => {
    const ceased = evidence(
      [
        line(
          (i) => 40 + jitter(i),
          (i) => (i < 10 ? 40 : null),
        ),
      ],
      metric('Duration'),
    );
    expect(analyze(ceased).rootCause).toMatchObject({ entity: 'checkout', fault: 'missing-data' });
    told(ceased);
    const fell = evidence(
      [
        line(
          (i) => 100 + jitter(i),
          (i) => (i < 30 ? 100 : 30) + jitter(i),
        ),
      ],
      { traffic: traffic(100, 30, 0, 0) },
    );
    expect(analyze(fell).rootCause).toMatchObject({ entity: 'checkout', fault: 'traffic-drop' });
    told(fell);
  });
  it('names no drop where a quarter fewer requests came, as in a quieter hour', () => {
    const quieter = line(
      (i) => 100 + jitter(i),
      (i) => (i < 30 ? 100 : 72) + jitter(i),
    );
    const { rootCause, findings } = analyze(evidence([quieter], { traffic: traffic(100, 72, 0, 0) }));
    expect(rootCause.confidence).toBe('inconclusive');
    expect(findings[0]?.statement).toContain('fell from');
  });
  describe('of an alert', () => {
    const asked = (threshold: number) => {
      const charted = { fingerprint: 'f1', namespace: 'checkout', message: 'signal: killed', charted: true };
      const errors = [{ ...charted, inWindow: 60, inBefore: 180, newestId: 'e1' }];
      const alert = { name: 'errors', operation: '>' as const, threshold, windowMs: millis(60 * MINUTE) };
      const same = line(
        () => 1,
        () => 1,
      );
      return needsOfSeries(evidence([same], { kind: 'alert', filters: ERRORS, errors, alert })).error;
    };
    it('looks for the cause of errors above its threshold, however long they have been', () => {
      expect(asked(50)).toBe(true);
      expect(asked(90)).toBe(false);
    });
  });
  describe('of a function of which only metrics are known', () => {
    const rising = (name: string, unit: string, rise: number) =>
      evidence(
        [
          line(
            (i) => (unit === 'Count' ? 0 : 100 + jitter(i)),
            (i) => (i < 30 ? (unit === 'Count' ? 0 : 100 + jitter(i)) : rise + jitter(i)),
          ),
        ],
        {
          ...metric(name),
          calculations: [{ name, operator: unit === 'Count' ? 'SUM' : 'AVG', key: name, counts: false, additive: unit === 'Count', unit }],
        },
      ); // biome-ignore format: a fixture
    const steps = (from: number, to: number, mean: number) =>
      Array.from({ length: to - from }, (_, index) => ({ step: from + index, total: mean, mean }));
    const withMetrics = (given: Evidence, metrics: NonNullable<Evidence['system']>['metrics']): Evidence => ({
      ...given,
      system: {
        ...{ window: given.window, baseline: given.baseline, metricBaseline: given.baseline, stepMs: millis(12 * MINUTE) },
        ...{ traces: { window: 0, baseline: 0, share: 1 }, operations: [], calls: [], behaviors: [], lines: [], changes: [] },
        metrics,
      },
    }); // biome-ignore format: a fixture
    const slowTable = { entity: 'orders', name: 'SuccessfulRequestLatency', unit: 'Milliseconds' };
    it('names the table that became slow and covers most of it', () => {
      const given = withMetrics(rising('Duration', 'Milliseconds', 900), [
        { ...slowTable, window: steps(0, 5, 790), baseline: steps(-15, 0, 9) },
      ]);
      expect(analyze(given).rootCause).toMatchObject({ entity: 'orders', fault: 'dependency-slow' });
      told(given);
    });
    it('does not name a table that became a little slower, nor one of two', () => {
      const little = [{ ...slowTable, window: steps(0, 5, 90), baseline: steps(-15, 0, 9) }];
      const one = { ...slowTable, window: steps(0, 5, 790), baseline: steps(-15, 0, 9) };
      for (const metrics of [little, [one, { ...one, entity: 'carts' }]])
        expect(analyze(withMetrics(rising('Duration', 'Milliseconds', 900), metrics)).rootCause).toMatchObject({
          confidence: 'inconclusive',
          statement: expect.stringContaining('checkout takes longer than before'),
        });
    });
    it('tells by the refused calls of a function that stands at its ceiling that more came than before', () => {
      const full = evidence([line(() => 5, () => 5)], metric('ConcurrentExecutions')); // biome-ignore format: short
      const throttles = { entity: 'checkout', name: 'Throttles', unit: 'Count', baseline: steps(-5, 0, 40) };
      const refusing = withMetrics(full, [{ ...throttles, window: [...steps(0, 3, 30), ...steps(3, 5, 900)] }]);
      expect(analyze(refusing).rootCause).toMatchObject({ entity: 'checkout', fault: 'concurrency-limit', confidence: 'likely' });
      told(refusing);
      const asEver = withMetrics(full, [{ ...throttles, window: steps(0, 5, 60) }]);
      expect(analyze(asEver).rootCause.entity).toBeUndefined();
      const ofAnother = withMetrics(full, [{ ...throttles, entity: 'orders', window: steps(0, 5, 900) }]);
      expect(analyze(ofAnother).rootCause.entity).not.toBe('checkout');
    }); // biome-ignore format: a fixture
    it('names the table that began to refuse calls', () => {
      const refusing = { entity: 'orders', name: 'WriteThrottleEvents', window: steps(2, 5, 200), baseline: [] };
      const given = withMetrics(rising('Errors', 'Count', 12), [refusing]);
      expect(analyze(given).rootCause).toMatchObject({ entity: 'orders', fault: 'dependency-throttled' });
      told(given);
    });
  });
  it('counts no traffic for the part of the window from before anything was stored', () => {
    const errors = line(
      () => 0,
      (i) => (i < 45 ? 0 : 20),
    );
    const requests = { before: steady(180, () => 0), window: steady(60, (i) => (i < 30 ? 0 : 60)) };
    const failed = { before: steady(180, () => 0), window: steady(60, (i) => (i < 45 ? 0 : 20)) };
    const told = analyze(
      evidence([errors], {
        unknownBefore: 180,
        filters: [{ key: 'level', operation: '=', value: 'error' }],
        traffic: { namespaces: ['checkout'], requests, failed },
      }),
    ).findings.map(({ statement }) => statement);
    expect(told.some((statement) => statement.includes('as many requests as before'))).toBe(true);
    expect(told.some((statement) => statement.includes('times the requests'))).toBe(false);
  });

  it('sees without a time before that nothing is taken from a queue, and not where something is', () => {
    const age = (window: (index: number) => number) =>
      evidence([line(() => Number.NaN, window)], {
        ...metric('ApproximateAgeOfOldestMessage', 'AWS/SQS'),
        unknownBefore: 180,
        calculations: [{ name: 'age', operator: 'MAX', key: 'age', unit: 'Seconds', counts: false, additive: false }],
      });
    const stands = age((index) => (index < 20 ? 4 : 4 + (index - 20) * 60));
    expect(analyze(stands).rootCause).toMatchObject({
      entity: 'checkout',
      fault: 'resource-saturated',
      confidence: 'likely',
    });
    expect(told(stands).summary).toContain('39 min');
    expect(analyze(age((index) => 4 + (index % 5) * 60)).rootCause.fault).toBeUndefined();
  });
  it('takes fewer errors for no fault', () => {
    const fewer = evidence(
      [
        line(
          (i) => 60 + jitter(i),
          (i) => (i < 30 ? 60 : 5),
        ),
      ],
      { filters: ERRORS },
    );
    expect(analyze(fewer).rootCause.fault).toBeUndefined();
    told(fewer);
  });
  it('says that there is not enough to say, or that all is usual', () => {
    const unknown = [null, 0, Number.NaN].map((value) =>
      evidence([
        line(
          () => value,
          () => value,
        ),
      ]),
    );
    for (const given of [
      ...unknown,
      evidence([]),
      evidence([
        line(
          () => null,
          (i) => (i === 5 ? 1 : null),
        ),
      ]),
    ]) {
      const { rootCause } = analyze(given);
      expect(rootCause).toMatchObject({ confidence: 'inconclusive' });
      expect(rootCause.statement).toContain('There is not enough to say');
      narrate(analyze(given));
    }
    const usual = evidence([
      line(
        (i) => 100 + jitter(i),
        (i) => 100 + jitter(i + 3),
      ),
    ]);
    expect(analyze(usual).rootCause).toMatchObject({ confidence: 'inconclusive' });
    const { summary, impact } = told(usual);
    expect(summary).toContain('Nothing unusual shows in the chart of COUNT from 12:00 UTC to 13:00 UTC');
    expect(impact).toContain('Nobody is affected');
  });
  it('gives the same analysis for the same evidence', () => {
    const given = (): Evidence =>
      evidence([
        line(
          (i) => 100 + jitter(i),
          (i) => (i < 30 ? 100 : 300) + jitter(i),
        ),
      ]);
    expect(analyze(given())).toEqual(analyze(given()));
  });
});

describe('needsOfSeries', () => {
  const seen = (inWindow: number, inBefore: number) => ({
    fingerprint: 'f1',
    namespace: 'checkout',
    message: 'no',
    inWindow,
    inBefore,
    newestId: 'e1',
    charted: true,
  });
  const flat = line(
    (i) => 100 + jitter(i),
    (i) => 100 + jitter(i),
  );
  const slower = line(
    (i) => 100 + jitter(i),
    (i) => (i < 30 ? 100 : 900) + jitter(i),
  );
  it('looks at nothing more of a line that is as usual', () => {
    const given = evidence([flat], { errors: [seen(5, 15)] });
    expect(needsOfSeries(given)).toEqual({
      error: false,
      slow: false,
      busiest: false,
      senders: false,
      selection: false,
    });
  });
  it('compares the rows of a marked range whatever its line does', () => {
    expect(needsOfSeries(evidence([flat], { brushed: true })).selection).toBe(true);
  });
  it('wants a slow request for times that rose, and the error where one grew beside them', () => {
    const times = { calculations: [DURATION] };
    expect(needsOfSeries(evidence([slower], times))).toMatchObject({ error: false, slow: true, selection: true });
    const failing = evidence([slower], { ...times, errors: [seen(60, 3)] });
    expect(needsOfSeries(failing)).toMatchObject({ error: true, slow: false, selection: true });
  });
  it('wants nothing where there is no line', () => {
    expect(needsOfSeries(evidence([]))).toEqual({
      error: false,
      slow: false,
      busiest: false,
      senders: false,
      selection: false,
    });
  });
  it('wants the trace with most of the requests where there are more of them', () => {
    const more = line(
      (i) => 20 + jitter(i),
      (i) => (i < 30 ? 20 : 200) + jitter(i),
    );
    expect(needsOfSeries(evidence([more])).busiest).toBe(true);
    expect(needsOfSeries(evidence([slower], { calculations: [DURATION] })).busiest).toBe(false);
  });
  it('names the part of the window in which the line stands out, where it is the smaller part', () => {
    const lateRise = line(
      (i) => 100 + jitter(i),
      (i) => (i < 45 ? 100 : 900) + jitter(i),
    );
    const given = evidence([lateRise], { calculations: [DURATION] });
    const { series } = given;
    const at = (bucket: number) => BigInt(((series?.firstAt ?? 0) + bucket * (series?.bucketMs ?? 0)) * 1e6);
    expect(needsOfSeries(given).part).toEqual({ from: at(45), to: at(60) });
    const early = line(
      (i) => 100 + jitter(i),
      (i) => (i < 5 ? 100 : 900) + jitter(i),
    );
    expect(needsOfSeries(evidence([early], { calculations: [DURATION] })).part).toBeUndefined();
    expect(needsOfSeries(evidence([flat])).part).toBeUndefined();
  });
});
