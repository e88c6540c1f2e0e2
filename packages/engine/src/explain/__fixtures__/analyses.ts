/** Hand-made analyses, one of each kind that the analysis can come to. Written for these tests; nothing is recorded. */
import type { Finding } from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';

const at = 1_682_072_469_805;
const event = (id: string, label: string): Finding['evidence'][number] => ({ kind: 'event', id, label });

/** A function that ran into its time limit because an e-mail vendor did not answer: a confirmed cause. */
export const timeout: Analysis = {
  subject: { kind: 'event', id: '0187a2f0c1ed00112233445566778899' },
  title: 'the error of shop-prod-send-receipt at 10:21:09 UTC',
  findings: [
    {
      id: 'F1',
      kind: 'failure',
      entity: 'shop-prod-send-receipt',
      fault: 'timeout',
      statement: 'shop-prod-send-receipt timed out after 6.01 s, its configured limit of 6 s',
      numbers: [
        { name: 'duration', value: 6010, unit: 'ms' },
        { name: 'timeout', value: 6, unit: 's' },
        { name: 'maxMemoryUsed', value: 83, unit: 'MB' },
      ],
      confidence: 'confirmed',
      evidence: [event('e1', 'log line at 10:21:09 UTC')],
    },
    {
      id: 'F2',
      kind: 'origin',
      entity: 'maildude.example',
      fault: 'dependency-slow',
      statement: 'The call to maildude.example had not answered after 5.8 s. It normally takes 120 ms.',
      numbers: [
        { name: 'waited', value: 5800, unit: 'ms' },
        { name: 'normal', value: 120, unit: 'ms' },
      ],
      confidence: 'confirmed',
      evidence: [{ kind: 'span', id: 'e2', traceId: 't1', spanId: 's1', label: 'POST maildude.example' }],
    },
    {
      id: 'F3',
      kind: 'recurrence',
      entity: 'shop-prod-send-receipt',
      statement: 'The same error happened 37 times since 10:02 UTC and never in the 6 hours before',
      numbers: [
        { name: 'errors', value: 37, unit: 'count' },
        { name: 'errorsBefore', value: 0, unit: 'count' },
      ],
      confidence: 'confirmed',
      evidence: [{ kind: 'series', key: 'errors', timeframe: { from: at - 1_140_000, to: at }, label: 'errors' }],
    },
    {
      id: 'F4',
      kind: 'impact',
      statement: '37 of 41 requests failed, which is 90.2% of them',
      numbers: [
        { name: 'failed', value: 37, unit: 'count' },
        { name: 'requests', value: 41, unit: 'count' },
        { name: 'share', value: 0.902, unit: 'share' },
      ],
      confidence: 'confirmed',
      evidence: [event('e4', 'requests')],
    },
  ],
  rootCause: {
    entity: 'maildude.example',
    fault: 'dependency-slow',
    statement:
      'maildude.example stopped answering, so shop-prod-send-receipt waited until its time limit ended the call',
    confidence: 'confirmed',
    findings: ['F2', 'F1'],
  },
  actions: [
    {
      title: 'Set a client timeout of 2 s on the call to maildude.example',
      detail: 'Retry from the queue with back-off.',
      findings: ['F2'],
    },
    { title: 'Ask the vendor about its status since 10:02 UTC', findings: ['F3'] },
  ],
  ruledOut: [
    { what: 'Memory', why: 'at most 83 MB of 128 MB was used', findings: ['F1'] },
    { what: 'A deployment', why: 'No version changed in the hour before.', findings: ['F3'] },
  ],
  nextQuestions: ['Did other calls to maildude.example fail too?', 'Were the receipts sent later?'],
  excerpt: {
    event: {
      timestamp: '2023-04-21T10:21:09.805Z',
      '@requestId': 'b0c1d2e3-1111-2222-3333-444455556666',
      '@message': 'Task timed out after 6.01 seconds for jane.doe@acme-health.example',
      '@duration': 6010.22,
      '@memorySize': 128,
    },
    request: [
      { timestamp: '2023-04-21T10:21:03.795Z', message: 'sending receipt to jane.doe@acme-health.example' },
      { timestamp: '2023-04-21T10:21:03.999Z', message: 'POST https://maildude.example/v1/send from 10.1.2.3' },
    ],
  },
  skipped: [{ detector: 'deployment-change', because: 'no CloudTrail events were sent' }],
};

/** The originals of `timeout` that must never leave. */
export const TIMEOUT_ORIGINALS = [
  'shop-prod-send-receipt',
  'maildude.example',
  'b0c1d2e3-1111-2222-3333-444455556666',
  'jane.doe@acme-health.example',
  '10.1.2.3',
] as const;

export const likely: Analysis = {
  ...timeout,
  subject: { kind: 'trace', traceId: 't1' },
  title: 'the trace of POST /orders at 10:21:03 UTC',
  rootCause: { ...timeout.rootCause, confidence: 'likely' },
  findings: timeout.findings.map((finding) => ({ ...finding, confidence: 'likely' as const })),
};

export const inconclusive: Analysis = {
  subject: { kind: 'request', requestId: 'b0c1d2e3-1111-2222-3333-444455556666' },
  title: 'the request of shop-prod-checkout at 10:21:09 UTC',
  findings: [
    {
      id: 'F1',
      kind: 'failure',
      entity: 'shop-prod-checkout',
      fault: 'unhandled-error',
      statement: 'shop-prod-checkout ended with "Error: boom. Try again"',
      numbers: [{ name: 'errors', value: 1, unit: 'count' }],
      confidence: 'confirmed',
      evidence: [event('e1', 'log line')],
    },
    {
      id: 'F2',
      kind: 'context',
      statement: '3 other log lines belong to the request, none of them an error',
      numbers: [{ name: 'lines', value: 3, unit: 'count' }],
      confidence: 'inconclusive',
      evidence: [event('e2', 'log line')],
    },
  ],
  rootCause: {
    statement: 'The message does not say what failed, and there is no trace of the request',
    confidence: 'inconclusive',
    findings: ['F1'],
  },
  actions: [],
  ruledOut: [],
  nextQuestions: ['What does the function do when it writes "boom"?'],
  excerpt: { event: { '@message': 'Error: boom. Try again' } },
  skipped: [
    { detector: 'trace', because: 'The event has no trace id. Nothing could be joined.' },
    { detector: 'recurrence', because: 'the time before holds fewer than 20 events' },
  ],
};

export const healthy: Analysis = {
  subject: { kind: 'trace', traceId: 't9' },
  title: 'the trace of GET /cart at 10:20:00 UTC',
  findings: [
    {
      id: 'F1',
      kind: 'health',
      statement: 'All 12 spans ended without an error in 84 ms',
      numbers: [
        { name: 'spans', value: 12, unit: 'count' },
        { name: 'duration', value: 84, unit: 'ms' },
      ],
      confidence: 'confirmed',
      evidence: [],
    },
  ],
  rootCause: { statement: 'There is no failure to explain', confidence: 'confirmed', findings: ['F1'] },
  actions: [],
  ruledOut: [],
  nextQuestions: [],
  excerpt: {},
  skipped: [],
};

/** What an analysis looks like when nothing could be read at all. */
export const empty: Analysis = {
  subject: { kind: 'error', fingerprint: '0011223344556677' },
  title: 'the error 0011223344556677',
  findings: [],
  rootCause: { statement: '', confidence: 'inconclusive', findings: [] },
  actions: [],
  ruledOut: [],
  nextQuestions: [],
  excerpt: {},
  skipped: [],
};

export const ALL = { timeout, likely, inconclusive, healthy, empty } as const;
