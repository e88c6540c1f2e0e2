/** Which column every parameter and every literal of a statement belongs to. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';
import { columnsOfParameters, valuesOfStatement } from './statements.js';

describe('columnsOfParameters', () => {
  it.each([
    ['insert into users (email, city) values ($1, $2)', ['email', 'city']],
    ['INSERT INTO "a"."users"("id", "zip") VALUES (DEFAULT, ?), (DEFAULT, ?)', ['zip', 'zip']],
    ['update `shops` set `owner_name` = ?, `town` = ? where `slug` = ?', ['owner_name', 'town', 'slug']],
    [
      'select * from t where lower(email) = lower(:1) and age between :2 and :3 limit :4',
      ['email', 'age', 'age', 'limit'],
    ],
    ['insert into customers (name) values (@p0)', ['customer_name']],
    ['select * from t where pin = $2 and city in ($1, $3)', ['city', 'pin', 'city']],
  ])('%s', (statement, columns) => expect(columnsOfParameters(statement)).toEqual(columns));

  it('says nothing of text that is no statement or has no parameters', () => {
    expect(columnsOfParameters('who is $1?')).toBeUndefined();
    expect(columnsOfParameters('select 1')).toBeUndefined();
    expect(valuesOfStatement('')).toEqual([]);
  });
});

describe('the parameters of a statement', () => {
  const json = (tree: Parameters<ReturnType<typeof createAnonymizer>['hide']>[0]): string =>
    JSON.stringify(createAnonymizer(defaultPolicy).hide(tree));

  it('are hidden as their columns say', () => {
    expect(json({ query: 'insert into guests (city, pin) values (?, ?)', parameters: ['Battle', '123'] })).toBe(
      '{"parameters":["<GEO_1>","<REDACTED>"],"query":"insert into guests (city, pin) values (?, ?)"}',
    );
    expect(json({ parameters: ['123', 20] })).toBe('{"parameters":["<ID_1>",20]}');
    expect(json({ sql: 'select * from t where shade = ? limit ?', binds: ['123', '512'] })).toBe(
      '{"binds":["<ID_1>","512"],"sql":"select * from t where shade = ? limit ?"}',
    );
    expect(json({ args: ['--port', '8080'] })).toBe('{"args":["--port","8080"]}');
  });

  it('are found as literals too', () => {
    expect(createAnonymizer(defaultPolicy).hideText("insert into guests (city, pin) values ('Battle', '12')")).toBe(
      "insert into guests (city, pin) values ('<GEO_1>', '<REDACTED>')",
    );
  });
});
