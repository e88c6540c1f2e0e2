/** Where the program writes, and what that place can show. Everything that prints takes a Terminal. */

export interface Terminal {
  /** To standard output. The text must be printable already, or made by a Palette. */
  readonly write: (text: string) => void;
  /** To standard error: progress, hints, problems. */
  readonly note: (text: string) => void;
  /** Columns to wrap to, 40 to 100. */
  readonly width: number;
  readonly palette: Palette;
  /** True when a person watches standard error, so that a progress line may be redrawn. */
  readonly watched: boolean;
}

export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly accent: (text: string) => string;
}

const sgr =
  (open: string, close: string) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string): string => text;

export const PLAIN: Palette = { bold: same, dim: same, red: same, yellow: same, green: same, accent: same };
export const COLORED: Palette = {
  bold: sgr('1', '22'),
  dim: sgr('2', '22'),
  red: sgr('31', '39'),
  yellow: sgr('33', '39'),
  green: sgr('32', '39'),
  accent: sgr('38;5;148', '39'),
};

export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const NARROWEST = 40;
const WIDEST = 100;

/** Color only where a terminal shows it and NO_COLOR (no-color.org) is unset or empty. */
export function terminalOf(
  streams: { readonly stdout: OutputStream; readonly stderr: OutputStream },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const { stdout, stderr } = streams;
  const plain = (environment.NO_COLOR ?? '') !== '' || environment.TERM === 'dumb' || stdout.isTTY !== true;
  return {
    write: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    width: Math.min(WIDEST, Math.max(NARROWEST, stdout.columns ?? 80)),
    palette: plain ? PLAIN : COLORED,
    watched: stderr.isTTY === true && environment.TERM !== 'dumb',
  };
}
