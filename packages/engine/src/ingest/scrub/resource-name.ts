/** What stands under a key of secrets and only names one: its ARN, as `aws.secretsmanager.secret.arn` of OpenTelemetry holds it. */

/** AWS General Reference, “Amazon Resource Names”: partition, service, region, account, resource. */
const ARN = /^arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,24}:\d{0,12}:[\w+=,.@:/*$-]{1,512}$/;
const NAMES = /(?:^|[^A-Za-z])arns?$|(?:[a-z]A|[A-Za-z]_a)rns?$|ARNs?$/;

/**
 * True when all that stands under the key is ARNs and the key, or the one key below it, says so. Anything else under such a key
 * may be the secret itself.
 */
export function namesResource(key: string, value: unknown): boolean {
  if (typeof value === 'string') return NAMES.test(key) && ARN.test(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => typeof item === 'string' && namesResource(key, item));
  const entries = Object.entries(value);
  return (
    entries.length > 0 && entries.every(([name, child]) => typeof child === 'string' && namesResource(name, child))
  );
}

/** The service, region and account of the ARN of a secret, before its `secret:`. */
const BEFORE_TYPE = /(?<![A-Za-z0-9])arn:aws[a-z-]{0,12}:secretsmanager:[a-z0-9-]{0,24}:\d{0,12}:$/;

/** True where `secret` at `start` is the type of a resource in an ARN: `…:123456789012:secret:orders`. */
export const isTypeInArn = (text: string, start: number): boolean =>
  text[start - 1] === ':' && BEFORE_TYPE.test(text.slice(Math.max(0, start - 100), start));
