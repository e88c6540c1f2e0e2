/** Limits that Lambda and the operating system set: time, memory, the start, size, files. */

import type { Act } from '../kit/act.js';
import { callTo } from '../kit/hop.js';
import { everyday, failing, idOf, ofWork, type Story } from '../kit/story.js';
import type { Thrown } from '../kit/thrown.js';

export const limitStories: readonly Story[] = [
  {
    name: 'work-outgrows-its-timeout',
    needs: ['platform'],
    shapes: ['single', 'chain', 'queue'],
    why: 'The function computes until Lambda stops it; every call it makes is answered at once.',
    rubric: ['timeout|time limit|time-out', 'memory|split|smaller|batch|chunk'],
    plot: (estate) => ({
      pairs: ofWork(estate, 'timeout'),
      usual: () => ({
        ...everyday(estate),
        ownMs: estate.dice.around(estate.work.timeoutMs * 0.22),
        says: [{ level: 'INFO', text: 'rendering document' }],
      }),
      planted: (): Act => ({
        ...everyday(estate),
        ...{ initMs: undefined, ownMs: estate.work.timeoutMs * 6, end: 'timeout' },
        says: [{ level: 'INFO', text: 'rendering document', fields: { pages: estate.dice.int(400, 900) } }],
      }),
    }),
  },
  {
    name: 'heap-fills-up',
    needs: ['platform'],
    languages: ['node', 'python', 'ruby'],
    shapes: ['single', 'queue', 'fan-out'],
    why: 'The process is killed with all of its memory used.',
    rubric: ['memory', 'stream|leak|larger|raise|increase'],
    plot: (estate) => ({
      pairs: ofWork(estate, 'memory-exhausted'),
      usual: () => ({
        ...everyday(estate),
        memoryMb: Math.round(estate.work.memoryMb * (0.55 + 0.2 * estate.dice.unit())),
      }),
      planted: (): Act => ({
        ...everyday(estate),
        initMs: undefined,
        ownMs: estate.dice.around(3200),
        end: 'out-of-memory',
      }),
    }),
  },
  {
    name: 'java-heap-space',
    needs: ['platform'],
    languages: ['java'],
    shapes: ['single', 'chain'],
    why: 'The JVM has no heap left.',
    rubric: ['memory|heap'],
    plot: (estate) => {
      const thrown: Thrown = {
        type: 'java.lang.OutOfMemoryError',
        message: 'Java heap space',
        library: ['java.base/java.util.Arrays.copyOf(Arrays.java:3537)'],
      };
      return {
        pairs: ofWork(estate, 'memory-exhausted'),
        planted: () =>
          failing(estate, thrown, [], {
            memoryMb: estate.work.memoryMb - 2,
            ownMs: estate.dice.around(2400),
            end: 'crash',
          }),
      };
    },
  },
  {
    name: 'first-request-waits-for-the-start',
    needs: ['platform'],
    languages: ['java', 'dotnet'],
    shapes: ['single', 'chain'],
    why: 'A new sandbox takes seconds to initialize; the handler itself is as fast as ever.',
    rubric: ['provisioned|snapstart|initiali[sz]ation|cold', 'package|init|concurrency|snapstart'],
    share: 0,
    plot: (estate) => ({
      pairs: ofWork(estate, 'cold-start'),
      planted: (at, index) =>
        index % 6 === 0 || at > estate.now - 240_000
          ? { ...everyday(estate), initMs: estate.dice.around(estate.work.language === 'java' ? 6400 : 4200) }
          : undefined,
      question: (journeys) => {
        const last = journeys.findLast(({ isPlanted }) => isPlanted);
        return { about: 'subject', subject: { kind: 'request', requestId: last?.workRequestId ?? 'none' } };
      },
    }),
  },
  {
    name: 'file-not-permitted',
    languages: ['node', 'python', 'ruby', 'go'],
    shapes: ['single', 'queue'],
    why: 'The function writes where its process may not.',
    rubric: ['permission|write|/tmp|path|access|role'],
    plot: (estate) => {
      const { work } = estate;
      const path = '/var/task/cache/index.db';
      const message = {
        node: `EACCES: permission denied, open '${path}'`,
        python: `[Errno 13] Permission denied: '${path}'`,
        go: `open ${path}: permission denied`,
        ruby: `Permission denied @ rb_sysopen - ${path}`,
        java: path,
        dotnet: path,
      }[work.language];
      const type = {
        node: 'Error',
        python: 'PermissionError',
        go: 'PathError',
        ruby: 'Errno::EACCES',
        java: '',
        dotnet: '',
      }[work.language];
      const props = { errno: -13, code: 'EACCES', syscall: 'open', path };
      return {
        pairs: ofWork(estate, 'permission-denied'),
        planted: () => failing(estate, { type, message, props: work.language === 'node' ? props : undefined }, []),
      };
    },
  },
  {
    name: 'descriptors-run-out',
    languages: ['node', 'python', 'java', 'go'],
    shapes: ['single', 'fan-out'],
    why: 'The process has opened more files and sockets than it may.',
    rubric: ['close|descriptor|file|socket|connection|reuse|outside', 'handler|reuse|pool|leak|close|limit|raise'],
    plot: (estate) => {
      const { work, dice } = estate;
      const message = {
        node: "EMFILE: too many open files, open '/tmp/page-3.png'",
        python: "[Errno 24] Too many open files: '/tmp/page-3.png'",
        java: '/tmp/page-3.png (Too many open files)',
        go: 'open /tmp/page-3.png: too many open files',
        dotnet: '',
        ruby: '',
      }[work.language];
      const type = {
        node: 'Error',
        python: 'OSError',
        java: 'java.io.FileNotFoundException',
        go: 'PathError',
        dotnet: '',
        ruby: '',
      }[work.language];
      const props = work.language === 'node' ? { errno: -24, code: 'EMFILE', syscall: 'open' } : undefined;
      const pairs = ofWork(estate, 'resource-saturated', 'connection-exhausted', 'code-defect');
      return {
        pairs,
        planted: () =>
          failing(estate, { type, message, props }, [callTo(estate.peer('s3'), 'GetObject', dice.around(40))]),
      };
    },
  },
  {
    name: 'answer-too-large',
    needs: ['platform'],
    shapes: ['single', 'chain'],
    why: 'The response is above what Lambda passes on.',
    rubric: ['page|pagina|compress|smaller|s3|limit|split|size'],
    plot: (estate) => ({
      pairs: ofWork(estate, 'payload-too-large'),
      planted: () => {
        const size = estate.dice.int(6_400_000, 9_900_000);
        const message = `Response payload size (${size} bytes) exceeded maximum allowed payload size (6291556 bytes).`;
        const says = [
          {
            level: 'INFO' as const,
            text: 'listing',
            fields: { rows: estate.dice.int(20_000, 60_000), [`${estate.trade.noun}Id`]: idOf(estate) },
          },
        ];
        return failing(estate, { type: 'Function.ResponseSizeTooLarge', message }, [], { end: 'crash', says });
      },
    }),
  },
];
