import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../__fixtures__/${name}.log`, import.meta.url));

describe('explain FILE', () => {
  it.each([
    ['node-timeout', 'dependency-slow', 'calls from node-timeout to rates.example'],
    ['node-memory', 'memory-exhausted', 'Raise the memory'],
    ['node-access-denied', 'permission-denied', 's3:PutObject'],
    ['python-key-error', 'code-defect', 'KeyError'],
  ])('names the fault of %s and what to do', async (name, fault, step) => {
    const { out, code } = await runCommand(['explain', fixture(name)]);
    expect(code, out).toBe(0);
    expect(out).toContain(`· ${fault}`);
    expect(out.replace(/\s+/g, ' ')).toContain(step);
    expect(out).toContain('nothing left it');
  });

  it('prints the finished explanation as JSON', async () => {
    const { out } = await runCommand(['explain', fixture('node-timeout'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ engine: 'narrator', rootCause: { fault: 'dependency-slow' } });
  });

  it('answers about the line that reads as a failure where none is marked as one', async () => {
    const text = "starting\nCan't reach database server at `db.example:5432`\nstopping\n";
    const { out, code } = await runCommand(['explain'], text);
    expect(code).toBe(0);
    expect(out).toContain('No line is marked as an error');
    expect(out).toContain('· dependency-unavailable');
    expect(out.replace(/\s+/g, ' ')).toContain('nothing marks the line as an error');
  });

  it('answers about the line that says why the program ended, where only its end is marked', async () => {
    const text =
      "Cannot find module '/var/task/node_modules/axios/axios.cjs'\nRequestId: 0d5f1c7e-3f0a-4c52-9a61-5f8e1b1f0a11 Error: Runtime exited with error: exit status 1\nRuntime.ExitError\n";
    const { out, code } = await runCommand(['explain'], text);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain('only say that the program ended');
    expect(out).toContain('· missing-dependency');
  });

  it('says so when nothing failed, and exits with 0', async () => {
    const calm = [
      'START RequestId: 0d5f1c7e-3f0a-4c52-9a61-5f8e1b1f0a11 Version: 14',
      '2026-03-05T08:10:02.114Z\t0d5f1c7e-3f0a-4c52-9a61-5f8e1b1f0a11\tINFO\tLoading invoice 88120',
      'END RequestId: 0d5f1c7e-3f0a-4c52-9a61-5f8e1b1f0a11',
      'REPORT RequestId: 0d5f1c7e-3f0a-4c52-9a61-5f8e1b1f0a11\tDuration: 281.40 ms\tBilled Duration: 282 ms\tMemory Size: 512 MB\tMax Memory Used: 121 MB\t',
    ].join('\n');
    const { out, notes, code } = await runCommand(['explain'], calm);
    expect(code).toBe(0);
    expect(out + notes).toContain('No error');
  });

  it.each([
    [
      'a traceback that no logger announces, and heads the answer with the error',
      'starting up\nTraceback (most recent call last):\n  File "/app/main.py", line 3, in handler\n    order["zip"]\nKeyError: \'zip\'\ndone\n',
      ["✗ KeyError: 'zip'", '/app/main.py:3 (handler)', 'nothing is stored from', '· code-defect'],
    ],
    [
      'what shares the id of an order',
      [
        { orderId: 'o-1', level: 'INFO', message: 'charge started' },
        { orderId: 'o-2', level: 'INFO', message: 'charged' },
        { orderId: 'o-1', level: 'ERROR', message: 'connect ECONNREFUSED 10.0.12.7:6379' },
        { orderId: 'o-1', level: 'ERROR', message: 'session store unavailable' },
      ]
        .map((line, second) => JSON.stringify({ timestamp: `2026-03-05T08:10:0${second}.000Z`, ...line }))
        .join('\n'),
      ['10.0.12.7 (called by', 'told by orderId alone', 'dependency-unavailable'],
    ],
    [
      'the access log of a web server',
      [200, 200, 500]
        .map(
          (status, second) => `10.0.0.7 - - [05/Mar/2026:08:10:0${second} +0000] "GET /items HTTP/1.1" ${status} 512`,
        )
        .join('\n'),
      ['answered with an error (status 500)', '1 of 3 events'],
    ],
  ])('reads %s', async (_, log, told) => {
    const { out } = await runCommand(['explain'], log);
    for (const text of told) expect(out.replace(/\s+/g, ' ')).toContain(text);
  });

  it('lets no sequence of a log reach the terminal', async () => {
    const hostile = `2026-03-05T08:10:02.114Z\t0d5f1c7e-3f0a-4c52-9a61-5f8e1b1f0a11\tERROR\tboom \u001b[2J\u001b]0;owned\u0007 \u009b31m\n`;
    const { out } = await runCommand(['explain'], hostile);
    expect(out).toContain('boom');
    expect(out).toMatch(/^[\P{Cc}\n]*$/u);
  });

  it.each([
    [['explain', '/nowhere.log'], 66, 'does not exist'],
    [['explain', fixture('node-timeout'), '--event', 'x'], 64, 'not both'],
    [['explain', '--event', 'x', '--trace', 'y'], 64, 'not both'],
    [['explain', '--event', 'x', '--query', 'a = 1'], 64, 'not both'],
    [['explain', '--query', 'nonsense'], 64, 'is not "key operation value"'],
    [['explain', '--event', 'x', '--last', '1h'], 64, 'need --query'],
    [['explain', '--query', 'a = 1', '--server', 'http://127.0.0.1:9'], 75, 'No server answers'],
    [['explain', '--nonsense'], 64, 'unknown option'],
    [['explain', '--event', 'x', '--server', 'nowhere'], 64, 'must be a URL'],
    [['explain', '--event', 'x', '--server', 'http://127.0.0.1:9'], 75, 'No server answers'],
  ])('refuses %j with exit %i', async (args, code, message) => {
    const run = await runCommand(args);
    expect(run.notes).toContain(message);
    expect(run.code).toBe(code);
  });
});
