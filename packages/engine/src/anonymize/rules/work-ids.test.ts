import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../model/json.js';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';

const hide = (tree: JsonValue): JsonValue => createAnonymizer(defaultPolicy).hide(tree);

describe('the id of a piece of work that looks like the number of a person', () => {
  it.each(['request 274-56-9793 failed', 'RequestId: 274-56-9793', 'traceId=274-56-9793', 'x-request-id: 274-56-9793'])(
    'is an id in %j',
    (text) => expect(hide(text)).toMatch(/<ID_1>/),
  );

  it('is the same id wherever a key or a word tells it only in one place', () => {
    expect(hide({ message: '[274-56-9793] timed out', requestId: '274-56-9793' })).toEqual({
      message: '[<ID_1>] timed out',
      requestId: '<ID_1>',
    });
    expect(hide(['request id 274-56-9793 failed', '[274-56-9793] timed out'])).toEqual([
      'request id <ID_1> failed',
      '[<ID_1>] timed out',
    ]);
  });

  it('reads the same whatever it looks like', () => {
    const prompts = ['274-56-9793', '212-555-0187', 'a81bc-9', '4111111111111111'].map((id) =>
      JSON.stringify(hide({ message: `${id} timed out`, requestId: id })),
    );
    expect(new Set(prompts).size).toBe(1);
  });

  it.each([
    ['ssn 274-56-9793', '<SSN_1>'],
    ['call 212-555-0187', '<PHONE_1>'],
  ])('is none in %j', (text, token) => {
    expect(hide(text)).toContain(token);
  });
});
