/**
 * A disk, a memory or a line of waiting work that is full. The own storage of a function is its own; that of a database or
 * a broker is the dependency's.
 * Sources: Lambda's quotas (`/tmp`), errno 28 (POSIX), PostgreSQL's class 53, MySQL's server errors 1021 and 1114, MongoDB's
 * OutOfDiskSpace, Redis' `maxmemory`, Elasticsearch's disk watermarks and circuit breakers, Kafka's storage errors.
 */
import { anyOf, eitherOf, named } from '../../model/patterns.js';
import type { Rule } from './rule.js';
import type { Signals } from './signals.js';

const NO_SPACE = anyOf(
  /no space left on device|not enough (?:free )?space on the disk|disk quota exceeded|\[Errno (?:28|122)\]/,
  /\bos error 28\b|errno:? ?-?28\b/,
);
/** As the operating system's own error words it (`errno` 28), or with a path below /tmp. */
const OWN_DISK = eitherOf(
  /\[Errno (?:28|122)\]|\bENOSPC\b|\bos error 28\b|[Nn]o space left on device.{0,40}['": ]\/tmp\//,
  /['" ]\/tmp\/\S+ ?:? [Nn]o space left on device/,
);

/**
 * Descriptors that files of its own took: the text names a path, and no socket. Source: `open(2)`, and how the runtimes of Node,
 * Python, the JVM, Go, .NET, Ruby and PHP print it.
 */
const OPEN_FILES = anyOf(
  /too many open files, (?!connect|accept|socket)\w+ ['"]/,
  /too many open files ?:? ?['"]?(?:\/|[a-z]:\\)/,
  /(?:^|['"\s:])(?:\/|[a-z]:\\)\S+ \(too many open files\)/,
  /\b(?:open|l?stat|mkdir|opendir|readdir|scandir) \S+: too many open files/,
  /too many open files @ (?:rb|dir)_|failed to open stream: too many open files/,
);

/** What a server answers of its disk comes through a call. */
const ownDisk = ({ role, texts }: Signals) =>
  texts.find(({ value }) =>
    (role === 'client' || role === 'producer' ? OWN_DISK : NO_SPACE).test(value.slice(0, 2_000)),
  );

export const SATURATION_RULES: readonly Rule[] = [
  {
    fault: 'resource-saturated',
    seat: 'function',
    when: ({ texts }) => texts.find(({ value }) => OPEN_FILES.test(value.slice(0, 2_000))),
  },
  {
    fault: 'resource-saturated',
    seat: 'dependency',
    types: named(String.raw`
        53100 DiskFull ER_DISK_FULL ER_RECORD_FILE_FULL ER_TEMP_TABLE_FULL sql-(?:1021|1114|1105|9002)
        OutOfDiskSpace InsufficientStorage StorageFull(?:Exception)? STORAGE_FULL KAFKA_STORAGE_ERROR
        KafkaStorage(?:Exception|Error) OOM cluster_block_exception circuit_breaking_exception
        CircuitBreakingException 507 redis\.exceptions\.OutOfMemoryError
      `),
    wording: anyOf(
      /could not extend file|could not write to file .{0,80}: No space|The table '[^']*' is full|Disk full \(/,
      /disk (?:usage|watermark) .{0,40}exceeded|flood[- ]stage|read-only-allow-delete|OOM command not allowed/,
      /used memory > 'maxmemory'|\[parent\] Data too large|transaction log for database .{1,80} is full/,
      /could not (?:write|allocate) .{0,60}(?:filegroup|tablespace)|unable to extend (?:table|index|segment)/,
      /(?:storage|disk|volume|log segment|data directory) (?:of (?:the )?(?:instance|database|broker|cluster|server) )?(?:is|was) full\b/,
      /storage-full/,
    ),
  },
  {
    fault: 'resource-saturated',
    seat: 'function',
    types: named(String.raw`
        (?:Errno::)?(?:ENOSPC|EDQUOT) RejectedExecution(?:Exception)? BulkheadFull(?:Exception)?
        BulkheadRejected(?:Exception)? queue\.Full QueueFull(?:Error|Exception)? BufferExhausted(?:Exception)?
      `),
    when: ownDisk,
    wording: anyOf(
      /(?:thread ?pool|executor|worker pool|work queue|task queue|queue|buffer|bulkhead) (?:is |was )?(?:full|saturated)\b/,
      /rejected from java\.util\.concurrent|Queue capacity .{0,40}exceeded/,
    ),
    // A pool of connections is told apart.
    unless: /connection|QueuePool/i,
  },
  { fault: 'resource-saturated', seat: 'dependency', wording: NO_SPACE },
];
