/** The words of an error as an answer quotes them. */
import type { Failure } from '../failures/failure.js';
import { fromLineAt } from './lines.js';
import { tellingLine } from './shape.js';

/** The most telling text of a failure: what the rule matched when that is prose, else the error's message. */
export function errorText({ verdict, signals }: Failure): string | undefined {
  const { matched } = verdict;
  const texts = signals.texts.map(({ value }) => value).filter((text) => text.trim().length > 2);
  // What services of AWS answer in XML.
  for (const text of texts) {
    const said = /<Message>([^<]{3,600})<\/Message>/.exec(text.slice(0, 8_000))?.[1];
    if (said !== undefined) return said.trim();
  }
  if (/\s/.test(matched.value)) return plain(verdict.strength === 'weak' ? fromTelling(matched.value) : matched.value);
  const said = texts.find((text) => /\s/.test(text) || QUOTED_NAME.test(text)) ?? texts[0];
  // A long text is quoted from the line on that names what the rule knows.
  const at = said?.slice(0, 4_000).indexOf(matched.value) ?? -1;
  if (said === undefined) return undefined;
  return plain(at < 0 ? fromTelling(said) : fromLineAt(said, at));
}

/** Of words that no rule knows, from the line on that says most of what went wrong. */
function fromTelling(text: string): string {
  const at = text.indexOf(tellingLine(text));
  return at < 0 ? text : fromLineAt(text, at);
}

/** All that Python says of a key that is not there. */
const QUOTED_NAME = /^'[^']+'$/;

const plain = (text: string | undefined): string | undefined => raised(text) ?? innermost(withoutStack(text));

/** Python says the error itself below its frames. */
const raised = (text: string | undefined): string | undefined =>
  text?.startsWith('Traceback (most recent') === true
    ? text
        .slice(0, 16_384)
        .split('\n')
        .findLast((line) => /^[A-Za-z]/.test(line) && !/^(?:Traceback|During handling|The above|File ")/.test(line))
    : undefined;

/** Without the stack, and without the properties that Node prints behind it; its braces and brackets say nothing. */
function withoutStack(text: string | undefined): string | undefined {
  const words = text
    ?.slice(0, 4_000)
    .split(/\n\s*(?:at |Traceback|File "|(?:errno|code|message|name|type|syscall|stack|time|status\w*): )/)[0];
  const bare = words?.replace(/^\s*(?:[{[]\s*){1,2}(?=[A-Z])/, '').trimEnd();
  return bare === undefined || /[[{]/.test(bare) ? bare : bare.replace(/(?:[\]}]\s{0,20}){1,4}$/, '').trimEnd();
}

/** .NET and Spring print the exception that caught another in front of it. */
const innermost = (text: string | undefined): string | undefined =>
  text
    ?.split(/\s+---> (?=[A-Z])|; nested exception is (?=[a-z]\w*\.)/)
    // An error of the operating system is told by the one around it.
    .findLast((part, index) => index === 0 || !part.startsWith('System.ComponentModel.Win32Exception'));
