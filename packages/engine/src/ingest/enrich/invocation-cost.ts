/** What an invocation of AWS Lambda costs, from its REPORT line and the public list prices. */
import { type JsonObject, numberAt } from '../../model/json.js';

export const costKey = '$baselime.cost';

interface Prices {
  /** US dollars for each GB-second, by architecture: the first tier, before any free tier or savings plan. */
  readonly perGbSecond: { readonly x86_64: number; readonly arm64: number };
  readonly perRequest: number;
}

/** Public list prices of us-east-1. They stand for every region, of which some charge more. */
export const lambdaPrices: Prices = {
  perGbSecond: { x86_64: 0.0000166667, arm64: 0.0000133334 },
  perRequest: 0.0000002,
};

const mbPerGb = 1024;
const architectureKeys = ['@architecture', 'faas.arch', 'host.arch', 'architecture', 'cpu_architecture'];

/**
 * US dollars: billed seconds x memory x price of the architecture, and the price of the request. The architecture is
 * x86_64 unless the record says arm64. Undefined for a record that is no REPORT with billed duration and memory.
 */
export function invocationCost(record: JsonObject): number | undefined {
  if (record['@type'] !== 'REPORT') return undefined;
  const billedMs = numberAt(record, '@billedDuration');
  const memoryMb = numberAt(record, '@memorySize');
  if (billedMs === undefined || memoryMb === undefined || billedMs < 0 || memoryMb <= 0) return undefined;
  const isArm = architectureKeys.some((key) => /^(?:arm64|aarch64)$/i.test(String(record[key] ?? '')));
  const price = lambdaPrices.perGbSecond[isArm ? 'arm64' : 'x86_64'];
  const cost = (billedMs / 1000) * (memoryMb / mbPerGb) * price + lambdaPrices.perRequest;
  // Ten digits are more than any bill shows, and read better than the rest of a double.
  return Number(cost.toPrecision(10));
}
