/** What a vendor answers over HTTP, and the answer is the cause. */
// biome-ignore-all format: rows of a table
import { alertOn, errorAt, errorsOf, symptom } from '../kit/ask.js';
import { atTarget, type Plot } from '../kit/plot.js';
import { targetFails } from '../kit/strike.js';
import { refusedWith } from '../words/network.js';

export const toldByVendors: readonly Plot[] = [
  {
    name: 'refresh-token-revoked',
    shapes: ['chain', 'single'],
    needs: { target: 'http', vendor: ['oauth2.googleapis.com', '/token'], attempts: 1 },
    fault: 'credential-expired',
    trouble: targetFails(refusedWith(400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' })),
    asks: [symptom, errorAt('work')],
    rubric: ['token|credential|authori|consent|renew|rotat'],
    why: 'The refresh token with which the worker gets its access to the vendor was revoked.',
  },
  {
    name: 'nobody-healthy-behind-the-partner',
    shapes: ['single', 'chain'],
    needs: { target: 'http', attempts: 3 },
    fault: 'dependency-unavailable',
    guilty: atTarget,
    trouble: targetFails(refusedWith(503, { message: 'no healthy upstream' }), 0.9),
    asks: [symptom, errorAt('work')],
    rubric: ['vendor|partner|status|fallback|retry|contact|availab'],
    why: 'The balancer of the partner has no healthy server behind it.',
  },
  {
    name: 'vendor-trips-over-its-own-database',
    shapes: ['queue', 'single'],
    needs: { target: 'http', attempts: 2 },
    fault: 'dependency-error',
    guilty: atTarget,
    trouble: targetFails(refusedWith(500, { type: 'about:blank', title: 'Internal Server Error', status: 500, detail: 'could not execute statement', traceId: '00-4bf92f35' }), 0.7),
    asks: [errorAt('work'), alertOn('work')],
    rubric: ['vendor|partner|report|contact|retry|fallback|provider|dependency'],
    why: 'The vendor answers most calls with an internal error of its own.',
  },
  {
    name: 'tokens-a-minute-used-up',
    shapes: ['single', 'fan-out'],
    needs: { target: 'http', vendor: ['api.openai.com', '/v1/chat/completions'], attempts: 2, perMinute: 4 },
    fault: 'dependency-throttled',
    guilty: atTarget,
    trouble: targetFails(refusedWith(429, { error: { message: 'Rate limit reached for gpt-4o in organization org-7dKq on tokens per min (TPM): Limit 30000, Used 29412, Requested 1203. Please try again in 1.23s.', type: 'tokens', param: null, code: 'rate_limit_exceeded' } }), 0.6),
    asks: [errorAt('work'), symptom],
    rubric: ['rate|limit|backoff|back off|slow|throttl'],
    why: 'The model vendor refuses what goes beyond the tokens a minute.',
  },
  {
    name: 'prepaid-credit-is-spent',
    shapes: ['queue', 'chain'],
    needs: { target: 'http', vendor: ['api.openai.com', '/v1/embeddings'], attempts: 1 },
    fault: 'quota-exceeded',
    guilty: atTarget,
    trouble: targetFails(refusedWith(429, { error: { message: 'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.', type: 'insufficient_quota', param: null, code: 'insufficient_quota' } }, false)),
    asks: [errorAt('work'), symptom],
    rubric: ['quota|plan|billing|credit'],
    why: 'The credit with the model vendor is spent.',
  },
  {
    name: 'daily-limit-of-the-maps',
    shapes: ['single'],
    needs: { target: 'http', vendor: ['maps.googleapis.com', '/maps/api/geocode/json'], attempts: 1 },
    fault: 'quota-exceeded',
    guilty: atTarget,
    trouble: targetFails(refusedWith(403, { error: { code: 403, message: 'Daily Limit Exceeded', errors: [{ message: 'Daily Limit Exceeded', domain: 'usageLimits', reason: 'dailyLimitExceeded' }] } })),
    asks: [errorAt('work'), errorsOf('work', { isBrushed: true })],
    rubric: ['quota|limit|plan|billing'],
    why: 'The calls of the day that the plan with the vendor holds are used up.',
  },
  {
    name: 'vendor-does-not-take-the-currency',
    shapes: ['single', 'chain'],
    needs: { target: 'http', attempts: 1, perMinute: 3 },
    fault: 'validation-failed',
    trouble: targetFails(refusedWith(422, { errors: [{ status: '422', title: 'Invalid attribute', detail: 'currency must be an ISO 4217 code in upper case', source: { pointer: '/data/attributes/currency' } }] }), 0.45),
    asks: [symptom, errorAt('work')],
    rubric: ['valid|currency|field|request|format|input'],
    why: 'The worker sends a value that the vendor does not take as valid.',
  },
];
