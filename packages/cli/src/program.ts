/** The command line: verbs, their options, their help. */
import { Command } from 'commander';
import { addAnonymize } from './commands/anonymize.js';
import { addExplain } from './commands/explain.js';
import { addExplanations } from './commands/explanations.js';
import { addIngest } from './commands/ingest.js';
import { addNotes } from './commands/notes.js';
import { addExport, addImport } from './commands/orl.js';
import { addQuery } from './commands/query.js';
import { addTail } from './commands/tail.js';
import type { Context } from './context.js';

const VERSION = '0.1.0';

const HELP: readonly string[] = ['help', '--help', '-h'];
/** `start` and `demo` bring a whole server with them, which the other verbs should not wait for. */
const WITH_SERVER: readonly string[] = ['start', 'demo', ...HELP];

export async function buildProgram(context: Context, verb: string | undefined): Promise<Command> {
  const program = new Command('baselime-ai')
    .description('Ask why a serverless application fails.')
    .version(VERSION)
    .configureOutput({ writeOut: context.terminal.write, writeErr: context.terminal.note })
    .showHelpAfterError('(add --help to see what is possible)')
    .exitOverride();
  addExplain(program, context);
  if (verb === undefined || WITH_SERVER.includes(verb)) {
    const [{ addStart }, { addDemo }] = await Promise.all([
      import('./commands/start.js'),
      import('./commands/demo.js'),
    ]);
    addStart(program, context);
    addDemo(program, context);
  }
  if (verb === undefined || verb === 'mcp' || HELP.includes(verb)) {
    const { addMcp } = await import('./commands/mcp.js');
    addMcp(program, context);
  }
  addAnonymize(program, context);
  addIngest(program, context);
  addQuery(program, context);
  addImport(program, context);
  addExport(program, context);
  addTail(program, context);
  addExplanations(program, context);
  addNotes(program, context);
  return program;
}
