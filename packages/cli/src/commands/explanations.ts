/** `explanations`: what a running server answered so far, to keep and to pass on. */
import type { Command } from 'commander';
import { serverClient } from '../client/server-client.js';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { calmJson } from '../terminal/json-text.js';
import { printable } from '../terminal/printable.js';

export function addExplanations(program: Command, { terminal, environment, fetch }: Context): void {
  const client = (flags: ServerFlags) => serverClient(serverAddress(flags, environment), fetch);
  const explanations = program.command('explanations').description('what was answered so far');
  withServerFlags(
    explanations.command('report <id>').description('print an explanation as an incident report in Markdown'),
  ).action(async (id: string, flags: ServerFlags) => {
    terminal.write(`${printable(await client(flags).report(id)).trimEnd()}\n`);
  });
  withServerFlags(
    explanations
      .command('export')
      .description('print every explanation with what people wrote about it, one line of JSON each'),
  ).action(async (flags: ServerFlags) => {
    for await (const piece of client(flags).exportExplanations()) terminal.write(calmJson(piece));
  });
}
