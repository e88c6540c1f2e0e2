/** Words for a connection that did not come to be in time, whatever was to be asked over it. */
import { anyOf } from '../../model/patterns.js';

/**
 * How clients say that nobody answered when they opened a connection. Sources: Node's `net` and undici, Go's `net`, Java's
 * `Socket` and `HttpClient`, urllib3, aiohttp and botocore, libpq, Ruby's `Net::HTTP`, .NET's socket error 10060 and what
 * SqlClient makes of it, curl (7 and 28), hyper, the drivers of MySQL and the AWS SDK for JavaScript.
 */
export const NOT_CONNECTED = anyOf(
  /\bconnect ETIMEDOUT\b|\bUND_ERR_CONNECT_TIMEOUT\b|\bConnect Timeout Error \(|\bConnectTimeout(?:Error|Exception)?\b(?!, inst)/,
  /\bdial(?: error: dial)? (?:tcp|udp)[46]? \[?[\w.:-]+\]?:\d+: (?:connect: )?(?:i\/o timeout|connection timed out|operation timed out)/,
  /Failed to connect to \S+ in \d+ ?ms|Socket timed out without establishing a connection/,
  /\bNet::OpenTimeout\b|Failed to open TCP connection to \S+ \(execution expired\)/,
  /\bHttpConnectTimeout|\b[Cc]onnect timed out|\(connect timeout=|Connect timeout on endpoint URL/,
  /\[Errno (?:110|60)\]|\bError 110 connecting to|connecting to \S+ timed out|Connection timeout to host/,
  /connection to server at [^\n]{1,200} failed: (?:Connection timed out|timeout expired|Operation timed out)/,
  /connected party did not properly respond|Failed to connect to \S+ port \d+[^\n]{0,60}(?:[Tt]imed? ?out|Timeout)/,
  /(?:tcp connect error|error trying to connect): (?:[\w ]+: )?(?:[Oo]peration|[Cc]onnection|deadline) (?:timed out|has elapsed)/,
  /connection timed out after \d+ ms: \S+:\d+|Can't connect to MySQL server on [^\n]{1,120}\((?:110|60|timed out)/,
  /unable to connect to \S+ \((?:Connection|Operation) timed out\)|\[2002\] (?:Connection|Operation) timed out/,
);
