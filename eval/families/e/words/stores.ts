/** How clients of Redis, MongoDB and Kafka word what went wrong, in each language. */
import type { Dice } from '../../../kit/dice.js';
import type { Fn } from '../kit/function.js';
import type { Peer } from '../kit/peer.js';
import type { Thrown } from '../kit/thrown.js';

export function storeError(
  dice: Dice,
  { language }: Fn,
  { kind, host, port }: Peer,
  trouble: 'refused' | 'timeout' | 'selection',
): Thrown {
  const ip = `10.1.${dice.int(3, 99)}.${dice.int(4, 250)}`;
  if (kind === 'mongo') return mongoError({ language }, host, port, ip, trouble);
  const refused = trouble !== 'timeout';
  switch (language) {
    case 'node':
      return refused
        ? {
            type: 'Error',
            message: `connect ECONNREFUSED ${ip}:${port}`,
            props: { errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: ip, port },
          }
        : {
            type: 'Error',
            message: 'Command timed out',
            library: ['Timeout._onTimeout (/var/task/node_modules/ioredis/built/Command.js:192:33)'],
          };
    case 'python':
      return refused
        ? {
            type: 'redis.exceptions.ConnectionError',
            message: `Error 111 connecting to ${host}:${port}. Connection refused.`,
          }
        : { type: 'redis.exceptions.TimeoutError', message: `Timeout reading from ${host}:${port}` };
    case 'java':
      return refused
        ? {
            type: 'io.lettuce.core.RedisConnectionException',
            message: `Unable to connect to ${host}/<unresolved>:${port}`,
            cause: {
              type: 'io.netty.channel.AbstractChannel$AnnotatedConnectException',
              message: `Connection refused: ${host}/${ip}:${port}`,
            },
          }
        : { type: 'io.lettuce.core.RedisCommandTimeoutException', message: 'Command timed out after 2 second(s)' };
    case 'go':
      return refused
        ? { type: 'OpError', message: `dial tcp ${ip}:${port}: connect: connection refused` }
        : { type: 'OpError', message: `read tcp 169.254.76.1:38122->${ip}:${port}: i/o timeout` };
    case 'dotnet':
      return refused
        ? {
            type: 'StackExchange.Redis.RedisConnectionException',
            message: `It was not possible to connect to the redis server(s). Error connecting right now. ConnectTimeout, inst: 0, qu: 0, qs: 0, serverEndpoint: ${host}:${port}`,
            cause: { type: 'System.Net.Sockets.SocketException (111)', message: 'Connection refused' },
          }
        : {
            type: 'StackExchange.Redis.RedisTimeoutException',
            message: `Timeout performing GET (2000ms), next: GET, inst: 0, qu: 3, qs: 41, serverEndpoint: ${host}:${port}, mgr: 10 of 10 available`,
          };
    case 'ruby':
      return refused
        ? {
            type: 'Redis::CannotConnectError',
            message: `Error connecting to Redis on ${host}:${port} (Errno::ECONNREFUSED)`,
          }
        : { type: 'Redis::TimeoutError', message: `Connection timed out (redis://${host}:${port})` };
  }
}

function mongoError(
  { language }: Pick<Fn, 'language'>,
  host: string,
  port: number,
  ip: string,
  trouble: 'refused' | 'timeout' | 'selection',
): Thrown {
  const late = trouble === 'timeout';
  switch (language) {
    case 'node':
      return late
        ? { type: 'MongoNetworkTimeoutError', message: `connection 4 to ${ip}:${port} timed out` }
        : {
            type: 'MongoServerSelectionError',
            message: `connect ECONNREFUSED ${ip}:${port}`,
            props: { reason: { type: 'ReplicaSetNoPrimary' } },
          };
    case 'python':
      return late
        ? {
            type: 'pymongo.errors.NetworkTimeout',
            message: `${host}:${port}: timed out (configured timeouts: socketTimeoutMS: 2000.0ms, connectTimeoutMS: 2000.0ms)`,
          }
        : {
            type: 'pymongo.errors.ServerSelectionTimeoutError',
            message: `${host}:${port}: [Errno 111] Connection refused, Timeout: 5.0s, Topology Description: <TopologyDescription id: 66f0, topology_type: ReplicaSetNoPrimary>`,
          };
    case 'java':
      return late
        ? {
            type: 'com.mongodb.MongoSocketReadTimeoutException',
            message: 'Timeout while receiving message',
            cause: { type: 'java.net.SocketTimeoutException', message: 'Read timed out' },
          }
        : {
            type: 'com.mongodb.MongoTimeoutException',
            message: `Timed out after 5000 ms while waiting to connect. Client view of cluster state is {type=REPLICA_SET, servers=[{address=${host}:${port}, type=UNKNOWN, state=CONNECTING, exception={com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {java.net.ConnectException: Connection refused}}]`,
          };
    case 'go':
      return late
        ? {
            type: 'CommandError',
            message: `connection(${host}:${port}[-14]) incomplete read of message header: read tcp 169.254.76.1:40022->${ip}:${port}: i/o timeout`,
          }
        : {
            type: 'ServerSelectionError',
            message: `server selection error: server selection timeout, current topology: { Type: ReplicaSetNoPrimary, Servers: [{ Addr: ${host}:${port}, Type: Unknown, Last error: dial tcp ${ip}:${port}: connect: connection refused }, ] }`,
          };
    case 'dotnet':
      return late
        ? {
            type: 'MongoDB.Driver.MongoConnectionException',
            message: 'An exception occurred while receiving a message from the server.',
            cause: { type: 'System.TimeoutException', message: 'The operation has timed out.' },
          }
        : {
            type: 'System.TimeoutException',
            message: `A timeout occurred after 5000ms selecting a server using CompositeServerSelector. Client view of cluster state is { Type : "ReplicaSet", Servers : [{ EndPoint: "Unspecified/${host}:${port}", State: "Disconnected", HeartbeatException: "SocketException: Connection refused" }] }.`,
          };
    case 'ruby':
      return late
        ? {
            type: 'Mongo::Error::SocketTimeoutError',
            message: `Took more than 2.0 seconds to receive data (for ${host}:${port})`,
          }
        : {
            type: 'Mongo::Error::NoServerAvailable',
            message: `No primary server is available in cluster: #<Cluster topology=ReplicaSetNoPrimary[${host}:${port}] servers=[#<Server address=${host}:${port} UNKNOWN>]> with timeout=5, LT=0.015`,
          };
  }
}

export function messagingError(dice: Dice, { language }: Fn, { host, port, name }: Peer): Thrown {
  const ip = `10.2.${dice.int(3, 99)}.${dice.int(4, 250)}`;
  switch (language) {
    case 'python':
      return { type: 'kafka.errors.NoBrokersAvailable', message: 'NoBrokersAvailable' };
    case 'java':
      return {
        type: 'org.apache.kafka.common.errors.TimeoutException',
        message: `Topic ${name} not present in metadata after 5000 ms.`,
      };
    case 'go':
      return {
        type: 'MultiError',
        message: `kafka: client has run out of available brokers to talk to: dial tcp ${ip}:${port}: connect: connection refused`,
      };
    default:
      return {
        type: 'KafkaJSNumberOfRetriesExceeded',
        message: `Connection error: connect ECONNREFUSED ${ip}:${port}`,
        props: { broker: `${host}:${port}`, retryCount: 5 },
      };
  }
}
