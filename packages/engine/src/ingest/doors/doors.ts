/** Every door by its name. A new one is a file with a `DoorDecoder` and a line here. */
import type { Decoded, IngestContext } from '../decoded.js';
import { decodeAws } from './aws.js';
import { decodeCloudflare } from './cloudflare.js';
import type { DoorDecoder, DoorRequest } from './door.js';
import { decodeFirehose } from './firehose.js';
import { decodePrometheus } from './prometheus.js';
import { decodeStatsd } from './statsd.js';
import { decodeSyslog } from './syslog.js';
import { decodeVercel } from './vercel.js';

const decoders = {
  aws: decodeAws,
  firehose: decodeFirehose,
  cloudflare: decodeCloudflare,
  prometheus: decodePrometheus,
  statsd: decodeStatsd,
  syslog: decodeSyslog,
  vercel: decodeVercel,
} as const satisfies Readonly<Record<string, DoorDecoder>>;

export type DoorName = keyof typeof decoders;

/** Raises what the door's decoder raises. */
export const decodeDoor = (context: IngestContext, door: DoorName, request: DoorRequest): Decoded =>
  decoders[door](context, request);
