/** A subject as a short text for the address bar: `event:ID`, `trace:ID`, `trace:ID:SPAN`, `error:ID`, `request:ID`, else JSON. */
import { Subject } from '@baselime-ai/contract';
import { parseJson } from '../../api/problem.js';

export function encodeSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'event':
      return `event:${encodeURIComponent(subject.id)}`;
    case 'trace': {
      const span = subject.spanId === undefined ? '' : `:${encodeURIComponent(subject.spanId)}`;
      return `trace:${encodeURIComponent(subject.traceId)}${span}`;
    }
    case 'error':
      return `error:${encodeURIComponent(subject.fingerprint)}`;
    case 'request':
      return `request:${encodeURIComponent(subject.requestId)}`;
    default:
      return JSON.stringify(subject);
  }
}

/** Undefined when the text names no subject: a cut-off or hand-made address. */
export function decodeSubject(code: string): Subject | undefined {
  if (code.startsWith('{')) return accepted(parseJson(code));
  const [kind, first, second] = code.split(':').map(decoded);
  if (first === undefined) return undefined;
  if (kind === 'event') return accepted({ kind, id: first });
  if (kind === 'trace') return accepted({ kind, traceId: first, ...(second ? { spanId: second } : {}) });
  if (kind === 'error') return accepted({ kind, fingerprint: first });
  if (kind === 'request') return accepted({ kind, requestId: first });
  return undefined;
}

function accepted(value: unknown): Subject | undefined {
  const parsed = Subject.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What the reader asks about, in one or two words. */
export function subjectName(subject: Subject): string {
  if (subject.kind === 'trace') return subject.spanId === undefined ? 'trace' : 'span';
  return subject.kind;
}

/** The question that Ask AI asks by itself. */
export function questionOf(subject: Subject): string {
  const name = subjectName(subject);
  const asks = name === 'event' || name === 'error' ? `Why did this ${name} happen` : `What happened in this ${name}`;
  return `${asks}, and what should I do?`;
}
