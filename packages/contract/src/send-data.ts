import { z } from 'zod';

const Port = z.number().int().min(1).max(65_535);

/** Where this server takes telemetry beside its own address, for the page that tells senders. Never holds a key. */
export const SendDataView = z.object({
  /** Absent: the listener is off. */
  otlpHttpPort: Port.optional(),
  otlpGrpcPort: Port.optional(),
  syslogTlsPort: Port.optional(),
  statsdPort: Port.optional(),
  xrayUdpPort: Port.optional(),
  /** False: the ports are bound to the loopback address, so that only programs on the same machine reach them. */
  reachableFromNetwork: z.boolean(),
  /** Further names of this server, as the configuration lists them. */
  hosts: z.array(z.string()),
  vercel: z.object({ answersCheck: z.boolean(), checksSignature: z.boolean() }),
  /** Where the owner finds the first key: a variable that they set, or a file in the data folder. */
  firstKeyIn: z.enum(['variable', 'file']),
});
export type SendDataView = z.infer<typeof SendDataView>;
