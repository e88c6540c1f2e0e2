/** Which words are names because of what stands before them, and which stay. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';

const hide = (text: string): string => createAnonymizer(defaultPolicy).hideText(text);

describe('words that announce a name', () => {
  it.each([
    ['Subscription renewed for Rapid Sunrise', 'Subscription renewed for <NAME_1>'],
    ['the supplier Blue Harbor is late', 'the supplier <NAME_1> is late'],
    ['export of tenant sunrise finished', 'export of tenant <NAME_1> finished'],
    ['error [workspace redwood-garden] timed out', 'error [workspace <NAME_1>] timed out'],
    ['incident opened by sunshine, closed by peer', 'incident opened by <NAME_1>, closed by peer'],
    ['started on behalf of panda', 'started on behalf of <NAME_1>'],
    ['get ORG#harvest from the table', 'get ORG#<ID_1> from the table'],
    ['parcel shipped to Mobile, label created', 'parcel shipped to <GEO_1>, label created'],
  ])('%s', (text, hidden) => expect(hide(text)).toBe(hidden));

  it.each([
    'for tenant isolation: not set',
    'of tenant service: limit reached',
    'customer not found; the merchant service failed',
    'approved by policy, requested by the scheduler',
    'closed by peer and created by terraform',
    'request to Payment Service timed out',
    'invoice from Billing API could not be parsed',
    'the limit for Network Interfaces was reached',
    'row USER#PROFILE and ORG#METADATA',
    'assigned to default queue',
    'Message from Dead Letter Queue moved to Main Queue',
    'payment with Apple Pay declined',
  ])('leaves: %s', (text) => expect(hide(text)).toBe(text));
});

describe('a key that may hold a customer or a part of a program', () => {
  const json = (tree: Record<string, string>): string => JSON.stringify(createAnonymizer(defaultPolicy).hide(tree));

  it('hides what is not made of words of the field and of trade', () => {
    expect(json({ store: 'acorn', namespace: 'sunrise', team: 'panda' })).toBe(
      '{"namespace":"<NAME_1>","store":"<NAME_2>","team":"<NAME_3>"}',
    );
    expect(json({ approvedBy: 'Page', createdBy: 'terraform', startedBy: 'panda' })).toBe(
      '{"approvedBy":"<NAME_1>","createdBy":"terraform","startedBy":"<NAME_2>"}',
    );
    const known = '{"broker":"kafka","namespace":"kube-system","store":"redis","team":"payments"}';
    expect(json(JSON.parse(known))).toBe(known);
  });
});
