/** What an invocation of AWS Lambda costs, from its REPORT line and the public list prices. */
import { type JsonObject, numberAt } from '../../model/json.js';
import { regionOf } from '../record/record-fields.js';

export const costKey = '$baselime.cost';

/** US dollars for each GB-second, by architecture: the first tier, before any free tier or savings plan. */
interface GbSecondPrices {
  readonly x86_64: number;
  readonly arm64: number;
}

/**
 * List prices as they were in October 2025. Most regions charge what us-east-1 does; those that do not are named. What
 * a region takes for a request differs by at most a tenth of a millionth of a dollar, so one price stands for all.
 * Source: aws.amazon.com/lambda/pricing, "AWS Lambda Pricing".
 */
export const lambdaPrices = {
  perRequest: 0.0000002,
  perGbSecond: { x86_64: 0.0000166667, arm64: 0.0000133334 },
  inRegion: new Map<string, GbSecondPrices>([
    ['af-south-1', { x86_64: 0.0000221, arm64: 0.00001768 }],
    ['ap-east-1', { x86_64: 0.00002292, arm64: 0.0000183 }],
    ['eu-south-1', { x86_64: 0.0000195172, arm64: 0.0000156138 }],
    ['me-central-1', { x86_64: 0.0000206667, arm64: 0.0000165334 }],
    ['me-south-1', { x86_64: 0.0000206667, arm64: 0.0000165334 }],
  ]),
} as const;

const mbPerGb = 1024;
const architectureKeys = ['@architecture', 'faas.arch', 'host.arch', 'architecture', 'cpu_architecture'];

/**
 * US dollars: billed seconds x memory x price of the architecture, and the price of the request. The architecture is
 * x86_64 unless the record says arm64, the region us-east-1 unless the record or its surroundings name one. Undefined
 * for a record that is no REPORT with billed duration and memory.
 *
 * @param region from the record's surroundings; what the record itself says wins
 */
export function invocationCost(record: JsonObject, region?: string): number | undefined {
  if (record['@type'] !== 'REPORT') return undefined;
  const billedMs = numberAt(record, '@billedDuration');
  const memoryMb = numberAt(record, '@memorySize');
  if (billedMs === undefined || memoryMb === undefined || billedMs < 0 || memoryMb <= 0) return undefined;
  const isArm = architectureKeys.some((key) => /^(?:arm64|aarch64)$/i.test(String(record[key] ?? '')));
  const prices = lambdaPrices.inRegion.get(regionOf([record]) ?? region ?? '') ?? lambdaPrices.perGbSecond;
  const price = prices[isArm ? 'arm64' : 'x86_64'];
  const cost = (billedMs / 1000) * (memoryMb / mbPerGb) * price + lambdaPrices.perRequest;
  // Ten digits are more than any bill shows, and read better than the rest of a double.
  return Number(cost.toPrecision(10));
}
