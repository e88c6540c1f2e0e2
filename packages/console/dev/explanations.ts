/** A played answer to Ask AI, streamed as the server streams it. */
import type { AnswerEvent, EventView, Explanation, Preview, Subject } from '@baselime-ai/contract';

const SECTIONS: Readonly<Record<string, string>> = {
  summary:
    'Order confirmations fail because the e-mail vendor MailDude does not answer: `order-confirmation` waits 5 seconds for api.maildude.example, then throws MailDudeError and the checkout answers HTTP 502 [F1, F2]. Checkouts themselves are charged and stored before the failure [F4]. Customers may be charged twice when they try again.',
  rootCause:
    'The connection to api.maildude.example times out (ETIMEDOUT) in every failing request; the deepest failing span is POST api.maildude.example/send and no child explains it [F1]. It began 61 minutes ago and no deployment happened in the two hours before [F3].',
  evidence:
    '- 41 events with this error in the last hour, against 1 in the hour before [F2]\n- The failing span lasted 5,000 ms in each case; the same call normally takes 46 ms [F1]\n- All other downstream calls of the trace succeeded [F4]\n- Failing and healthy requests differ in `error.type` = ETIMEDOUT only [F5]',
  impact:
    '- 34 % of checkouts in the last hour answered HTTP 502 [F2]\n- 38 distinct requests and one function (`order-confirmation`) are hit [F2]\n- Payment and order storage are not affected [F4]',
  actions:
    '1. Take the e-mail out of the checkout request: put the confirmation on an SQS queue and let order-confirmation read from it [F1, F4].\n2. Lower the HTTP client timeout for MailDude from 5 s to about 1 s and retry with jitter from the queue [F1].\n3. Add a dead-letter queue, so that no confirmation is lost while the vendor is down [F2].\n4. Check the status of MailDude and report the outage with the time it began [F3].',
  ruledOut:
    '- A deployment: the function version is 42 before and after the start [F3]\n- Cold starts: 2 of 38 failing requests were cold, the same share as healthy ones [F5]\n- Throttling: no throttle or concurrency error in the trace or the function [F4]',
  nextQuestions:
    '- Which customers did not get their confirmation?\n- Does any other function call MailDude?\n- Were orders charged twice by customers who tried again?',
};

function findings(events: readonly EventView[]): Explanation['findings'] {
  const failing = events.find(
    (event) => event.isError && event.kind === 'log' && event.namespace === 'order-confirmation',
  );
  const span = events.find(
    (event) => event.traceId === failing?.traceId && event.kind === 'span' && event.name?.includes('maildude'),
  );
  const at = failing?.timestampMs ?? 0;
  const window = { from: Math.floor(at - 3_600_000), to: Math.ceil(at) };
  const eventRef = {
    kind: 'event' as const,
    id: failing?.id ?? '',
    path: '@message.data.errorMessage',
    label: 'MailDude is down, could not send the order confirmation',
  };
  const spanRef = {
    kind: 'span' as const,
    id: span?.id ?? '',
    traceId: span?.traceId ?? '',
    spanId: span?.spanId ?? '',
    label: 'POST api.maildude.example/send',
  };
  return [
    {
      id: 'F1',
      kind: 'origin',
      entity: 'order-confirmation',
      fault: 'dependency-unavailable',
      statement:
        'The deepest failing span that no child explains is POST api.maildude.example/send; it ended with ETIMEDOUT after 5,000 ms.',
      numbers: [
        { name: 'duration', value: 5000, unit: 'ms' },
        { name: 'usual duration', value: 46, unit: 'ms' },
      ],
      confidence: 'confirmed',
      evidence: [spanRef, eventRef],
    },
    {
      id: 'F2',
      kind: 'recurrence',
      entity: 'order-confirmation',
      window,
      statement: 'This error occurred 41 times in the last hour and once in the hour before.',
      numbers: [
        { name: 'last hour', value: 41, unit: 'count' },
        { name: 'hour before', value: 1, unit: 'count' },
        { name: 'failing share', value: 0.34, unit: 'share' },
        { name: 'increase', value: 41, unit: 'ratio' },
      ],
      confidence: 'confirmed',
      evidence: [
        {
          kind: 'series',
          key: 'COUNT order-confirmation errors',
          timeframe: window,
          label: 'Errors of order-confirmation',
        },
        eventRef,
      ],
    },
    {
      id: 'F3',
      kind: 'change',
      statement: 'No version or configuration of the function changed in the two hours before the first failure.',
      numbers: [{ name: 'version', value: 42, unit: 'count' }],
      confidence: 'likely',
      evidence: [],
    },
    {
      id: 'F4',
      kind: 'context',
      entity: 'checkout-api',
      statement: 'Payment and order storage of the same request succeeded before the failure.',
      numbers: [{ name: 'spans that succeeded', value: 4, unit: 'count' }],
      confidence: 'confirmed',
      evidence: [{ ...spanRef, label: 'POST /checkout' }],
    },
    {
      id: 'F5',
      kind: 'contrast',
      statement: '`error.type` = ETIMEDOUT sets the failing requests apart; cold starts do not.',
      numbers: [
        { name: 'failing with it', value: 1, unit: 'share' },
        { name: 'healthy with it', value: 0, unit: 'share' },
      ],
      confidence: 'likely',
      evidence: [eventRef],
    },
  ];
}

export function explain(subject: Subject, events: readonly EventView[], engine: string, cached: boolean): Explanation {
  const now = new Date();
  return {
    id: `exp_${Math.floor(Math.random() * 1e9).toString(36)}`,
    subject,
    createdAt: now.toISOString(),
    confidence: 'confirmed',
    rootCause: {
      entity: 'order-confirmation',
      fault: 'dependency-unavailable',
      statement: 'MailDude does not answer',
      confidence: 'confirmed',
      findings: ['F1', 'F3'],
    },
    sections: {
      summary: SECTIONS.summary ?? '',
      rootCause: SECTIONS.rootCause ?? '',
      evidence: SECTIONS.evidence ?? '',
      impact: SECTIONS.impact ?? '',
      actions: SECTIONS.actions ?? '',
      ruledOut: SECTIONS.ruledOut ?? '',
      nextQuestions: SECTIONS.nextQuestions ?? '',
    },
    findings: findings(events),
    actions: [{ title: 'Take the e-mail out of the checkout request', findings: ['F1'] }],
    ruledOut: [{ what: 'A deployment', why: 'the version did not change', findings: ['F3'] }],
    checks: [
      {
        section: 'summary',
        sentence: 'Customers may be charged twice when they try again.',
        findings: [],
        verdict: 'uncited',
      },
    ],
    engine,
    cached,
    ...(cached ? { cachedAt: new Date(now.getTime() - 14 * 60_000).toISOString() } : {}),
    ...(engine === 'narrator' ? {} : { receiptId: 'led_1' }),
    elapsedMs: 1840,
  };
}

export async function* stream(
  explanation: Explanation,
  wait: (ms: number) => Promise<void>,
): AsyncGenerator<AnswerEvent> {
  yield { type: 'answer-start', id: explanation.id, engine: explanation.engine, cached: explanation.cached };
  for (const finding of explanation.findings) {
    await wait(40);
    yield { type: 'finding-added', finding };
  }
  for (const [name, text] of Object.entries(explanation.sections)) {
    for (const word of text.match(/\s*\S+/g) ?? []) {
      await wait(9);
      const section =
        name === 'rootCause' ||
        name === 'evidence' ||
        name === 'impact' ||
        name === 'actions' ||
        name === 'ruledOut' ||
        name === 'nextQuestions'
          ? name
          : 'summary';
      yield { type: 'text-delta', section, text: word };
    }
  }
  for (const check of explanation.checks) yield { type: 'citation-checked', check };
  yield { type: 'answer-end', explanation };
}

export function preview(subject: Subject): Preview {
  const body = JSON.stringify({
    model: 'gpt-5-mini',
    stream: true,
    messages: [
      {
        role: 'system',
        content: 'You explain failures of serverless applications. Use only the findings; cite them as [F1].',
      },
      {
        role: 'user',
        content: `Subject: ${subject.kind}\nF1 origin: the deepest failing span is POST <host-1>/send in <function-1>; ETIMEDOUT after 5000 ms\nF2 recurrence: 41 in the last hour, 1 before\nEvent: {"errorType":"<error-1>","errorMessage":"<vendor-1> is down","order":{"customer":{"email":"<email-1>","country":"NL"}}}`,
      },
    ],
  });
  return {
    provider: 'openai',
    model: 'gpt-5-mini',
    method: 'POST',
    url: 'https://api.openai.com/v1/chat/completions',
    body,
    bytes: body.length,
    sha256: '9f2c51e0a4b7d83c6e1f0b9a7754c2d1e08f3a6b5c4d7e9f1a2b3c4d5e6f7081',
    hidden: [
      { token: '<email-1>', original: 'jane.moe@example.com', reason: 'e-mail address', occurrences: 1 },
      { token: '<host-1>', original: 'api.maildude.example', reason: 'host name', occurrences: 3 },
      { token: '<function-1>', original: 'order-confirmation', reason: 'resource name', occurrences: 6 },
      { token: '<vendor-1>', original: 'MailDude', reason: 'word that is not in the vocabulary', occurrences: 4 },
      { token: '<error-1>', original: 'MailDudeError', reason: 'name made from a hidden word', occurrences: 2 },
      { token: '<secret-1>', reason: 'scrubbed at ingest: key contains "authorization"', occurrences: 1 },
    ],
    legend: [
      '<function-1> is a Lambda function',
      '<host-1> is a host that <function-1> calls',
      '<email-1> is one e-mail address',
    ],
    verdict: 'passed',
    blockedBecause: [],
  };
}
