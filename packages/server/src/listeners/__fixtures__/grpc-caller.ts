/** A caller of OTLP/gRPC that sends any bytes, over the gRPC library that the exporters use. */
import { type ChannelOptions, Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';

export interface GrpcAnswer {
  /** As in `OK` or `UNAVAILABLE`. */
  readonly code: string;
  readonly message: string;
  /** The answer's message; empty for a failure. */
  readonly body: Buffer;
  readonly metadata: Metadata;
}

export interface GrpcCaller {
  export(service: string, body: Uint8Array, options?: CallOptions): Promise<GrpcAnswer>;
  close(): void;
}

export interface CallOptions {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
  readonly gzip?: boolean;
}

/** @param url of the listener, as `http://host:port` */
export function grpcCaller(url: string, gzip = false): GrpcCaller {
  const channel: ChannelOptions = gzip ? { 'grpc.default_compression_algorithm': 2 } : {};
  const client = new Client(new URL(url).host, credentials.createInsecure(), {
    ...channel,
    'grpc.max_send_message_length': -1,
  });
  return {
    close: () => client.close(),
    export: (service, body, { metadata = {}, deadlineMs = 10_000 } = {}) =>
      new Promise((resolve) => {
        const sent = new Metadata();
        for (const [name, value] of Object.entries(metadata)) sent.set(name, value);
        client.makeUnaryRequest(
          `/opentelemetry.proto.collector.${service.toLowerCase()}.v1.${service}Service/Export`,
          (bytes: Uint8Array) => Buffer.from(bytes),
          (bytes: Buffer) => bytes,
          body,
          sent,
          { deadline: Date.now() + deadlineMs },
          (error: ServiceError | null, answer?: Buffer) =>
            resolve({
              code: error === null ? 'OK' : (status[error.code] ?? String(error.code)),
              message: error?.details ?? '',
              body: answer ?? Buffer.alloc(0),
              metadata: error?.metadata ?? new Metadata(),
            }),
        );
      }),
  };
}
