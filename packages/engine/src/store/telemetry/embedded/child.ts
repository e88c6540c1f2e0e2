/**
 * The process of the embedded engine: chDB on one data folder behind ClickHouse's HTTP interface on loopback.
 * Started by `supervisor.ts` and by nothing else; it ends when its parent does. chDB lives here, not in the server,
 * because a crash of the engine must not take the server with it, and one process can open one data folder only.
 */
import { drainPending, Session } from 'chdb';
import { type HttpInterface, httpInterface } from './http-interface.js';
import { asToEngine, type FromEngine, type OpenMessage } from './messages.js';

const GRACE_MS = 5000;
let engine: HttpInterface | undefined;
let stopping = false;

const tell = (message: FromEngine): void => {
  process.send?.(message);
};

function open(message: OpenMessage): void {
  const mebibyte = 1024 * 1024;
  const connectionArgs = [
    `--max_server_memory_usage=${message.maxMemoryBytes}`,
    `--mark_cache_size=${64 * mebibyte}`,
    `--index_mark_cache_size=${32 * mebibyte}`,
    `--primary_index_cache_size=${64 * mebibyte}`,
    // Only statements that ask for it use this; it is part of the engine's memory above. What the answer about a metric
    // reads of hours, with the dimensions in its records, is 300 MB; what does not fit is unpacked again by each statement.
    `--uncompressed_cache_size=${Math.min(384 * mebibyte, Math.floor(message.maxMemoryBytes / 3))}`,
  ];
  try {
    const first = new Session(message.path, { connectionArgs });
    first.query('SELECT 1');
    const opened = httpInterface(() => new Session(message.path), message.user, message.password);
    engine = opened;
    opened.server.listen(0, '127.0.0.1', () => {
      const address = opened.server.address();
      if (address === null || typeof address === 'string') return;
      tell({ type: 'ready', port: address.port });
    });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Leaving while a query runs crashes inside the engine, so what does not end in time is killed, not exited.
  const deadline = setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS + 3000);
  await engine?.close(GRACE_MS);
  await drainPending();
  clearTimeout(deadline);
  process.exit(0);
}

process.on('message', (value) => {
  const message = asToEngine(value);
  if (message?.type === 'open') open(message);
  if (message?.type === 'stop') void stop();
});
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
// Control-C reaches the whole process group; the parent decides when the engine stops.
process.on('SIGINT', () => undefined);
