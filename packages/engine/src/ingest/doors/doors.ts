/** Every door by its name. A new one is a file with a `DoorDecoder` and a line here. */
import type { Decoded, IngestContext } from '../decoded.js';
import { decodeAws } from './aws.js';
import type { DoorDecoder, DoorRequest } from './door.js';
import { decodeFirehose } from './firehose.js';

const decoders = {
  aws: decodeAws,
  firehose: decodeFirehose,
} as const satisfies Readonly<Record<string, DoorDecoder>>;

export type DoorName = keyof typeof decoders;

/** Raises what the door's decoder raises. */
export const decodeDoor = (context: IngestContext, door: DoorName, request: DoorRequest): Decoded =>
  decoders[door](context, request);
