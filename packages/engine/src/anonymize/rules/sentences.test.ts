import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';

const hide = (text: string): string => createAnonymizer(defaultPolicy).hideText(text);

describe('names of words in lower case', () => {
  it.each([
    ['assigned to mark by rose', 'assigned to <NAME_1> by <NAME_2>'],
    ['opened by april summers.', 'opened by <NAME_1>.'],
    ['hi mark, thanks. rose', 'hi <NAME_1>, thanks. <NAME_2>'],
    ['7;mark hill;open', '7;<NAME_1>;open'],
    ['name=rose&page=2', 'name=<NAME_1>&page=2'],
    ['@rose.park pushed to main', '@<NAME_1> pushed to main'],
    ['<p>Hello, Max here', '<p>Hello, <NAME_1> here'],
    ['Call Zorgblatt Price', 'Call <NAME_1>'],
    ['To: "Page, Chase" <rose@park.test>', 'To: "<NAME_1>" <<EMAIL_1>>'],
    ['quota of GreenHill in rose-hill', 'quota of <NAME_1> in <ID_1>'],
    ['Zorgblatt, 59, of the park', '<NAME_1>, <ID_1>, of the park'],
  ])('are hidden where a person is spoken of: %j', (text, hidden) => {
    expect(hide(text)).toBe(hidden);
  });

  it.each([
    'sorted by day',
    'retry will stop by chance',
    'assigned to partition 4 by hash',
    'opened by client, closed by server',
    'the name=orders queue',
    'import @media rules',
    'mark as read, grant access',
    'grantAccess for will-retry in rose-queue',
    'it turned 45 degrees',
  ])('stay where none is: %j', (text) => {
    expect(hide(text)).toBe(text);
  });
});

describe('names beside hidden ones', () => {
  it.each([
    ['J. R. R. Okafor approved', '<NAME_1> approved'],
    ['Jan van der Berg complained', '<NAME_1> complained'],
    ['Kim Min-jun resigned', '<NAME_1> resigned'],
  ])('take initials, particles and second parts with them: %j', (text, hidden) => {
    expect(hide(text)).toBe(hidden);
  });
});

describe('columns', () => {
  it.each([
    ['name,email\nrose,r@park.test\nwill,w@park.test', 'name,email\n<NAME_1>,<EMAIL_1>\n<NAME_2>,<EMAIL_2>'],
    ['| user | count |\n|---|---|\n| summer | 3 |', '| user | count |\n|---|---|\n| <NAME_1> | 3 |'],
    ['user;password\norders;table\n', 'user;password\n<NAME_1>;<REDACTED>\n'],
  ])('hide what their head says: %j', (text, hidden) => {
    expect(hide(text)).toBe(hidden);
  });

  it.each(['name,count\norders,3', 'failed to load, user\nin handler, line 3', 'queue,items\norders,3\nuser, done'])(
    'hide nothing without such a head: %j',
    (text) => {
      expect(hide(text)).toBe(text);
    },
  );
});

describe('places', () => {
  it.each([
    ['seen at 69.05659, 134.61747.', 'seen at <GEO_1>.'],
    ['to 12 Oak Street, Reading.', 'to <GEO_1>, <GEO_2>.'],
    ['ROSE lives in Reading, Japan', '<NAME_1> lives in <GEO_1>, <GEO_2>'],
  ])('are hidden: %j', (text, hidden) => {
    expect(hide(text)).toBe(hidden);
  });

  it.each(['state lives in Lambda', 'at 69.05659.1, 134.61747.2'])('are none: %j', (text) => {
    expect(hide(text)).toBe(text);
  });
});

describe('towns, houses and ages of words', () => {
  it.each([
    ['she studied in Reading.', 'she studied in <GEO_1>.'],
    ['the trip to Mobile was long', 'the trip to <GEO_1> was long'],
    ['left at Orange Cottage, Mill Lane', 'left at <GEO_1>'],
    ['my son is 7 years old', 'my son is <ID_1> years old'],
    ['the twins, aged 4, go', 'the twins, aged <ID_1>, go'],
    ['a 4-year-old girl', 'a <ID_1>-year-old girl'],
    ['Age: 29, weight 71 kg', 'Age: <ID_1>, weight 71 kg'],
    ['her birthday is soon, turning 30', 'her birthday is soon, turning <ID_1>'],
    ['the house number is 8', 'the house number is <GEO_1>'],
    ['to the order, Orange Road, Cape', 'to the order, <GEO_1>, <GEO_2>'],
    ['Ivana Horvat turned 41 yesterday', '<NAME_1> turned <ID_1> yesterday'],
    ['wpa_passphrase=coffee house', 'wpa_passphrase=<REDACTED>'],
    ['route zorgblatt@docker of orders@docker', 'route <ID_1>@docker of orders@docker'],
  ])('are hidden: %s', (text, hidden) => expect(hide(text)).toBe(hidden));
  it.each([
    'Reading from the table',
    'moved to Mobile apps',
    'the certificate is 3 years old',
    'cache entries aged 4 seconds',
    'the lodge of the order',
    'Age: 29, cache hit and max-age=30',
    'the wheel is turning 30 times',
  ])('and what only looks so passes: %s', (text) => expect(hide(text)).toBe(text));
});
