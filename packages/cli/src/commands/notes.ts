/** `notes`: what the team wrote about failures, of a running server. */
import type { TeamNote } from '@baselime-ai/contract';
import type { Command } from 'commander';
import { serverClient } from '../client/server-client.js';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { jsonText } from '../terminal/json-text.js';
import { oneLine, printable } from '../terminal/printable.js';
import type { Terminal } from '../terminal/terminal.js';

interface ListFlags extends ServerFlags {
  readonly json?: boolean;
}
interface AddFlags extends ServerFlags {
  readonly correction?: boolean;
}

export function addNotes(program: Command, { terminal, environment, fetch }: Context): void {
  const client = (flags: ServerFlags) => serverClient(serverAddress(flags, environment), fetch);
  const notes = program.command('notes').description('what the team wrote about failures');
  withServerFlags(
    notes.command('list').description('list the notes, newest first').option('--json', 'print JSON'),
  ).action(async (flags: ListFlags) => {
    const all = await client(flags).notes();
    if (flags.json === true) terminal.write(`${jsonText(all, 2)}\n`);
    else if (all.length === 0) terminal.note('No note is written yet. Write one with `notes add EXPLANATION TEXT`.\n');
    else for (const note of all) terminal.write(`${noteLine(note, terminal)}\n`);
  });
  withServerFlags(
    notes
      .command('add <explanation> <text>')
      .description('write a note that stands beside the next answer about the same failure')
      .option('--correction', 'the text says what the cause really was'),
  ).action(async (explanationId: string, text: string, flags: AddFlags) => {
    const kind = flags.correction === true ? 'correction' : 'note';
    const { id } = await client(flags).addNote({ explanationId, kind, text });
    terminal.write(`Wrote the ${kind} ${printable(id)}.\n`);
  });
  withServerFlags(notes.command('remove <id>').description('remove a note')).action(
    async (id: string, flags: ServerFlags) => {
      await client(flags).removeNote(id);
      terminal.write(`Removed the note ${printable(id)}.\n`);
    },
  );
}

/** One note: its id, day, kind and author, then the whole text on lines of its own. */
function noteLine({ id, at, kind, author, text }: TeamNote, { palette }: Terminal): string {
  const head = [palette.dim(oneLine(id, 40)), at.slice(0, 10), kind, `by ${oneLine(author, 40)}`].join('  ');
  return `${head}\n  ${printable(text).replaceAll('\n', '\n  ')}`;
}
