/**
 * Counters, gauges and histograms of this process in Prometheus text format 0.0.4.
 * Source: prometheus.io, "Exposition formats". Label values come from fixed lists of ours, never from a request.
 */
export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  readonly add: (labels: Labels, amount?: number) => void;
}
export interface Histogram {
  /** `value` in the unit that the metric's name ends with. */
  readonly observe: (labels: Labels, value: number) => void;
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly lines: () => readonly string[];
}

export class MetricRegistry {
  readonly #families: Family[] = [];

  counter(name: string, help: string): Counter {
    const values = new Map<string, number>();
    this.#families.push({
      name,
      help,
      type: 'counter',
      lines: () => [...values].map(([labels, value]) => `${name}${braces(labels)} ${value}`),
    });
    return {
      add: (labels, amount = 1) => {
        const key = labelText(labels);
        values.set(key, (values.get(key) ?? 0) + amount);
      },
    };
  }

  /** `read` is called each time the metrics are read. */
  gauge(name: string, help: string, read: () => number): void {
    this.#families.push({ name, help, type: 'gauge', lines: () => [`${name} ${read()}`] });
  }

  /** A counter that is kept elsewhere; `read` is called each time the metrics are read, and must never fall. */
  counterOf(name: string, help: string, read: () => number): void {
    this.#families.push({ name, help, type: 'counter', lines: () => [`${name} ${read()}`] });
  }

  /** @param bounds upper bounds in ascending order; the one for everything is added */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram {
    const series = new Map<string, { readonly counts: number[]; sum: number; count: number }>();
    this.#families.push({
      name,
      help,
      type: 'histogram',
      lines: () =>
        [...series].flatMap(([labels, { counts, sum, count }]) => [
          ...bounds.map((bound, index) => `${name}_bucket${braces(labels, `le="${bound}"`)} ${counts[index] ?? 0}`),
          `${name}_bucket${braces(labels, 'le="+Inf"')} ${count}`,
          `${name}_sum${braces(labels)} ${sum}`,
          `${name}_count${braces(labels)} ${count}`,
        ]),
    });
    return {
      observe: (labels, value) => {
        const key = labelText(labels);
        const entry = series.get(key) ?? { counts: bounds.map(() => 0), sum: 0, count: 0 };
        bounds.forEach((bound, index) => {
          if (value <= bound) entry.counts[index] = (entry.counts[index] ?? 0) + 1;
        });
        entry.sum += value;
        entry.count += 1;
        series.set(key, entry);
      },
    };
  }

  text(): string {
    const blocks = this.#families.map((family) =>
      [`# HELP ${family.name} ${family.help}`, `# TYPE ${family.name} ${family.type}`, ...family.lines()].join('\n'),
    );
    return `${blocks.join('\n')}\n`;
  }
}

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(
      ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (found) => (found === '\n' ? '\\n' : `\\${found}`))}"`,
    )
    .join(',');

function braces(...parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(',');
  return text === '' ? '' : `{${text}}`;
}
