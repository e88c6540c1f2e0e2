/** What a runtime, a library or the scheduler of containers says of the program itself, and it is the cause. */
// biome-ignore-all format: rows of a table
import { alertOn, chart, errorAt, errorsOf, metric, symptom } from '../kit/ask.js';
import { podFailsToStart, taskFailsToStart } from '../kit/beside.js';
import type { Plot } from '../kit/plot.js';
import { acts, strikes, throwsOwn } from '../kit/strike.js';
import { ownFails, runtimesOf } from '../words/clients.js';
import { BATCH_FAILED, DISK_FULL } from '../words/own.js';
import { BARE_AMPERSAND, CHANGED_WHILE_READ, GITHUB_SIGNATURE, NO_SUCH_DAY, NOT_CONFIGURED, NOT_GZIP, PACKAGE_LEFT_OUT, RECORD_OF_TOMORROW, SHARED_LIBRARY_GONE } from '../words/programs.js';

const WRITTEN = ['lines', 'lines+metrics', 'feed', 'all'] as const;

export const toldByPrograms: readonly Plot[] = [
  {
    name: 'webhooks-signed-with-another-secret',
    shapes: ['single'],
    needs: { target: 'table', habits: ['rethrow', 'log-and-rethrow', 'log-and-answer'], runtimes: runtimesOf(GITHUB_SIGNATURE) },
    fault: 'signature-mismatch',
    trouble: throwsOwn(ownFails(GITHUB_SIGNATURE)),
    asks: [errorAt('work'), alertOn('work')],
    rubric: ['secret|sign|webhook'],
    why: 'Deliveries are signed with a secret that the function does not have.',
  },
  {
    name: 'partner-compresses-no-more',
    shapes: ['queue', 'single'],
    needs: { target: 'bucket', perMinute: 3, runtimes: runtimesOf(NOT_GZIP) },
    fault: 'malformed-input',
    trouble: (estate, moment) => throwsOwn(ownFails(NOT_GZIP), ({ tenant }) => tenant === estate.tenants[1] || tenant === estate.tenants[2])(estate, moment),
    asks: [errorAt('work')],
    rubric: ['format|gzip|compress|input|payload|sender|partner|valid'],
    why: 'Two partners send plain text where the worker unpacks gzip.',
  },
  {
    name: 'ampersand-in-a-company-name',
    shapes: ['single', 'chain'],
    needs: { target: 'http', perMinute: 3, runtimes: runtimesOf(BARE_AMPERSAND) },
    fault: 'malformed-input',
    trouble: throwsOwn(ownFails(BARE_AMPERSAND), 0.25),
    asks: [errorAt('work'), symptom],
    rubric: ['XML|input|escape|valid|payload|sender'],
    why: 'Some documents hold a bare ampersand and are no XML.',
  },
  {
    name: 'renewal-on-the-thirtieth',
    shapes: ['single', 'queue'],
    needs: { target: 'postgres', perMinute: 3, runtimes: runtimesOf(NO_SUCH_DAY) },
    fault: 'code-defect',
    trouble: throwsOwn(ownFails(NO_SUCH_DAY), ({ size }) => size === 3, { isLate: true }),
    asks: [errorAt('work')],
    rubric: ['fix|code|date|month|guard|handle'],
    why: 'The worker turns the month and keeps the day, which the next month does not have.',
  },
  {
    name: 'cache-walked-while-it-changes',
    shapes: ['chain', 'single'],
    needs: { target: 'http', perMinute: 4, runtimes: runtimesOf(CHANGED_WHILE_READ) },
    fault: 'code-defect',
    trouble: throwsOwn(ownFails(CHANGED_WHILE_READ), 0.2, { isLate: true }),
    asks: [symptom, errorAt('work'), errorsOf('work', { isBrushed: true })],
    rubric: ['fix|code|lock|copy|concurren|thread'],
    why: 'The worker walks over its cache while another thread of it writes there.',
  },
  {
    name: 'image-library-not-in-the-package',
    shapes: ['single', 'queue'],
    needs: { target: 'bucket', perMinute: 2, signals: WRITTEN, runtimes: runtimesOf(SHARED_LIBRARY_GONE) },
    fault: 'missing-dependency',
    trouble: strikes(throwsOwn(ownFails(SHARED_LIBRARY_GONE), 1, { isInit: true }), () => ({ releases: 'work' as const })),
    asks: [errorAt('work'), alertOn('work')],
    rubric: ['librar|package|layer|bundle|image|depend|install'],
    why: 'A library of the system that a package of the worker loads is not there.',
  },
  {
    name: 'package-left-out-of-the-bundle',
    shapes: ['chain'],
    needs: { target: 'http', signals: WRITTEN, runtimes: runtimesOf(PACKAGE_LEFT_OUT) },
    fault: 'missing-dependency',
    trouble: strikes(throwsOwn(ownFails(PACKAGE_LEFT_OUT), 1, { isInit: true }), () => ({ releases: 'work' as const })),
    asks: [errorAt('work')],
    rubric: ['package|bundle|depend|install|layer'],
    why: 'A package that the worker imports was left out of its bundle.',
  },
  {
    name: 'setting-nobody-set',
    shapes: ['chain', 'single'],
    needs: { target: 'http', runtimes: runtimesOf(NOT_CONFIGURED) },
    fault: 'missing-configuration',
    trouble: throwsOwn(ownFails(NOT_CONFIGURED)),
    asks: [symptom, errorAt('work'), alertOn('work')],
    rubric: ['set|config|variable|environment|parameter|propert'],
    why: 'The worker lacks the setting that names the prices service.',
  },
  {
    name: 'record-of-a-version-to-come',
    shapes: ['queue'],
    needs: { target: 'table', isStream: true, perMinute: 3, signals: ['lines+metrics', 'all'], habits: ['rethrow', 'log-and-rethrow'], consumer: { limit: 1 }, runtimes: runtimesOf(RECORD_OF_TOMORROW) },
    fault: 'poison-message',
    trouble: (estate, { since }) => {
      let bad: string | undefined;
      return { act: (fn, at, job) => {
        if (fn !== estate.work || at < since) return undefined;
        bad ??= job.key;
        return job.key === bad ? { throws: ownFails(RECORD_OF_TOMORROW) } : undefined;
      } };
    },
    asks: [errorAt('work'), metric('GetRecords.IteratorAgeMilliseconds', 'StreamName', ({ estate }) => estate.queue.name)],
    rubric: ['record|message|skip|dead|bisect|retr|destination'],
    why: 'One record that the worker cannot read is tried again and again, and all of the shard waits behind it.',
  },
  {
    name: 'some-of-each-batch-fail',
    shapes: ['queue'],
    needs: { target: 'table', perMinute: 3, habits: ['rethrow', 'log-and-rethrow'] },
    fault: 'partial-batch-failure',
    trouble: throwsOwn(BATCH_FAILED(3, 10), 0.45, { isLate: true }),
    asks: [errorAt('work')],
    rubric: ['batch|record|item|message|retry|dead'],
    why: 'Three records of ten in a batch fail and are reported back, the others go through.',
  },
  {
    name: 'scratch-space-used-up',
    shapes: ['single', 'fan-out'],
    needs: { target: 'bucket', perMinute: 2 },
    fault: 'resource-saturated',
    trouble: throwsOwn(DISK_FULL, 0.7),
    asks: [errorAt('work'), symptom],
    rubric: ['disk|space|tmp|storage|clean|ephemeral'],
    why: 'What the worker writes to its scratch space is never cleaned, and the space is used up.',
  },
  {
    name: 'image-for-another-processor',
    shapes: ['chain'],
    needs: { target: 'postgres', platform: 'ecs', signals: ['lines', 'spans+lines'], runtimes: ['node', 'python', 'go'] },
    fault: 'startup-failed',
    beside: taskFailsToStart(() => ['exec /usr/local/bin/docker-entrypoint.sh: exec format error']),
    asks: [chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: 'AWS/ECS' }, { key: 'detail.group', operation: '=', value: `service:${estate.work.name}` }] }), { isBrushed: true })],
    rubric: ['image|architecture|platform|arm|amd|build'],
    why: 'The image of the new revision was built for another processor, and its tasks exit at once.',
  },
  {
    name: 'never-ready-in-time',
    shapes: ['single'],
    needs: { target: 'http', platform: 'kubernetes', signals: ['lines', 'spans+lines'], runtimes: ['java', 'dotnet'] },
    fault: 'startup-failed',
    beside: podFailsToStart({
      events: (pod) => [
        ['Unhealthy', 'Startup probe failed: Get "http://10.0.87.12:8080/actuator/health/readiness": dial tcp 10.0.87.12:8080: connect: connection refused'],
        ['Killing', 'Container app failed startup probe, will be restarted'],
        ['BackOff', `Back-off restarting failed container app in pod ${pod}`],
      ],
    }),
    asks: [chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'k8s.event.reason', operation: 'EXISTS' }], groupBys: [{ value: 'k8s.event.reason' }] }), { isBrushed: true })],
    rubric: ['probe|start|roll ?back|delay|threshold'],
    why: 'The pod of the new version never answers its startup probe and is restarted.',
  },
  {
    name: 'large-documents-outlast-the-limit',
    shapes: ['single', 'queue'],
    needs: { target: 'table', perMinute: 3, signals: WRITTEN, timeoutMs: 6_000 },
    fault: 'timeout',
    trouble: acts('work', { ownMs: 16_000 }, ({ size }) => size >= 5),
    asks: [errorAt('work'), alertOn('work')],
    rubric: ['timeout|time limit|split|smaller|duration'],
    why: 'Jobs of many items take the worker itself longer than its time limit.',
  },
];
