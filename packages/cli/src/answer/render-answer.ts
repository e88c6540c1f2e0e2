/** Prints an answer while it streams: sections with headings, then who answered, how sure, and what it rests on. */
import type { AnswerEvent, Confidence, Explanation, Finding, SectionName } from '@baselime-ai/contract';
import { EngineError, ERRORS, type ErrorCode } from '@baselime-ai/engine';
import { FlowWriter } from '../terminal/flow-writer.js';
import { oneLine, printable } from '../terminal/printable.js';
import type { Terminal } from '../terminal/terminal.js';

const HEADINGS: Readonly<Record<SectionName, string>> = {
  summary: 'What happened',
  rootCause: 'Root cause',
  evidence: 'Evidence',
  impact: 'Impact',
  actions: 'What to do',
  ruledOut: 'Ruled out',
  nextQuestions: 'Ask next',
};
const INDENT = 2;
const REFERENCES_SHOWN = 8;

/**
 * Writes until the stream ends and returns the finished answer. Raises the code of an `answer-error`, and INTERNAL when
 * the stream stops without an end, so that a cut answer never looks whole.
 */
export async function renderAnswer(events: AsyncIterable<AnswerEvent>, terminal: Terminal): Promise<Explanation> {
  const page = new Page(terminal);
  for await (const event of events) {
    switch (event.type) {
      case 'cause-found':
        page.found(event.text);
        break;
      case 'text-delta':
        page.text(event.section, event.text);
        break;
      case 'answer-restart':
        page.restart(event.because);
        break;
      case 'answer-error':
        page.close();
        throw new EngineError(knownCode(event.code), event.message);
      case 'answer-end':
        page.close();
        closing(event.explanation, terminal);
        return event.explanation;
      default:
    }
  }
  page.close();
  throw new EngineError('INTERNAL', 'The answer stopped before its end.');
}

class Page {
  readonly #terminal: Terminal;
  #section: SectionName | undefined;
  #flow: FlowWriter | undefined;
  #found = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** What is known while a model is still to answer; only what is new of it. */
  found(text: string): void {
    const goesOn = this.#flow !== undefined && text.startsWith(this.#found);
    if (!goesOn) {
      this.close();
      const { write, width, palette } = this.#terminal;
      write(`\n${palette.bold('Found on this machine')}\n`);
      this.#flow = new FlowWriter({ write, width, indent: INDENT, palette });
    }
    this.#flow?.push(goesOn ? text.slice(this.#found.length) : text);
    this.#found = text;
  }

  text(section: SectionName, text: string): void {
    if (text === '') return;
    if (section !== this.#section) this.#open(section);
    this.#flow?.push(text);
  }

  restart(because: string): void {
    this.close();
    const { write, palette } = this.#terminal;
    write(`\n${palette.yellow(oneLine(because, this.#terminal.width))}\n`);
    write(`${palette.dim('The text above no longer stands; here is the answer again.')}\n`);
  }

  close(): void {
    this.#flow?.end();
    this.#flow = undefined;
    this.#section = undefined;
  }

  #open(section: SectionName): void {
    this.close();
    this.#section = section;
    const { write, width, palette } = this.#terminal;
    write(`\n${palette.bold(HEADINGS[section])}\n`);
    this.#flow = new FlowWriter({ write, width, indent: INDENT, palette });
  }
}

function closing(explanation: Explanation, terminal: Terminal): void {
  const { write, width, palette } = terminal;
  const { confidence, rootCause } = explanation;
  const cause = [rootCause.entity, rootCause.fault].filter((part) => part !== undefined).join(' · ');
  const mark = CONFIDENCE_MARK[confidence];
  write(
    `\n${palette[mark.color](`${mark.sign} ${confidence}`)}${cause === '' ? '' : `  ${palette.bold(printable(cause))}`}\n`,
  );
  for (const line of references(explanation.findings, width)) write(`${palette.dim(line)}\n`);
  write(`${palette.dim(byline(explanation))}\n`);
  if (explanation.note !== undefined) {
    const flow = new FlowWriter({ write: (text) => write(text), width, indent: 0, palette });
    flow.push(explanation.note);
    flow.end();
  }
}

const CONFIDENCE_MARK: Readonly<Record<Confidence, { readonly sign: string; readonly color: 'green' | 'yellow' }>> = {
  confirmed: { sign: '●', color: 'green' },
  likely: { sign: '◐', color: 'yellow' },
  inconclusive: { sign: '○', color: 'yellow' },
};

/** Where the findings can be checked: the first place of each, findings of the same place on one line. */
function references(findings: readonly Finding[], width: number): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { id, evidence } of findings) {
    const label = evidence[0]?.label;
    if (label === undefined) continue;
    places.set(label, [...(places.get(label) ?? []), id]);
  }
  const rows = [...places].map(([label, ids]) => ({ ids: ids.join(' '), label }));
  const column = Math.min(20, Math.max(...rows.map((row) => row.ids.length)));
  const lines = rows.map(({ ids, label }) => `  ${ids.padEnd(column)}  ${oneLine(label, width - 4 - column)}`);
  const left = lines.length - REFERENCES_SHOWN;
  return left > 0 ? [...lines.slice(0, REFERENCES_SHOWN), `  and ${left} more`] : lines;
}

function byline({ engine, cached, cachedAt, elapsedMs, receiptId }: Explanation): string {
  const who =
    engine === 'narrator'
      ? receiptId === undefined
        ? 'Answered on this machine; nothing left it'
        : 'Answered on this machine, in place of the model'
      : `Worded by ${printable(engine)} from findings made here`;
  const age = cached ? `, from the cache${cachedAt === undefined ? '' : ` of ${printable(cachedAt)}`}` : '';
  const receipt = receiptId === undefined ? '' : `, receipt ${printable(receiptId)}`;
  return `${who}${age}${receipt} · ${elapsedMs < 1000 ? `${Math.round(elapsedMs)} ms` : `${(elapsedMs / 1000).toFixed(1)} s`}`;
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);
const knownCode = (code: string): ErrorCode => (isErrorCode(code) ? code : 'INTERNAL');
