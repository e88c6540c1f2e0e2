import { describe, expect, it } from 'vitest';
import { splitLogText } from './log-text.js';

const texts = (text: string): readonly string[] => splitLogText(text).map((record) => record.text);
const TRACEBACK =
  'Traceback (most recent call last):\n  File "/app/main.py", line 3, in handler\n    order["zip"]\nKeyError: \'zip\'';

describe('the records of a text', () => {
  it('keep a traceback of Python whole, and apart from a line that announces no error', () => {
    expect(texts(`starting up\n${TRACEBACK}\ndone`)).toEqual(['starting up', TRACEBACK, 'done']);
    expect(texts(`ERROR job 7 failed\n${TRACEBACK}`)).toEqual([`ERROR job 7 failed\n${TRACEBACK}`]);
  });

  it('name the container that docker compose puts in front', () => {
    const printed = ['app-1  | ready', ...TRACEBACK.split('\n').map((line) => `app-1  | ${line}`), 'db-1   | stopped'];
    expect(splitLogText(printed.join('\n'))).toEqual([
      { text: 'ready', logStream: 'app-1' },
      { text: TRACEBACK, logStream: 'app-1' },
      { text: 'stopped', logStream: 'db-1' },
    ]);
    const [timed] = splitLogText('app-1  | 2026-11-29T05:12:03.001Z ready');
    expect(timed).toMatchObject({ text: 'ready', logStream: 'app-1' });
    expect(timed?.time).toBeDefined();
    expect(texts('name | value\n--- | ---')).toEqual(['name | value', '--- | ---']);
  });

  it('lose what Fly puts in front of each line, and keep an exception of Elixir below its line', () => {
    const front = '2023-09-14T21:18:31Z app[9080e710a35918] ewr [info]';
    const printed = ['21:18:31.662 [error] raised:', '    ** (DBConnection.ConnectionError) dropped', 'GET /'];
    expect(splitLogText(printed.map((line) => `${front}${line}`).join('\n'))).toMatchObject([
      { text: `${printed[0]}\n${printed[1]}`, logStream: '9080e710a35918' },
      { text: 'GET /' },
    ]);
    expect(texts('2023-09-14T21:18:31Z proxy[90a] ewr [error]refused')).toEqual(['[error]refused']);
  });

  it.each([
    ['an object that begins on a line of its own', 'Init error\n{\n"errorType": "Init<LoadError>"\n}', 'done'],
    ['an object that a line opens', 'failed {\ncode: 1,\nlist: [\n1\n]\n}', 'done'],
    [
      'a traceback without its blanks',
      "'Item': KeyError\nTraceback (most recent call last):\nFile \"/a.py\", line 3, in h\nx['Item']\nKeyError: 'Item'",
      'done',
    ],
    ['what Node prints behind a stack', "boom\n  at h (/a.js:1:2)\n[cause]: Error: gone\ncode: 'EPIPE'", 'done'],
    [
      'an error of Java below the line that was logged with it',
      '12:00:01,100 ERROR [main] Shop - not saved\norg.shop.db.NotSavedException: no\n\tat org.shop.A.b(A.java:3)',
      'done',
    ],
    [
      'an error of .NET below the line that was logged with it',
      'fail: Shop.Database[20102]\n      Failed executing (30 ms)\nSystem.Data.SqlException (0x80131904): Timeout expired.\n   at Shop.Db.Run()',
      'done',
    ],
    [
      'what an error of Prisma announces',
      '⨯ ClientUnknownError: \nInvalid `find()` invocation:\nError while it ran:\nno table',
      'done',
    ],
    [
      'what Node prints of an error that nobody caught',
      '/app/cart.js:12\n  return items.map(sum);\n         ^\nTypeError: items is undefined\n    at total (/app/cart.js:12:10)\nNode.js v20.11.1',
      'done',
    ],
    ['a level on a line of its own', 'ERROR:\nthe plan is used up', 'done'],
    [
      'what the console of Node prints in Lambda over many lines',
      '2026-08-23T07:02:46.936Z\tundefined\tERROR\t\nSomething went wrong\n- /var/task/index.js',
      '{"level":30,"msg":"done"}',
    ],
    [
      'the two stacks that gRPC prints for Node',
      'Error: 4 LATE\n    at a (/a.js:1:2)\nfor call at\n    at b (/b.js:1:2)',
      'done',
    ],
    [
      'why CloudFormation could not make a resource',
      '6:41:29 PM | CREATE_FAILED | AWS::S3::Bucket | B\nshop-b already exists',
      '6:41:30 PM | ROLLBACK_IN_PROGRESS | AWS::CloudFormation::Stack | S',
    ],
    ['the names of errors over each other', 'PDOException\nShop\\Db\\QueryException\nthe table is gone', 'done'],
    [
      'a panic of Go with its stack',
      'panic: no order\n[signal SIGSEGV: segmentation violation]\n\ngoroutine 7 [running]:\nmain.save({0xc000, 0x2})\n/src/shop/main.go:17 +0x2c\ncreated by main.main\n/src/shop/main.go:9 +0x1d\nexit status 2'.replace(
        '\n\n',
        '\n',
      ),
      'done',
    ],
    ['an error whose name stands alone behind brackets', '[auth][cause]: ClientError: \nInvalid `find()` call', 'done'],
    ['an error whose name stands alone', 'Shop\\Sqs\\SqsException\nthe queue is gone', 'done'],
  ])('keep %s whole', (_what, record, next) => {
    expect(texts(`${record}\n${next}`).slice(0, 2)).toEqual([record, next]);
  });

  it.each([
    ['a time', (line: string) => `2026-03-05T10:00:00.001Z ${line}`],
    ['a day without a year', (line: string) => `Mar 5 10:00:00 AM  ${line}`],
    ['the process of a platform', (line: string) => `2026-03-05T10:00:00.001+00:00 app[web.1]: ${line}`],
  ])('keep a stack whole of which each line has %s in front', (_what, stamped) => {
    const node = ["Error: Cannot find module 'axios'", '    at load (/app/a.js:1:2)', '    at run (/app/b.js:3:4)'];
    const python = TRACEBACK.split('\n');
    const go = ['panic: no order', 'goroutine 7 [running]:', 'main.save(0x1)', '\t/src/main.go:17 +0x2c'];
    const uncaught = ['/app/a.js:1', '  items.map(sum);', '        ^', ...node, 'Node.js v20.11.1'];
    for (const lines of [node, uncaught, python, go]) {
      const read = texts(['listening', ...lines, 'stopped'].map(stamped).join('\n'));
      expect(read).toHaveLength(3);
      expect(read[0]).toBe('listening');
      expect(read[1]?.split('\n').map((line) => line.trim())).toEqual(lines.map((line) => line.trim()));
    }
  });

  it('stay apart behind times where a line is no more indented, has a level or comes later', () => {
    const lines = ['2026-03-05T10:00:00Z one', '2026-03-05T10:00:00Z two', '2026-03-05T10:00:00Z  WARN three'];
    expect(texts(lines.join('\n'))).toEqual(['one', 'two', 'WARN three']);
    expect(texts('2026-03-05T10:00:00Z one\n2026-03-05T10:00:09Z   two')).toEqual(['one', 'two']);
  });

  it('keep the error that stands behind an empty line below its source', () => {
    const printed = [
      '/app/a.js:1',
      '  items.map(sum);',
      '        ^',
      '',
      'TypeError: no items',
      '    at f (/app/a.js:1:9)',
    ];
    expect(texts(printed.join('\n'))).toEqual([printed.filter((line) => line !== '').join('\n')]);
    expect(texts(`${printed.join('\n')}\n\nNode.js v20.11.1\ndone`)).toHaveLength(2);
  });

  it('end at the next record of Lambda, whatever was left open', () => {
    const start = 'START RequestId: 8b27d8a1-0000-4000-8000-000000000001 Version: 7';
    expect(texts(`left open {\na: 1,\n${start}`)).toEqual(['left open {\na: 1,', start]);
  });

  it('lose the bars of a table and the zone behind a time', () => {
    const [first, second] = splitLogText('2021-02-01T13:51:58-05:00 | one\n  | 2021-02-01T13:51:59-05:00 | two');
    expect([first?.text, second?.text]).toEqual(['one', 'two']);
    expect(texts('2021-06-21 12:45:07.084 EDT ready')).toEqual(['ready']);
    expect(texts('2021-06-21 12:45:07.084 POST /job')).toEqual(['POST /job']);
  });

  it('name the process that pm2 and the service that docker compose put in front', () => {
    expect(splitLogText('1|app  | ready\nshop-orders    | ready')).toEqual([
      { text: 'ready', logStream: 'app' },
      { text: 'ready', logStream: 'shop-orders' },
    ]);
  });
});

describe('reports of command line tools', () => {
  it.each([
    [
      'what stands behind an empty line',
      'Error: P9\n\nThe server at `db`:`5432` was reached but timed out.\n\nPlease try again.\n',
      1,
    ],
    ['a list below the error', 'Error: cannot load it\nPossible solutions:\n- build it\n- install it\n', 1],
    ['a box', '╷\n│ Error: creating it\n│ \n│   with aws_x.y,\n│   on main.tf line 3:\n│ no such role\n╵\n', 1],
    [
      'a banner',
      '****************\nAPPLICATION FAILED TO START\n****************\n\nDescription:\n\nNo url.\n\nAction:\n\nSet it.\n',
      1,
    ],
    ['all lines of npm', 'npm error code EX\nnpm error\nnpm error out of step\n', 1],
    ['not the lines of a program behind an error', 'Error: it broke\nserved 5 requests\nserved 6 requests\n', 3],
    ['nothing behind a line without an error', 'started\n\nserved 5 requests\n', 2],
    ['nor another error', 'Error: it broke\n\nError: it broke again\n', 2],
  ])('holds together %s', (_, text, records) => {
    expect(splitLogText(text).length).toBe(records);
  });
});
