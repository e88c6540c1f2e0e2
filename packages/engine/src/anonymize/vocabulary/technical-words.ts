/** Words of serverless operation, cloud services, runtimes and our own findings that are not in an English dictionary. */
import { wordsOf } from '../../model/words.js';

export const TECHNICAL_WORDS: ReadonlySet<string> = new Set([
  ...wordsOf(`
  english german french spanish italian dutch portuguese japanese chinese korean russian polish turkish arabic hindi swedish
  danish norwegian finnish czech greek hebrew thai vietnamese ukrainian hungarian romanian indonesian malay persian bengali
  tamil telugu urdu catalan basque galician slovak slovenian croatian serbian bulgarian lithuanian latvian estonian irish
  welsh icelandic albanian macedonian swahili filipino simplified traditional brazilian
  ai alb ami amqp amz amzn aof api apis apigw apigateway apikey app apps appconfig appsync arch arg args argv arn arns
  asc ascii asg async athena attr attrs auth authn authz auths autoscaling autoscale avg aws awslogs awsrequestid az azs backend
  backends backfill backoff backpressure backtrace baselime batcher bigint bool boolean booleans boto botocore bson bundler bytecode cachable
  cacheable cdk cef cdn certs cfn cgroup checksum chdb cidr cjs clickhouse cli cloudformation cloudfront cloudtrail
  cloudwatch cmd codec codecs cognito coldstart coldstarts config configs configmap configurable conn const cors cpu cpus crc
  creds cron cronjob crypto css csv ctx cwd cwe datacenter datadog datagram dataset datasets datastore datasource
  datetime dax dbname ddb deadlock deadlocked deallocate debounce debug debugger dedup dedupe deduplicate deduplication deduplicated deps dequeue
  deserialization deserialize deserializer deserialized dest dev devops dict dir dirname dirs dist dlq dns docdb docker dockerfile dotnet dsn dto dynamo
  dynamodb eaddrinuse eagain eacces ebadf ebs ec econnaborted econnrefused econnreset ecr ecs efs einval eks elasticache
  elasticsearch elb elbv elk emfile emr enoent enomem enospc enotfound enqueue enqueued ens enum enums env envs enoexec ehostunreach enetunreach
  eof ep epermit epipe eperm epoch errno error errored erroring errors errortype errormessage esm etag etags etc etimedout eventbridge eventloop eventsourcing evt exec
  executable executables executor ext extname faas failover fargate fetch fetcher fifo filebeat filename filenames filepath filesystem filesystems
  fargate firehose fluentd fmt fn fqdn frontend fsync func gateway gateways gb gc gcp getenv getter gib github gitlab gke glob globalthis globals goroutine gpu
  grafana graphql grpc gui guid gz gzip hadoop handler handlers hardcoded hash hashed hashes hashing hashmap healthcheck heapdump heartbeat hostname hostnames href hsts html http https
  httpapi iam iat icmp ide idempotency idempotent identifier identifiers idp idx iframe img impl init initializer initialization initialise inbound ini inode
  inputs instanceof instantiation int ints integrations intl invocations invoker invokee io iops ios ip ipc ips isa iso isolate java javascript
  jdbc jdk jks jmx json jsonl jsonp jsx junit jvm jwk jwks jwt jwts kafka kb kernel kernels keepalive keyspace keystore keytab kib kinesis kms
  kotlin kubelet kubernetes kv kysely lambda lambdas latencies ldap len lexer lib libs libsql linux lockfile log4j logback loggers logger logging loglevel logline logstream loggroup
  loopback lookup lookups mastercard visa express lru lsi luarocks lvl lz mapper mappings marshal marshall marshaller mb mbps md memcached memoize memoization metadata metastore metric
  metrics mib micro microservice microservices middleware middlewares min mins misconfigured misconfiguration mjs mkdir mod mongo mongodb mongoose mq mqtt ms
  msg msgs msk mssql msecs multipart mutex mutexes mysql namespace namespaces nan nano nanos nanoseconds nat neptune nestjs netty nginx nginx nlb nodejs noop nosql npm ns nsec
  nth null nullable nullptr num numpy oauth obj ocsp odbc offload oidc ok omitempty onerror oom oomkilled opcode openai opensearch openssl opentelemetry optin orm os
  otel otlp outbound outlier outliers overprovisioned param params parallelism parsable parser parsers passthrough patched pathname payload payloads pct pem perf persister php pid pids
  pii ping pkg plugin plugins pgsql pg png pojo poller pollers polling popen popup postgres postgresql posix powertools pre preflight prefetch preload prepend prod
  prof profiler prometheus promise promises proto protobuf provisioned provisioner proxied prune ptr pubsub pwd py pytest python qps queryable querystring querystrings queue queued queues quantile
  quicksight rabbitmq ram rbac rdbms rds readme readonly realtime rebalance rebalancing recv redeploy redeployed redirect redirects redis redshift refactor refetch regex regexes regexp rehydrate
  remediate remediation repl replicaset replicas req reqs requeue requeued res reset resolver resolvers resp responder rest restful rethrow retriable retry retryable retryer retried retries retrying rfc rollback rollbacks rollout
  rollup route routes rpc rps rtt runbook runnable runtime runtimes rust saas saml sandboxed scala schema schemas scheduler schedulers scp sdk sdks sec
  secretsmanager secs semver sendgrid sentry serde serializable serialization serialize serialized serializer serverless servlet ses setenv setter sha shard sharded sharding shards shutdown sig sigabrt sigint sigkill sigsegv sigterm
  signup signin signout sla slack sli slo slf smtp snapshot snapshots sns soap socket sockets spa spans splunk spring sql sqlite sqs src ssd sse
  ssh ssl ssm sso stacktrace stacktraces startup stateful stateless statechart stderr stdin stdout stepfunctions stdlib storage str stripe struct structs sts stylesheet subdomain subnet
  subnets subprocess subquery subsegment substr substring subsys subtype sudo superuser svc swagger symlink sync synchronously sys syscall syslog systemd tcp teardown telemetry templated terraform
  tfstate threadpool threshold thresholds throttle throttled throttler throttles throttling throughput timeframe timeout timeouts timer timers timestamp timestamps timezone tls tmp toml tooling
  toplevel traceback tracebacks traceid tracestate traceparent tracer tracers tracing transactional transcode triaged truthy ttl tuple tuples txn txt typeerror typedef typeof typescript ua udp ui uid
  undef undici unhandled unicode uniq unix unlink unmarshal unmarshall unpublish unregister unserialize unsubscribe untyped uploader upsert upserts upstream uptime uri uris url urls urlencoded urllib usec
  username usr utc utf util utils uuid uuids uvicorn validator validators varchar vault vcpu versioned versioning viewport vite vm vms vnet vpc vpcs
  waf wal wasm watchdog webhook webhooks webp webpack webserver websocket websockets whitelist whitespace wildcard wildcards workflow workflows workgroup workspace workspaces writable wss
  www xhr xlsx xml xmlns xpath xray xss yaml yml zip zlib zod zookeeper zstd stringify memorydb eventsource unhandledrejection uncaught uncaughtexception bref
  rt uct uht urt accountid amazonaws amazon lambdalogs dequeued unreachable malformed mismatch misrouted reachable dropdown dsid checkout checkouts signups logins login logout logouts username email emails inbox mailbox
  ecommerce shop sku skus invoice invoices refund refunds voucher vouchers cart carts basket baskets wishlist fulfillment fulfilment shipper shipping onboarding webhook reorder restock
  nodejs20 nodejs18 nodejs22 python3 java11 dotnet8 keepwarm prewarm undefined http2 http1 oauth2 base64 sha1 sha256 sha512 md5 utf8 utf16 ipv4 ipv6 s3 ec2 r53 route53 log4j2 x86 x64 arm64 amd64 i18n l10n k8s
  p50 p75 p90 p95 p99 p999 dynamodbv2 es6 es2015 int32 int64 uint32 uint64 float32 float64 gpt4 h2 tls12 tls13 psycopg2 urllib3 boto3 web3 mp3 mp4 gp2 gp3 t2 t3 m5 c5 r5 a2 b2 g2 apigatewayv2
  eu sa ap ca cn usw euw northeast northwest southeast southwest prod nonprod preprod staging qa uat sandbox canary devel dev ci cd
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun gmt est pst cet bst am pm
  monday tuesday wednesday thursday friday saturday sunday january february march july september october november december
  db ui ux os js ts go rb cs vb sh md id ids ok io ip to tb kb gb ms us ns hz khz mhz ghz kw mm cm km sdk fs vm pc tv un re de en fr es us eu uk pt br zh ja ko
  aren couldn didn doesn don hadn hasn haven isn ll mustn needn shouldn ve wasn weren won wouldn cannot
  mozilla applewebkit khtml gecko chrome safari firefox edg edge webkit macintosh windows linux android iphone ipad curl okhttp axios got fetch postman insomnia
  undici execa lodash express expressjs fastify koa nextjs prisma sequelize typeorm knex ioredis pino winston bunyan bullmq serverlessjs esbuild swc babel rollup jest vitest mocha chai
  spanid parentspanid kubectl helm istio envoy consul nomad etcd linkerd traefik haproxy tomcat jetty gunicorn celery django flask fastapi rails sinatra laravel symfony springframework hibernate jackson junit
  slf4j kinesisvideo glacier lightsail sagemaker bedrock comprehend rekognition textract polly lex amplify cloud9 codebuild codecommit codedeploy codepipeline elasticbeanstalk stepfunction states eventschemas pinpoint guardduty macie inspector
  organizations servicequotas resourcegroups ssmmessages transcribe translate workmail xraydaemon iot iotcore docdb timestream qldb mediaconvert mskconnect appmesh cloudmap servicediscovery backup
  unprocessed throttlingexception modeled modelled retryability requestid transactional upserted inflight inbound outbound unacked acked nacked dlqs visibilitytimeout
  stacktraceelement nullpointerexception numberformat illegalargument illegalstate classnotfound outofmemory stackoverflow arrayindexoutofbounds ioexception sqlexception
  clienterror servererror valueerror keyerror typeerror referenceerror syntaxerror rangeerror evalerror urierror aggregateerror attributeerror nameerror indexerror importerror modulenotfounderror runtimeerror assertionerror timeouterror connectionerror oserror zerodivisionerror
  nonstreaming rst syn fin ack cname txt mx ptr aaaa soa nxdomain servfail refused tostring valueof hasown noop foreach parseint parsefloat isnan nan infinity inspectable
  fingerprint fingerprints histogram percentile percentiles timeseries statsd regressions autocomplete changelog codebase commit commits hotfix rerun reran misfire resync reindex reindexing
  maildude baselime sudo chmod chown mkdirp readdir stat lstat unlinkat getaddrinfo getnameinfo gethostbyname querya socketpair bind listen accept connect send recv
  stripecharge paypal klarna adyen braintree twilio mailgun mailchimp sendinblue postmark auth0 okta segment mixpanel amplitude algolia contentful shopify hubspot zendesk intercom launchdarkly pagerduty opsgenie honeycomb lightstep newrelic dynatrace
  unauthorized unauthenticated deauthorized preconditions idempotencykey checksums utcnow strptime strftime isoformat setinterval settimeout setimmediate nexttick microtask macrotask libuv v8 worker workers
  errno syscall hrtime performant unref ref refs mutate mutates mutation mutations resolver federated subgraph supergraph dataloader
  namespace's won't resourcearn messageid receipthandle dedupid
  ctr pcr tps rpm ppm eps mps nps sum avg max min cnt std stddev qty amt num pos neg abs rel dx dy px vh vw rgb rgba svg jpg jpeg gif ico woff ttf pdf doc docx xls ppt csv tsv ndjson parquet avro orc
  com net org www2 var lang lat lon lng oncomplete enduser errorfactory smithy readline opt proc tmp usr etc bin sbin www
  sshd httpd ntpd ftpd crond xinetd smbd mysqld postgresd dockerd containerd kubelet tty uid euid gid rhost ruser logname pam wsgi asgi conf cfgs preauth tid svc ctl init
  presigned jitter redrive redriven citable uncited resize resized resizing resizer usd eur gbp desc asc readonly cloudtrail win64 osx nt plus
  cjs dts sbx pkgs venv pyc pyd egg whl classpath classloader stackframe cmdline errcode errmsg errorcode xff xforwarded
  urlpath basepath subpath filesize contenttype useragent mimetype etag middleware teapot preflight keepalives
  lmi snapstart initduration restore restores extension extensions rapid rie rapidclient rapidresponse ric bootstrap invocationid deadlinems xamzn
`),
]);

/** Identifiers that pass whole, in lower case. */
export const TECHNICAL_IDENTIFIERS: ReadonlySet<string> = new Set([
  ...wordsOf(`
  x86_64 us-east-1 us-east-2 us-west-1 us-west-2 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-central-2 eu-north-1
  eu-south-1 eu-south-2 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4
  ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-east-1 sa-east-1 ca-central-1 ca-west-1 me-south-1 me-central-1
  af-south-1 il-central-1 cn-north-1 cn-northwest-1 us-gov-west-1 us-gov-east-1 n-plus-one nodejs18.x nodejs20.x nodejs22.x
  nodejs24.x nodejs16.x nodejs14.x python3.8 python3.9 python3.10 python3.11 python3.12 python3.13 java8.al2 java11 java17 java21 java25 dotnet6 dotnet8 dotnet10 cl100k_base o200k_base
  ruby3.2 ruby3.3 ruby provided.al2 provided.al2023 go1.x t4g.micro application/x-www-form-urlencoded socket.io next.js node.js
  asp.net java.io java.net java.nio kotlin.io go.mod vue.js d3.js x-ray e-mail x-amzn-trace-id x-www-form-urlencoded $latest $default $context
  xraytraceid mfaused
  b77a5c561934e089 b03f5f7f11d50a3a 31bf3856ad364e35 89845dcd8080cc91 cc7b13ffcd2ddd51 adb9793829ddae60 30ad4fe6b2a6aeed
  o'clock i'm i'll i'd i've it's let's that's there's what's who's u.s. e.g. i.e. a.m. p.m. n/a
`),
]);
