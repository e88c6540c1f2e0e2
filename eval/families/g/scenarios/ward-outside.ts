/** What vendors, identities and the network between answer, as the troubleshooting pages of the vendors list it. */
// biome-ignore-all format: rows of a table, one a line.
import type { Fault } from '@baselime-ai/contract';
import { type Ask, alertOn, durationOf, errorAt, errorsOf, metric, slowest, symptom } from '../kit/ask.js';
import type { Needs } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import { bothOf, pairsOf, plotsOf, type Row, theTarget, theWorker } from '../kit/rows.js';
import { changedBy, peerFails, type Strike, strikes, targetFails, targetTakes } from '../kit/strike.js';
import { callFails, runtimesOf } from '../words/clients.js';
import * as ward from '../words/ward.js';
import * as say from '../words/ward-vendors.js';
import * as wire from '../words/ward-wire.js';

const UNSAID: Plot['asks'] = [symptom, errorAt('work'), errorAt('work'), errorsOf('work'), alertOn('work')];
const alsoAtWork = (...faults: readonly Fault[]) => pairsOf(faults, theWorker);
const alsoAtTarget = (...faults: readonly Fault[]) => pairsOf(faults, theTarget);

interface Told extends Omit<Row, 'fault' | 'asks'> {
  readonly share?: number;
  readonly asks?: Plot['asks'];
  readonly more?: readonly Strike[];
}

/** A call of a vendor that fails in words of its own; the vendor is guilty unless the row says otherwise. */
const told = (vendor: Needs['vendor'], fail: Fail, fault: Fault, { share = 1, more = [], needs, ...rest }: Told): Row => ({
  asks: UNSAID, agoMinutes: [12, 50], guilty: atTarget, ...rest, fault, needs: { target: 'http', perMinute: 3, ...(vendor === undefined ? {} : { vendor }), ...needs },
  trouble: strikes(share === 1 ? targetFails(fail) : peerFails(fail, share), ...more),
});

/** Where the words stand in the cause of the cause, only these show it. */
const WITH_CAUSE: NonNullable<Needs['habits']> = ['rethrow', 'log-and-rethrow', 'log-and-answer'];
const PLAIN: Needs = { runtimes: ['node', 'python', 'java', 'go'] };
const deploysOf = (role: 'front' | 'side', minutes: number): Strike => (estate, { since }) => ({ trail: [onTrail(since - minutes * 60_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: estate[role].name, publish: true })] });
const deadLetters: Ask = metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters);

export const wardOfOthers: readonly Plot[] = plotsOf({
  'one-customer-object-for-all': told(say.STRIPE, say.STRIPE_OBJECT_HELD, 'conflict', { shapes: ['single', 'queue'], share: 0.4, also: bothOf(alsoAtTarget('dependency-throttled'), alsoAtWork('conflict')), needs: { runtimes: ['node', 'python', 'go'] }, rubric: ['retry|serial|backoff|order|fewer'], why: 'Requests meet at one object of the vendor, which answers 429 and says that it is locked.' }),
  'letters-given-up-for-a-token': {
    ...told(say.TWILIO, say.TWILIO_NOT_KNOWN, 'credential-expired', { shapes: ['queue'], also: alsoAtWork('credential-expired'), agoMinutes: [30, 60], needs: { runtimes: ['node', 'python', 'java'], signals: ['lines+metrics', 'all'], perMinute: 5, habits: ['rethrow', 'log-and-rethrow', 'wrap'], consumer: { maxReceives: 2, visibilityMs: 30_000 } }, why: '' }),
    asks: [deadLetters, errorAt('work')], rubric: ['token|credential|secret|renew|key'], why: 'Messages are given up since the vendor does not know who is calling any more.',
  },
  'credits-behind-a-401': told(say.SENDGRID, say.SENDGRID_CREDITS, 'quota-exceeded', { shapes: ['queue', 'chain'], needs: { runtimes: ['java', 'go'] }, rubric: ['quota|credit|plan|limit'], why: 'The status speaks of credentials, the body of credits that are used up.' }),
  'bot-was-removed': told(say.SLACK, say.SLACK_REVOKED, 'credential-expired', { shapes: ['single', 'queue'], also: alsoAtWork('credential-expired'), needs: { runtimes: ['node', 'python'] }, rubric: ['token|renew|install|rotate|secret'], why: 'The token was revoked in the workspace; the vendor answers 200 all the same.' }),
  'second-limit-behind-a-403': told(say.GITHUB, say.GITHUB_SECONDARY, 'dependency-throttled', { shapes: ['single', 'queue'], share: 0.7, needs: { runtimes: ['node', 'java', 'go'], attempts: 1 }, rubric: ['backoff|fewer|limit|capacity'], why: 'The status speaks of permission, the body of a rate that was exceeded.' }),
  'conversation-outgrew-the-model': told(say.OPENAI, say.OPENAI_TOO_LONG, 'payload-too-large', { shapes: ['single', 'chain'], share: 0.3, also: bothOf(alsoAtWork('payload-too-large', 'validation-failed'), alsoAtTarget('validation-failed')), needs: { runtimes: ['node', 'python', 'go'] }, rubric: ['size|length|split|large|shorten|limit|token|compress|page'], why: 'Some conversations hold more tokens than the model takes.' }),
  'model-is-overloaded': told(say.ANTHROPIC, say.ANTHROPIC_BUSY, 'dependency-unavailable', { shapes: ['single', 'queue'], share: 0.7, also: alsoAtTarget('dependency-throttled', 'resource-saturated'), needs: { runtimes: ['node', 'python'], attempts: 2 }, rubric: ['retry|backoff|fallback|queue|without'], why: 'The vendor has more to do than it can and says so with 529.' }),
  'tokens-of-the-minute': told(say.BEDROCK_HOST, say.BEDROCK_TOKENS, 'dependency-throttled', { shapes: ['queue'], share: 0.6, needs: { attempts: 2 }, rubric: ['backoff|fewer|quota|capacity|limit'], why: 'More tokens are sent in a minute than the account may.' }),
  'client-of-the-pool-is-gone': told(say.COGNITO_HOST, say.COGNITO_CLIENT_GONE, 'missing-resource', {
    shapes: ['single', 'chain'], also: bothOf(alsoAtWork('missing-resource'), () => [{ fault: 'configuration-change', entity: '4k2v8s0q1m7c3n5b9x6z2l0j8h' }]), agoMinutes: [8, 30],
    more: [changedBy(() => ({ service: 'cognito-idp', event: 'DeleteUserPoolClient', parameters: { userPoolId: 'eu-west-1_Qk82mZ1pT', clientId: '4k2v8s0q1m7c3n5b9x6z2l0j8h' }, by: 'terraform' }))],
    rubric: ['name|create|exist|undo|client'], why: 'Somebody deleted the client of the user pool that the function logs in with.',
  }),
  'index-behind-its-watermark': told(say.OPENSEARCH, say.OPENSEARCH_FLOODED, 'resource-saturated', { shapes: ['single', 'queue'], also: alsoAtTarget('dependency-throttled'), needs: PLAIN, rubric: ['disk|space|storage|capacity'], why: 'The disks of the search cluster are nearly full, so it takes no writes, and says it with 429.' }),
  'certificate-behind-the-edge': told(undefined, say.ORIGIN_CERTIFICATE, 'certificate-invalid', { shapes: ['chain'], also: alsoAtTarget('dependency-unavailable'), needs: { runtimes: ['node', 'python', 'go'] }, rubric: ['certificate|check|error|answer|log'], why: 'Cloudflare answers 526: it does not accept the certificate of the server behind it.' }),
  'names-for-a-while-unknown': told(undefined, callFails(wire.NAMES_FOR_LATER, { isRetryable: true, ms: [900, 2_400] }), 'dns-failure', { shapes: ['single', 'fan-out'], share: 0.6, needs: { runtimes: ['node', 'python', 'java', 'go'], habits: WITH_CAUSE }, rubric: ['dns|name|resolv'], why: 'The resolver does not answer for the name of the vendor.' }),
  'scheme-of-the-proxy': told(undefined, callFails(wire.PLAIN_PORT), 'configuration-change', {
    shapes: ['single', 'chain'], agoMinutes: [8, 30], guilty: ({ work }) => work.name, also: alsoAtTarget('connection-failed'), needs: { runtimes: runtimesOf(wire.PLAIN_PORT), habits: WITH_CAUSE },
    more: [changedBy(({ work }) => ({ service: 'lambda', event: 'UpdateFunctionConfiguration20150331v2', parameters: { functionName: work.name, environment: {} }, by: 'ops-console' }))],
    rubric: ['undo|compare|port|address|variable|configur|network|tls'], why: 'Since its variables were changed the function speaks TLS to a port that does not.',
  }),
  'answer-later-than-the-client': told(undefined, callFails(wire.HEADERS_LATE, { isRetryable: true, ms: [4_950, 5_060] }), 'dependency-slow', { shapes: ['chain', 'queue'], share: 0.5, needs: { runtimes: runtimesOf(wire.HEADERS_LATE), habits: WITH_CAUSE, clientMs: 9_000, timeoutMs: 28_000, attempts: 2 }, rubric: ['timeout|why it is slow|fallback|queue'], why: 'The vendor does not answer within the five seconds that the client waits.' }),
  'key-id-with-another-secret': told(undefined, ward.FORM_OF_SIGNATURE, 'signature-mismatch', { shapes: ['single', 'queue'], guilty: ({ work }) => work.name, also: alsoAtTarget('signature-mismatch'), needs: { target: 'bucket' }, more: [changedBy(({ work }) => ({ service: 'lambda', event: 'TagResource20170331v2', parameters: { resource: work.name } }), 1_500)], rubric: ['secret|key|sign'], why: 'What is signed does not verify; that the function was tagged half an hour before has nothing to do with it.' }),
  'maintenance-after-a-release-next-door': told(undefined, say.MAINTENANCE, 'dependency-unavailable', { shapes: ['chain', 'fan-out'], share: 0.9, needs: PLAIN, agoMinutes: [8, 25], more: [deploysOf('front', 6), deploysOf('side', 3)], rubric: ['retry|check|without|queue'], why: 'The vendor says that it is being maintained; the two functions that were deployed minutes before are innocent.' }),
  'tries-without-end': told(undefined, say.TOO_MANY, 'retry-storm', { shapes: ['single', 'chain'], guilty: ({ work }) => work.name, also: alsoAtTarget('dependency-throttled'), needs: { ...PLAIN, attempts: 12, backoffMs: 12, timeoutMs: 28_000, signals: ['spans', 'spans+lines', 'all'] }, rubric: ['backoff|fewer|attempts|jitter|breaker'], why: 'The vendor refuses for too many calls, and each request tries a dozen times within seconds.' }),
  'vendor-takes-its-time': {
    shapes: ['single', 'chain'], needs: { target: 'http', vendor: say.SHOPIFY, signals: ['spans', 'spans+lines'], perMinute: 3, clientMs: 20_000, timeoutMs: 25_000, attempts: 1 }, fault: 'dependency-slow', guilty: atTarget, agoMinutes: [20, 55],
    trouble: targetTakes(4_700), asks: [slowest, slowest, durationOf('work')], rubric: ['why it is slow|timeout|fallback|queue'], why: 'The vendor answers well, but in seconds in place of a tenth of one.',
  },
});
