/**
 * What keys call that a program is made of. In `balanced` a name that no vocabulary knows may stay under them, for it says what failed;
 * under every other key it may be somebody's.
 */
import { wordsOf } from '../../model/words.js';

const MACHINE: ReadonlySet<string> = new Set(
  wordsOf(`service services function functions lambda handler table queue topic stream exchange job task worker step workflow pipeline
  module logger class package library framework operation command event action rule metric alarm stage environment env
  deployment release container image component controller method kind code error exception reason status version runtime
  language sdk plugin extension feature flag experiment variant sku os platform make browser engine system application app
  program process thread pool cache consumer producer filter middleware route procedure cluster shard template parameter field
  column constraint trigger category carrier protocol cipher codec encoding format locale scope permission policy workload
  daemon crd chart hook phase span instrumentation exporter receiver processor collector`),
);
/** What a machine key may end with and still name the same thing: `serviceName`, `table_name`, `cache.key`. */
const NAMES: ReadonlySet<string> = new Set(['name', 'type', 'key']);

/** True for `functionName`, `queue`, `aws.lambda.handler`; a key that also names persons or customers is none. */
export function isMachineKey(segments: readonly string[], isOfSomebody: (segment: string) => boolean): boolean {
  const last = segments.at(-1) ?? '';
  const named = NAMES.has(last) ? (segments.at(-2) ?? '') : last;
  return MACHINE.has(named) && !segments.some(isOfSomebody);
}

/** True for a key that says of what stands above it how it is called. */
export const isNameOfAbove = (segments: readonly string[]): boolean =>
  segments.length === 1 && NAMES.has(segments[0] ?? '');
