import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import type { Failure } from '../failures/failure.js';
import { meaningOf } from './meaning.js';
import { recognize } from './recognize.js';
import { signalsOf } from './signals.js';

function told(message: string): readonly [fault: string | undefined, statement: string] {
  const failing = event({ message, isError: true });
  const signals = signalsOf(failing);
  const verdict = recognize(signals);
  if (verdict === undefined) return [undefined, ''];
  const failure: Failure = { event: failing, signals, verdict, companions: [] };
  return [verdict.fault, meaningOf(failure, undefined).statement.split('. ')[0] ?? ''];
}

describe('sentences that platforms document', () => {
  it.each([
    [
      'WebhookVerificationError: No matching signature found',
      'signature-mismatch',
      'The signature of a webhook that checkout received does not fit the body and the secret that it checks with',
    ],
    [
      'JsonWebTokenError: invalid signature',
      'credential-expired',
      'The credentials that checkout uses are expired or not accepted',
    ],
    ["The Token's Signature resulted invalid: SignatureVerificationException", undefined, ''],
    [
      'Uncaught Error: Disallowed operation called within global scope. Setting a timeout is not allowed there.',
      'code-defect',
      'The code of checkout does something at a point where its platform does not allow it',
    ],
    [
      'Export shop:Bucket cannot be deleted as it is in use by shop-web',
      'conflict',
      'A stack is to lose an export that another stack still uses',
    ],
    [
      'Error: Error acquiring the state lock',
      'conflict',
      'Somebody else holds the lock on the state of the infrastructure, or left it behind',
    ],
    [
      'index [orders] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)];',
      'resource-saturated',
      'The search cluster that checkout writes to takes no more, because its disk is nearly full',
    ],
    [
      'Back-off restarting failed container web in pod web-0: container was OOMKilled',
      'memory-exhausted',
      'Checkout ran out of memory',
    ],
    [
      'Get "https://registry.example/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'dependency-slow',
      'registry.example (called by checkout) did not answer in time',
    ],
    [
      'Please ensure the role can perform the ReceiveMessage action on your queue',
      'permission-denied',
      'checkout is not allowed to make this call',
    ],
    ['Error: P1002', 'dependency-slow', 'A service that checkout calls did not answer in time'],
  ])('reads %j as %s', (message, fault, statement) => {
    const [found, said] = told(message);
    if (fault !== undefined) expect([found, said.toLowerCase()]).toEqual([fault, `${statement}`.toLowerCase()]);
    else expect(found).not.toBe('signature-mismatch');
  });
});
