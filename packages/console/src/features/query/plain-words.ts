/**
 * A question in plain words as a query: "errors of place-order by message last 3 hours". No model: words are looked up
 * among functions, keys and values that are known to exist, and what is not understood is said.
 */
import type { Calculation, Filter, KeySummary, Query } from '@baselime-ai/contract';
import {
  distinct,
  JOINERS,
  KEYS,
  lookUp,
  NOUNS,
  OPERATORS,
  operationOf,
  percentile,
  SILENT,
  singular,
  spanMs,
  TIME_UNIT,
  UNIT_MS,
  valueFrom,
} from './vocabulary.js';

export interface Known {
  readonly keys: readonly Pick<KeySummary, 'key'>[];
  readonly datasets: readonly string[];
  readonly services: readonly string[];
  readonly namespaces: readonly string[];
}

export interface Understood {
  readonly query: Query;
  /** How far back, in milliseconds; absent when the question does not say. */
  readonly lastMs?: number;
  /** Words that mean nothing here, in the order of the question. */
  readonly unknown: readonly string[];
}

/** Never throws. An empty question asks for everything. */
export function understand(question: string, known: Known): Understood {
  const reading = new Reading(question, known);
  return reading.read();
}

class Reading {
  readonly #known: Known;
  readonly #words: string[];
  readonly #filters: Filter[] = [];
  readonly #calculations: Calculation[] = [];
  readonly #groups: string[] = [];
  readonly #datasets: string[] = [];
  readonly #unknown: string[] = [];
  #needle: string | undefined;
  #lastMs: number | undefined;
  #limit: number | undefined;
  #order: 'ASC' | 'DESC' | undefined;

  constructor(question: string, known: Known) {
    this.#known = known;
    let text = ` ${question.slice(0, 1000)} `;
    const take = (pattern: RegExp, use: (match: RegExpExecArray) => void): void => {
      const match = pattern.exec(text);
      if (match === null) return;
      use(match);
      text = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    };
    take(/["“]([^"”]+)["”]|\s'([^']+)'(?=[\s?.!,])/u, (match) => {
      this.#needle = match[1] ?? match[2];
    });
    take(
      new RegExp(
        `(?:in |over |for |of |during |within )?(?:the )?(?:last|past) (\\d+(?:\\.\\d+)?) ?${TIME_UNIT}\\b`,
        'i',
      ),
      (match) => {
        this.#lastMs = spanMs(match[1] ?? '', match[2] ?? '');
      },
    );
    take(/(?:in |over |for |of |during |within )?(?:the )?(?:last|past) (minute|hour|day|week)\b/i, (match) => {
      this.#lastMs = spanMs('1', match[1] ?? '');
    });
    take(/\b(?:since yesterday|today)\b/i, () => {
      this.#lastMs = UNIT_MS.d;
    });
    take(
      new RegExp(
        `\\b(?:slower|longer|more|over|above|exceeding) (?:than )?(\\d+(?:\\.\\d+)?) ?(ms|milliseconds?|${TIME_UNIT.slice(1, -1)})\\b`,
        'i',
      ),
      (match) => {
        const unit = match[2] ?? '';
        const value = /^m(s|illi)/i.test(unit) ? Number(match[1]) : spanMs(match[1] ?? '', unit);
        this.#filters.push({ key: '@duration', operation: '>', value });
      },
    );
    take(/\b(top|first|bottom) (\d{1,3})\b/i, (match) => {
      this.#limit = Math.max(1, Number(match[2]));
      this.#order = match[1]?.toLowerCase() === 'bottom' ? 'ASC' : 'DESC';
    });
    this.#words = text
      .replace(/\bcold[ -]starts?\b/gi, ' cold_start ')
      .replace(/\btim(?:ed|ing)[ -]out\b/gi, ' timeout ')
      .split(/[\s,;?!]+/)
      .map((word) => word.replace(/^[(]+|[).:]+$/g, ''))
      .filter((word) => word !== '');
  }

  read(): Understood {
    for (let at = 0; at < this.#words.length; ) at += this.#readAt(at);
    const filters = distinct(this.#filters);
    const groups = [...new Set(this.#groups)];
    const [first] = this.#calculations;
    const ordered = this.#order !== undefined && groups.length > 0;
    const name =
      first === undefined ? 'COUNT' : first.key === undefined ? first.operator : `${first.operator}(${first.key})`;
    return {
      query: {
        ...(this.#datasets.length === 0 ? {} : { datasets: [...new Set(this.#datasets)] }),
        calculations: first === undefined ? [{ operator: 'COUNT' }] : distinct(this.#calculations).slice(0, 16),
        ...(filters.length === 0 ? {} : { filters }),
        ...(groups.length === 0 ? {} : { groupBys: groups.slice(0, 4).map((value) => ({ value })) }),
        ...(ordered ? { orderBy: { value: name, ...(this.#order === 'ASC' ? { order: 'ASC' as const } : {}) } } : {}),
        ...(this.#needle === undefined ? {} : { needle: { value: this.#needle } }),
        ...(this.#limit === undefined ? {} : { limit: this.#limit }),
      },
      ...(this.#lastMs === undefined ? {} : { lastMs: this.#lastMs }),
      unknown: [...new Set(this.#unknown)],
    };
  }

  /** Reads what begins at a word; how many words it took. */
  #readAt(at: number): number {
    const word = this.#words[at] ?? '';
    const lower = word.toLowerCase();
    if (JOINERS.has(lower)) return 1 + this.#readGroups(at + 1);
    const operator = lookUp(OPERATORS, lower) ?? percentile(lower);
    if (operator !== undefined) return 1 + this.#readMeasure(at + 1, operator);
    if (/^(slowest|slow)$/.test(lower)) {
      this.#calculations.push({ operator: 'P95', key: '@duration' });
      this.#order = 'DESC';
      return 1 + (this.#groupAt(at + 1) ? 1 : 0);
    }
    if (/^(contain|mention|match|includ|say)(s|ing|es)?$/.test(lower)) {
      if (this.#needle !== undefined) return 1;
      this.#needle = this.#words[at + 1];
      return 2;
    }
    const compared = this.#readComparison(at);
    if (compared > 0) return compared;
    if (this.#place(word)) return 1;
    const noun = lookUp(NOUNS, singular(lower).replace('_', ' '));
    if (noun !== undefined) {
      this.#filters.push(...noun);
      return 1;
    }
    if (!SILENT.has(lower) && !this.#isKeyBeforePlace(at)) this.#unknown.push(word);
    return 1;
  }

  /** "by message and level": keys joined by "and" or a comma. */
  #readGroups(from: number): number {
    let taken = 0;
    for (let at = from; at < this.#words.length; at += 1) {
      const lower = this.#words[at]?.toLowerCase() ?? '';
      if (/^(and|the|each|its|by)$/.test(lower)) {
        taken += 1;
        continue;
      }
      if (!this.#groupAt(at)) break;
      taken = at - from + 1;
    }
    return taken;
  }

  #groupAt(at: number): boolean {
    const key = this.#keyOf(this.#words[at] ?? '');
    if (key === undefined) return false;
    this.#groups.push(key);
    return true;
  }

  /** "p95 of the duration", "max memory", "unique userId". Without a key that is known, the duration is meant. */
  #readMeasure(from: number, operator: Calculation['operator']): number {
    for (let at = from; at < Math.min(from + 3, this.#words.length); at += 1) {
      const word = this.#words[at] ?? '';
      const key = this.#keyOf(word);
      if (key !== undefined) {
        this.#calculations.push({ operator, key });
        return at - from + 1;
      }
      if (!/^(of|the|number|amount)$/i.test(word)) break;
    }
    if (operator === 'SUM') this.#calculations.push({ operator: 'COUNT' });
    else this.#calculations.push({ operator, key: '@duration' });
    return 0;
  }

  /** "status = 500", "status is 500", "level warn". */
  #readComparison(at: number): number {
    const [word = '', sign = '', value] = this.#words.slice(at, at + 3);
    const joined = /^([^=<>!]+)(>=|<=|!=|=|>|<)(.+)$/.exec(word);
    if (joined?.[1] !== undefined) {
      const key = this.#keyOf(joined[1]);
      if (key === undefined) return 0;
      this.#filters.push({ key, operation: operationOf(joined[2] ?? '='), value: valueFrom(joined[3] ?? '') });
      return 1;
    }
    const key = this.#keyOf(word);
    if (key === undefined || value === undefined) return 0;
    const operation = /^(>=|<=|!=|=|>|<)$/.test(sign)
      ? operationOf(sign)
      : /^(is|equals)$/i.test(sign)
        ? '='
        : undefined;
    if (operation === undefined) return 0;
    this.#filters.push({ key, operation, value: valueFrom(value) });
    return 3;
  }

  /** A function, service or dataset by its name. */
  #place(word: string): boolean {
    const same = (one: string): boolean => one.toLowerCase() === word.toLowerCase();
    const namespace = this.#known.namespaces.find(same);
    if (namespace !== undefined) this.#filters.push({ key: 'namespace', operation: '=', value: namespace });
    const service = namespace === undefined ? this.#known.services.find(same) : undefined;
    if (service !== undefined) this.#filters.push({ key: 'service', operation: '=', value: service });
    const dataset = namespace === undefined && service === undefined ? this.#known.datasets.find(same) : undefined;
    if (dataset !== undefined) this.#datasets.push(dataset);
    return namespace !== undefined || service !== undefined || dataset !== undefined;
  }

  /** "the function place-order": the word before a name says only what kind of thing it is. */
  #isKeyBeforePlace(at: number): boolean {
    return this.#keyOf(this.#words[at] ?? '') !== undefined;
  }

  /** A key by its word, its whole path, or the end of its path; the shortest path wins. */
  #keyOf(word: string): string | undefined {
    const lower = word.toLowerCase();
    const own = lookUp(KEYS, lower) ?? lookUp(KEYS, singular(lower));
    if (own !== undefined) return own;
    const keys = this.#known.keys.map(({ key }) => key);
    const exact = keys.find((key) => key.toLowerCase() === lower || key.toLowerCase() === `@${lower}`);
    if (exact !== undefined) return exact;
    return keys
      .filter((key) => {
        const end = key.toLowerCase().split('.').at(-1) ?? '';
        return end.length > 2 && (end === lower || end === singular(lower));
      })
      .sort((a, b) => a.length - b.length || a.localeCompare(b))[0];
  }
}
