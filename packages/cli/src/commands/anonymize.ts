/** `anonymize`: what would leave this machine, by the very code that guards the way to a model. Sends nothing. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type AnonymizedRecord, anonymizeRecord, EngineError, type JsonValue, recordPolicy } from '@baselime-ai/engine';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { fileProblem, readInput } from '../input.js';
import { jsonText } from '../terminal/json-text.js';
import { printable } from '../terminal/printable.js';

interface Flags {
  readonly lines?: boolean;
  readonly report?: boolean;
  readonly rules?: string;
  readonly level?: 'strict' | 'balanced';
}

type Policy = ReturnType<typeof recordPolicy>;
const MOST_RULES_BYTES = 1_048_576;

export function addAnonymize(program: Command, context: Context): void {
  program
    .command('anonymize [file]')
    .description('show what would leave this machine; sends nothing')
    .option('--lines', 'each line is one record; prints one JSON string a line (null when nothing may leave)')
    .option('--report', 'print as JSON what was hidden and why, originals included')
    .option('--rules <file>', 'privacy rules, YAML or JSON: keys, patterns and words of yours')
    .addOption(new Option('--level <level>', 'how much passes; wins over the rules').choices(['strict', 'balanced']))
    .action(async (file: string | undefined, flags: Flags) => anonymize(context, file, flags));
}

async function anonymize(context: Context, file: string | undefined, flags: Flags): Promise<void> {
  const policy = await policyOf(flags);
  const { name, bytes } = await readInput(file, context.stdin);
  const text = new TextDecoder().decode(bytes);
  if (flags.lines === true) {
    anonymizeLines(context, text, flags, policy);
    return;
  }
  const result = anonymizeRecord(recordOf(text), policy);
  if (flags.report === true) {
    context.terminal.write(`${jsonText(result, 2)}\n`);
    return;
  }
  if (result.text === undefined) throw blocked(result, printable(name));
  context.terminal.write(`${printable(result.text).trimEnd()}\n`);
}

/** Raises FILE_UNREADABLE and PRIVACY_RULES_INVALID. */
async function policyOf({ rules, level }: Flags): Promise<Policy> {
  const leveled = level === undefined ? {} : { level };
  if (rules === undefined) return recordPolicy(leveled);
  let text: string;
  try {
    if ((await stat(rules)).size > MOST_RULES_BYTES) {
      throw new EngineError('FILE_UNREADABLE', `${printable(rules)} is too large for rules.`);
    }
    text = await readFile(rules, 'utf8');
  } catch (cause) {
    throw fileProblem(rules, cause);
  }
  return recordPolicy({ ...leveled, rules: { text, name: printable(basename(rules)) } });
}

function anonymizeLines({ terminal }: Context, text: string, flags: Flags, policy: Policy): void {
  let blockedLines = 0;
  for (const line of linesOf(text)) {
    const result = anonymizeRecord(recordOf(line), policy);
    if (result.text === undefined) blockedLines += 1;
    terminal.write(`${jsonText(flags.report === true ? result : (result.text ?? null))}\n`);
  }
  if (blockedLines > 0) terminal.note(`${blockedLines} of the lines would be held back whole.\n`);
}

/** The end of the last line starts no further line. */
export const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

/** A JSON object or list as a tree, anything else as text. */
export function recordOf(text: string): JsonValue {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

const blocked = ({ blockedBecause }: AnonymizedRecord, name: string): EngineError =>
  new EngineError('ANONYMIZE_LEAK_DETECTED', `Nothing of ${name} would leave: ${blockedBecause.join('; ')}`);
