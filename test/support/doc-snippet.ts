/** Code blocks of our documentation by their file name, so that a test runs what a reader copies. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The block that opens with "```LANGUAGE NAME" in `docs/PAGE`, without the indentation of its fence. */
export function docSnippet(page: string, name: string): string {
  const text = readFileSync(fileURLToPath(new URL(`../../docs/${page}`, import.meta.url)), 'utf8');
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^\s*```\w+ (\S+)$/.exec(line)?.[1] === name);
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0].length ?? 0;
  const end = lines.findIndex((line, at) => at > start && line.trim() === '```');
  if (start === -1 || end === -1) throw new Error(`docs/${page} has no block named ${name}`);
  return lines
    .slice(start + 1, end)
    .map((line) => line.slice(indent))
    .join('\n');
}
