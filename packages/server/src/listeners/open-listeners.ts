/** All doors beside HTTP, opened in order and closed together. A new one is added to the list. */
import type { ServerContext } from '../server-context.js';
import type { Listener, OpenListener } from './listener.js';
import { openOtlpGrpc } from './otlp-grpc.js';
import { openStatsd } from './statsd.js';
import { openSyslog } from './syslog.js';
import { openXrayUdp } from './xray-udp.js';

const DOORS: readonly OpenListener[] = [
  openOtlpGrpc,
  openXrayUdp,
  (context) => openSyslog(context),
  (context) => openStatsd(context),
];

/** Those that the configuration turns on. When one cannot be opened, those before it are closed and its error is raised. */
export async function openListeners(
  context: ServerContext,
  doors: readonly OpenListener[] = DOORS,
): Promise<readonly Listener[]> {
  const open: Listener[] = [];
  try {
    for (const door of doors) {
      const listener = await door(context);
      if (listener !== undefined) open.push(listener);
    }
    return open;
  } catch (error) {
    await closeListeners(open);
    throw error;
  }
}

/** Closes every one, also when another fails to; then raises the first failure. */
export async function closeListeners(open: readonly Listener[]): Promise<void> {
  const results = await Promise.allSettled(open.map((listener) => listener.close()));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
