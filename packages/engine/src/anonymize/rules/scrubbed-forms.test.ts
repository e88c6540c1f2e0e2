import { describe, expect, it } from 'vitest';
import { featuresOf } from '../characters.js';
import { isScrubbedKey } from '../keys/scrubbed-keys.js';
import { SCRUBBED_FORMS, type ScrubbedForm } from './scrubbed-forms.js';
import { scrubbedSpans } from './scrubbed-text.js';

/** In the order of the forms: a text in which that form alone finds `summer`, a word that may leave elsewhere. */
const SAMPLES: readonly string[] = [
  'run --api-key summer',
  '<password>summer</password>',
  'setPassword("summer")',
  'put("password", "summer")',
  '{:password, "summer"}',
  '<add key="Password" value="summer"/>',
  '<entry key="db.password">summer</entry>',
  '<td>Password</td><td>summer</td>',
  'name: DB_PASSWORD\n  value: summer',
  'variable "db_password" {\n  default = "summer"\n}',
  'ENV POSTGRES_PASSWORD summer',
  'the password is summer',
  'password for the test account: summer',
  'machine host login orders password summer',
  'echo summer | docker login --password-stdin',
  'ConvertTo-SecureString "summer"',
  "CREATE USER orders IDENTIFIED BY 'summer'",
  'net use X: /user:orders summer',
  'jdbc:oracle:thin:system/summer@db',
  'auth=("orders", "summer")',
  'client.login("orders", "summer")',
];

const found = (text: string, forms: readonly ScrubbedForm[]): readonly string[] =>
  scrubbedSpans(text, featuresOf(text), (key) => isScrubbedKey(key, []), false, forms).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('forms of credentials in text', () => {
  it('have a sample each', () => {
    expect(SAMPLES).toHaveLength(SCRUBBED_FORMS.length);
  });

  it.each(SCRUBBED_FORMS.map((form, index) => [SAMPLES[index] ?? '', form] as const))(
    '%j needs its form',
    (text, form) => {
      expect(found(text, SCRUBBED_FORMS)).toEqual(['summer']);
      expect(
        found(
          text,
          SCRUBBED_FORMS.filter((other) => other !== form),
        ),
      ).not.toContain('summer');
    },
  );

  it.each([
    ['curl -u orders:summer https://host', 'summer'],
    ['mysql -u root -psummer orders', 'summer'],
    ['docker login -u orders -p summer', 'summer'],
    ['mysqldump --user=root --password=summer orders', 'summer'],
  ])('finds the password among the options of %j', (text, password) => {
    expect(found(text, SCRUBBED_FORMS)).toContain(password);
  });

  it.each(['docker run -p 8080:80 image', 'psql -p 5432', 'mkdir -p summer', 'mysql -u root'])(
    'finds none in %j',
    (text) => {
      expect(found(text, SCRUBBED_FORMS)).toEqual([]);
    },
  );
});
