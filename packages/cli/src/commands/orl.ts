/** `import` and `export`: queries, alerts and dashboards of a running server as `.baselime` files. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { OrlFile } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import type { Command } from 'commander';
import { serverClient } from '../client/server-client.js';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { fileProblem } from '../input.js';
import { printable } from '../terminal/printable.js';

interface ImportFlags extends ServerFlags {
  readonly dryRun?: boolean;
}
interface ExportFlags extends ServerFlags {
  readonly force?: boolean;
}

const MOST_FILE_BYTES = 1_000_000;

export function addImport(program: Command, { terminal, environment, fetch }: Context): void {
  withServerFlags(
    program
      .command('import <folder>')
      .description('take over queries, alerts and dashboards from .baselime files')
      .option('--dry-run', 'check the files and change nothing'),
  ).action(async (folder: string, flags: ImportFlags) => {
    const files = await filesOf(folder);
    const client = serverClient(serverAddress(flags, environment), fetch);
    const dryRun = flags.dryRun === true;
    const { queries, alerts, dashboards, notes } = await client.importOrl({ files: [...files], dryRun });
    const verb = dryRun ? 'Would take over' : 'Took over';
    const counts = [
      count(queries, 'query', 'queries'),
      count(alerts, 'alert', 'alerts'),
      count(dashboards, 'dashboard', 'dashboards'),
    ];
    terminal.write(`${verb} ${counts.join(', ')}.\n`);
    for (const note of notes) terminal.note(`${printable(note)}\n`);
  });
}

export function addExport(program: Command, { terminal, environment, fetch }: Context): void {
  withServerFlags(
    program
      .command('export <folder>')
      .description('write queries, alerts and dashboards as .baselime files')
      .option('--force', 'write over files that are there'),
  ).action(async (folder: string, flags: ExportFlags) => {
    const { files } = await serverClient(serverAddress(flags, environment), fetch).exportOrl();
    await mkdir(folder, { recursive: true });
    // The names come from the server: only their last part is a name here.
    const named = files.map(({ name, text }) => ({ path: join(folder, basename(name)), text }));
    for (const { path } of flags.force === true ? [] : named) {
      if (await exists(path)) {
        throw new EngineError('FILE_UNREADABLE', `${printable(path)} is there already. Add --force to write over it.`);
      }
    }
    for (const { path, text } of named) await writeFile(path, text);
    terminal.write(`Wrote ${count(named, 'file', 'files')} to ${printable(folder)}.\n`);
  });
}

const count = (of: readonly unknown[], one: string, many: string): string =>
  `${of.length} ${of.length === 1 ? one : many}`;

/** Raises FILE_UNREADABLE for a folder that is none, or holds no YAML. */
async function filesOf(folder: string): Promise<readonly OrlFile[]> {
  try {
    const names = (await readdir(folder, { recursive: true }))
      .filter((name) => /\.ya?ml$/i.test(name) && !name.split(sep).includes('node_modules'))
      .sort();
    if (names.length === 0) {
      throw new EngineError('FILE_UNREADABLE', `${printable(folder)} holds no .yml file.`);
    }
    return await Promise.all(
      names.map(async (name) => ({ name: name.split(sep).join('/'), text: await textOf(join(folder, name)) })),
    );
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw fileProblem(folder, error);
  }
}

async function textOf(path: string): Promise<string> {
  if ((await stat(path)).size > MOST_FILE_BYTES) {
    throw new EngineError('FILE_UNREADABLE', `${printable(path)} is too large.`);
  }
  return readFile(path, 'utf8');
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;
