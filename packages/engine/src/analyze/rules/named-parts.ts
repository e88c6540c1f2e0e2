/** What the words of an error name: the call that was denied, the setting or the module that is missing. */
import { textAt } from '../../model/json.js';
import type { Failure } from '../failures/failure.js';
import { shorten } from '../wording.js';
import { actionOf } from './iam-actions.js';
import type { Signals } from './signals.js';

/** `[whole, action, resource]` of AWS's denial; the parts are undefined when the message does not say. */
export function deniedCall({ signals }: Failure): readonly [string, string | undefined, string | undefined] {
  for (const { value } of signals.texts) {
    const match = /not authorized to perform:? ([\w-]+:[\w*]+)(?:[^.]*? on (?:the )?resource:? "?([^\s",]+))?/.exec(
      value.slice(0, 4_000),
    );
    if (match !== null) return [match[0], match[1], match[2]?.replace(/\.$/, '')];
  }
  const { event } = signals;
  const operation = operationIn(signals);
  if (operation !== undefined) return ['', actionOf(operation), undefined];
  const [service, method] = [textAt(event.data, 'rpc.service'), textAt(event.data, 'rpc.method')];
  return ['', service === undefined || method === undefined ? undefined : `${service}.${method}`, undefined];
}

/**
 * The operation of AWS that failed: botocore tells it in words, the SDK for JavaScript by the function that reads its
 * error (`de_PutObjectCommandError`), those for Go and Rust in front. Undefined where none of them does.
 */
export function operationIn({ texts, stack }: Pick<Signals, 'texts' | 'stack'>): string | undefined {
  for (const { value } of [...texts, ...(stack === undefined ? [] : [stack])]) {
    for (const pattern of OPERATIONS) {
      const operation = pattern.exec(value.slice(0, 8_000))?.[1];
      if (operation !== undefined) return operation;
    }
  }
  return undefined;
}

const OPERATIONS: readonly RegExp[] = [
  /\bwhen calling the (\w{3,80}) operation/,
  /\boperation error [A-Z][\w ]{1,40}: (\w{3,80}),/,
  /\b(?:de_|deserializeAws_(?:restXml|restJson\d|json1_\d|query|ec2))(\w{3,80})CommandError\b/,
];

/** The variable, parameter or secret that is missing; undefined when the error names none. */
export function configurationName({ signals }: Failure): string | undefined {
  const patterns = [
    /(?:process\.env\.|os\.environ\[?['"]?)([A-Z_][A-Z0-9_]*)/,
    /(?:environment variable|env(?:ironment)? var(?:iable)?)s?:? ['"`]?([A-Z][A-Z0-9_]+)/i,
    /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/,
    /(?:config(?:uration)?|parameter|setting)(?: key| value)?:? ['"`]([\w./-]+)['"`]/i,
    /Parameter (\/?[\w./-]+) not found/,
    /(?:Handler|entrypoint) ['"]([\w./-]+)['"]/i,
    /^(?:[\w.]+: )?([\w./-]+\.\w+) is undefined or not exported/,
  ];
  return firstMatch(signals.texts, patterns);
}

/** The module that could not be loaded; undefined when the error names none. */
export const moduleName = ({ signals }: Failure): string | undefined =>
  firstMatch(signals.texts, [
    /Cannot find (?:module|package) ['"]([^'"]+)['"]/,
    /No module named ['"]?([\w.-]+)/,
    /cannot import name ['"](\w+)/,
    /(?:ClassNotFoundException|NoClassDefFoundError): (?!Could not)([\w.$/]+)/,
    /cannot load such file -- (\S+)/,
    /Could not load (?:file or assembly '|the "?)([^'",\s]+)/,
    /Can't resolve '([^']+)'/,
    /failed to resolve import "([^"]+)"/,
    /\bClass ["']([^"']+)["'] not found/,
  ]);

function firstMatch(texts: readonly { readonly value: string }[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    for (const { value } of texts) {
      const name = pattern.exec(value.slice(0, 2_000))?.[1];
      if (name !== undefined) return shorten(name, 120);
    }
  }
  return undefined;
}
