/** What vendors, clients and senders do to a team, and causes some hops from where somebody looks. */
// biome-ignore-all format: rows of a table, one a line.
import { type Ask, alertOn, durationOf, errorAt, errorsOf, invocationThat, lambdaMetric, metric, reportsOf, symptom } from '../kit/ask.js';
import { about, readings } from '../kit/beside.js';
import { apiOf, type Estate } from '../kit/estate.js';
import type { Plot } from '../kit/plot.js';
import { bothOf, pairsOf, plotsOf, type Row, theDatabase, theTarget, theWorker } from '../kit/rows.js';
import { acts, changedBy, jobsOf, peerFails, released, type Strike, strikes, targetFails, targetTakes, throwsOwn } from '../kit/strike.js';
import * as client from '../words/clients.js';
import * as field from '../words/field.js';
import { refusedWith } from '../words/network.js';
import { NOT_VALID } from '../words/own.js';
import { aws, sql } from '../words/services.js';

const SEEN: readonly [Ask, ...Ask[]] = [symptom, errorAt('work'), errorsOf('work'), alertOn('work'), errorsOf('work', { isBrushed: true })];
const AT_THE_EDGE: readonly [Ask, ...Ask[]] = [errorAt('front'), errorsOf('front'), errorAt('front')];
const MEASURED = ['lines+metrics', 'all'] as const;
const TRACED = ['spans', 'spans+lines', 'all'] as const;
const GATEWAY = 'nat-04d8e1b7c92f5a360';
const theQueue = ({ estate }: { readonly estate: Estate }): string => estate.queue.name;
const nameOfDeep = ({ deep, work }: Estate): string => (deep ?? work).name;

const vendors: Readonly<Record<string, Row>> = {
  'mails-of-the-day-are-sent': {
    shapes: ['queue'], fault: 'quota-exceeded', guilty: ({ target }) => target.name,
    needs: { target: 'http', vendor: ['email.eu-west-1.amazonaws.com', '/v2/email/outbound-emails'], perMinute: 3 },
    trouble: peerFails(aws({ code: 'TooManyRequestsException', message: 'Daily message quota exceeded.', status: 429, service: ['SESv2', 'sesv2', 'SimpleEmailV2'], op: 'SendEmail' })),
    asks: SEEN, rubric: ['quota|limit|increase|plan'], why: 'SES sends no more mails of this account today.',
  },
  'model-past-its-life': {
    shapes: ['single', 'fan-out'], fault: 'missing-resource', guilty: ({ target }) => target.name, also: pairsOf(['missing-resource'], theWorker),
    needs: { target: 'http', vendor: ['bedrock-runtime.eu-west-1.amazonaws.com', '/model/eu.example-text-v2/invoke'], targetMs: 900, clientMs: 12_000, timeoutMs: 25_000, perMinute: 2 },
    trouble: peerFails(aws({ code: 'ResourceNotFoundException', message: 'This model version has reached the end of its life. Please refer to the AWS documentation for more details.', status: 404, service: ['Bedrock Runtime', 'bedrockruntime', 'BedrockRuntime'], op: 'InvokeModel' })),
    asks: SEEN, rubric: ['model|version|exist|name|replace'], why: 'The version of the model that the program names was switched off.',
  },
  'tokens-of-the-minute-are-used': {
    shapes: ['single', 'queue'], fault: 'dependency-throttled', guilty: ({ target }) => target.name,
    needs: { target: 'http', vendor: ['api.openai.com', '/v1/chat/completions'], runtimes: ['node', 'python', 'java', 'go'], targetMs: 1_200, clientMs: 15_000, timeoutMs: 28_000, attempts: 2, perMinute: 3 },
    trouble: strikes(targetFails(refusedWith(429, { error: { message: 'Rate limit reached for gpt-4o in organization org-Qk3hX0pVbN2 on tokens per min (TPM): Limit 30000, Used 29412, Requested 1650. Please try again in 2.124s. Visit https://platform.openai.com/account/rate-limits to learn more.', type: 'tokens', param: null, code: 'rate_limit_exceeded' } }), 0.75), (_, { since }) => ({ load: (at) => (at >= since ? 2.5 : 1) })),
    asks: SEEN, rubric: ['backoff|rate|fewer|limit|queue'], why: 'More than twice the usual requests use up the tokens that the vendor gives in a minute.',
  },
  'key-of-the-vendor-expired': {
    shapes: ['single', 'chain'], fault: 'credential-expired', also: pairsOf(['credential-expired'], theTarget),
    needs: { target: 'http', vendor: ['api.stripe.com', '/v1/payment_intents'], runtimes: ['node', 'python', 'java', 'go'], perMinute: 3 },
    trouble: peerFails(refusedWith(401, { error: { code: 'api_key_expired', message: 'Expired API Key provided: sk_live_********************7Qmw', type: 'invalid_request_error' } })),
    asks: SEEN, rubric: ['key|renew|rotat|credential'], why: 'The key with which the worker signs in at the vendor has expired.',
  },
  'consent-was-withdrawn': {
    shapes: ['queue'], fault: 'credential-expired', also: pairsOf(['credential-expired'], theTarget),
    needs: { target: 'http', vendor: ['oauth2.googleapis.com', '/token'], runtimes: ['go', 'java'], perMinute: 3 },
    trouble: peerFails(refusedWith(400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' })),
    asks: SEEN, rubric: ['token|renew|authori|credential|sign'], why: 'The refresh token of the integration was revoked, so it gets no access token any more.',
  },
  'own-certificate-ran-out': {
    shapes: ['single', 'chain'], fault: 'certificate-invalid', also: bothOf(pairsOf(['credential-expired'], theWorker), pairsOf(['certificate-invalid'], theTarget)),
    needs: { target: 'http', runtimes: client.runtimesOf(field.CLIENT_CERTIFICATE), perMinute: 3 }, trouble: peerFails(client.callFails(field.CLIENT_CERTIFICATE, { isRetryable: true })),
    asks: SEEN, rubric: ['certificate|renew'], why: 'The partner turns the worker away: the certificate that the worker shows has expired.',
  },
  'vendor-has-an-outage': {
    shapes: ['chain', 'queue', 'fan-out'], fault: 'dependency-unavailable', guilty: ({ target }) => target.name, also: pairsOf(['dependency-error'], theTarget),
    needs: { target: 'http', perMinute: 3 }, trouble: targetFails(refusedWith(503, { message: 'no healthy upstream' }), 0.9),
    asks: SEEN, rubric: ['status|retry|check|circuit|fallback'], why: 'The gateway of the vendor finds none of its servers healthy.',
  },
  'vendor-refuses-by-the-hour': {
    shapes: ['single'], fault: 'dependency-throttled', guilty: ({ target }) => target.name, also: pairsOf(['quota-exceeded'], theTarget),
    needs: { target: 'http', vendor: ['api.github.com', '/repos/acme/catalog/dispatches'], runtimes: ['java', 'go'], perMinute: 3 },
    trouble: peerFails(refusedWith(403, { message: 'API rate limit exceeded for installation ID 48213377.', documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api', status: '403' })),
    asks: SEEN, rubric: ['rate|limit|fewer|backoff|quota'], why: 'The calls of this hour are used up; the status is that of a missing permission, the words are not.',
  },
  'customer-leaves-out-a-field': {
    shapes: ['single', 'chain'], fault: 'validation-failed', also: pairsOf(['malformed-input'], theWorker), agoMinutes: [25, 60],
    needs: { perMinute: 5 }, trouble: (estate, { since }) => ({ act: (fn, at, job) => (fn.role === 'work' && at >= since && job.tenant === estate.tenants[0] ? { throws: NOT_VALID } : undefined) }),
    asks: SEEN, rubric: ['valid|field|sender|customer|input'], why: 'One customer sends requests without a part that must be there; those of all others pass.',
  },
};

const told: Readonly<Record<string, Row>> = {
  'opaque-error-of-its-own': {
    shapes: ['single', 'queue'], fault: 'unhandled-error', also: pairsOf(['error-increase', 'code-defect'], theWorker),
    needs: { perMinute: 3, habits: ['rethrow', 'log-and-rethrow'] }, trouble: throwsOwn((runtime) => field.NOTHING_SAID[runtime], 0.35, { isLate: true }),
    asks: [errorAt('work'), errorsOf('work'), alertOn('work')], rubric: ['log|catch|cause|stack|reproduc|code'], why: 'The worker fails by itself after all of its calls went well; its words say nothing of why.',
  },
};

const figures: Readonly<Record<string, Row>> = {
  'nearly-nobody-calls': {
    shapes: ['single', 'chain'], fault: 'traffic-drop', guilty: ({ front }) => front.name, also: bothOf(pairsOf(['traffic-drop'], ({ work }) => [work.name]), pairsOf(['traffic-drop'], (estate) => [apiOf(estate), estate.api])), agoMinutes: [20, 50],
    needs: { perMinute: 7, signals: MEASURED, hasAccessLog: true }, trouble: (_, { since }) => ({ load: (at) => (at >= since ? 0.05 : 1) }),
    asks: [lambdaMetric('Invocations', 'front', 180), reportsOf('front'), metric('Count', 'ApiName', ({ estate }) => apiOf(estate), 180)],
    rubric: ['upstream|client|caller|traffic|route|dns|source'], why: 'From one minute to the next nearly nobody calls any more; what does come is served as ever.',
  },
  'lines-stop-and-calls-go-on': {
    shapes: ['chain', 'queue'], fault: 'missing-data', guilty: ({ work }) => work.name, agoMinutes: [25, 60],
    needs: { perMinute: 5, signals: ['lines+metrics'] }, trouble: () => ({ mutes: 'work' }),
    asks: [reportsOf('work'), reportsOf('work', undefined, { hours: 3 })], rubric: ['subscription|log|deliver|pipeline|collect|filter|missing'], why: 'No line of the worker arrives, while CloudWatch counts its invocations as ever: the delivery of its logs stopped.',
  },
  'nothing-is-taken-from-the-queue': {
    shapes: ['queue'], fault: 'configuration-change', also: bothOf(pairsOf(['configuration-change'], ({ queue }) => [queue.name]), pairsOf(['traffic-drop'], theWorker)), agoMinutes: [20, 60],
    needs: { perMinute: 4, signals: MEASURED },
    trouble: strikes(() => ({ pauses: 'queue' }), changedBy(({ work, queue, region, account }) => ({ service: 'lambda', event: 'UpdateEventSourceMapping20150331', parameters: { uUID: 'a1f0c2d4-6b83-4e0b-9f5d-3c77e1a9d210', functionName: work.name, eventSourceArn: `arn:aws:sqs:${region}:${account}:${queue.name}`, enabled: false }, by: 'on-call' }))),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', theQueue), metric('ApproximateNumberOfMessagesVisible', 'QueueName', theQueue), lambdaMetric('Invocations', 'work')],
    rubric: ['mapping|enable|undo|trigger|revert'], why: 'The mapping from the queue to the function was turned off, and messages lie there since.',
  },
};

const takenFrom: Strike = (estate, { since }) => {
  const isStruck = jobsOf(0.4);
  return { reply: (peer, at, _, job) => (peer === estate.target && at >= since && isStruck(job) ? { fail: client.callFails(field.CONNECT_TIMEOUT, { ms: [3_000, 3_050] }) } : undefined) };
};

const far: Readonly<Record<string, Row>> = {
  'vendor-slow-three-hops-away': {
    shapes: ['chain', 'fan-out'], fault: 'dependency-slow', guilty: ({ target }) => target.name,
    needs: { target: 'http', isDeep: true, signals: TRACED, perMinute: 3, clientMs: 18_000 }, trouble: targetTakes(3_200, 0.9),
    asks: [durationOf('front'), invocationThat('front', ({ from, outcome }, { trouble }) => from > trouble.since + 120_000 && outcome === 'ok', 'trace'), durationOf('front', { isBrushed: true })],
    rubric: ['slow|timeout|cache|vendor|check'], why: 'The edge is slow, since three calls away a vendor takes three seconds where it took an eighth of one.',
  },
  'password-of-the-last-in-the-row': {
    shapes: ['chain', 'single'], fault: 'credential-expired', guilty: nameOfDeep, also: bothOf(pairsOf(['credential-expired'], theDatabase), pairsOf(['permission-denied', 'configuration-change'], (estate) => [nameOfDeep(estate)]), pairsOf(['configuration-change'], ({ stack }) => [`${stack}-prod-ledger-db`])),
    needs: { target: 'postgres', isDeep: true, perMinute: 3 },
    trouble: strikes(peerFails(sql({ state: '28P01', python: 'InvalidPassword', message: 'password authentication failed for user "ledger"', severity: 'FATAL' })), changedBy(({ stack }) => ({ service: 'secretsmanager', event: 'PutSecretValue', parameters: { secretId: `${stack}-prod-ledger-db`, versionStages: ['AWSCURRENT'] }, by: 'secret-rotation' }), 90)),
    asks: AT_THE_EDGE, rubric: ['password|secret|credential|rotat|renew'], why: 'The edge only sees a status; the function at the end of the row signs in with the password from before.',
  },
  'sender-speaks-a-new-word': {
    shapes: ['chain', 'queue'], fault: 'deployment-change', guilty: ({ front }) => front.name, also: bothOf(pairsOf(['validation-failed', 'malformed-input'], theWorker)),
    needs: { runtimes: client.runtimesOf(field.UNKNOWN_WORD), perMinute: 3 }, trouble: strikes(throwsOwn(client.ownFails(field.UNKNOWN_WORD), jobsOf(0.55)), released('front', 35)),
    asks: [errorAt('work'), errorsOf('work'), alertOn('work')], rubric: ['roll back|valid|schema|sender|contract|compare'], why: 'The edge was released and sends a value that the worker, which is as it was, does not know.',
  },
  'queue-grows-old-over-a-table': {
    shapes: ['queue'], fault: 'dependency-throttled', guilty: ({ target }) => target.name, also: pairsOf(['throttled'], theTarget), agoMinutes: [25, 60],
    needs: { target: 'table', signals: MEASURED, perMinute: 8, attempts: 2, consumer: { maxReceives: 40, visibilityMs: 30_000 }, habits: ['rethrow', 'log-and-rethrow', 'wrap'] },
    trouble: targetFails(aws({ code: 'ProvisionedThroughputExceededException', message: 'The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. Consider increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API.', isRetryable: true }), 0.93),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', theQueue), metric('ApproximateNumberOfMessagesVisible', 'QueueName', theQueue)],
    rubric: ['capacity|index|backoff|provision'], why: 'Messages grow old since an index of the table, to which the consumer writes, takes no more.',
  },
  'gateway-without-a-free-port': {
    shapes: ['single', 'chain'], fault: 'resource-saturated', guilty: () => GATEWAY, also: bothOf(pairsOf(['connection-exhausted'], () => [GATEWAY]), pairsOf(['connection-failed'], theTarget)), agoMinutes: [20, 50],
    needs: { target: 'http', runtimes: client.runtimesOf(field.CONNECT_TIMEOUT), signals: MEASURED, perMinute: 4, clientMs: 14_000, timeoutMs: 25_000, attempts: 1 },
    trouble: takenFrom,
    beside: readings(
      { namespace: 'AWS/NATGateway', name: 'ErrorPortAllocation', isCount: true, of: () => ({ NatGatewayId: GATEWAY }), value: (at, { trouble }, dice) => (at >= trouble.since ? Math.round(about(240, dice, 0.4)) : 0) },
      { namespace: 'AWS/NATGateway', name: 'ActiveConnectionCount', of: () => ({ NatGatewayId: GATEWAY }), value: (at, { trouble }, dice) => (at >= trouble.since ? about(54_800, dice, 0.01) : about(9_400, dice, 0.1)) },
    ),
    asks: [symptom, errorAt('work'), errorsOf('work')], rubric: ['nat|port|connection|keep-alive|gateway'], why: 'The gateway to the internet has no port left to give, so some connections never come to be.',
  },
  'larger-pages-by-a-parameter': {
    shapes: ['fan-out', 'queue'], fault: 'memory-exhausted', also: bothOf(pairsOf(['configuration-change'], theWorker), pairsOf(['configuration-change'], ({ stack }) => [`/${stack}/prod/page-size`])), agoMinutes: [20, 50],
    needs: { memoryMb: 512, perMinute: 3, signals: ['lines', 'lines+metrics', 'feed', 'spans+lines', 'all'] },
    trouble: strikes(acts('work', { memoryMb: 640, ownMs: 700 }, 0.7), changedBy(({ stack }) => ({ service: 'ssm', event: 'PutParameter', parameters: { name: `/${stack}/prod/page-size`, type: 'String', overwrite: true }, by: 'product-owner' }), 50)),
    asks: [errorAt('work'), errorsOf('work'), alertOn('work')], rubric: ['memory|size|undo|parameter|page'], why: 'Since a parameter was set anew the worker reads pages that do not fit into its memory.',
  },
  'edge-waits-for-a-hanging-vendor': {
    shapes: ['chain'], fault: 'dependency-slow', guilty: ({ target }) => target.name, also: bothOf(pairsOf(['timeout'], (estate) => [nameOfDeep(estate)]), pairsOf(['dependency-unavailable'], theTarget)),
    needs: { target: 'http', isDeep: true, perMinute: 2, clientMs: 6_000, attempts: 1, signals: ['spans+lines', 'all', 'lines'] }, trouble: targetTakes(40_000, 0.85),
    asks: AT_THE_EDGE, rubric: ['slow|timeout|vendor|circuit|check|answer'], why: 'The vendor does not answer within six seconds, and the failure of the last in the row reaches the edge.',
  },
};

export const fieldOfOthers: readonly Plot[] = plotsOf({ ...vendors, ...told, ...figures, ...far });
