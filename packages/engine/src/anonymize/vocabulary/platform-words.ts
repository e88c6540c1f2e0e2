/**
 * Words of platforms and their logs: clouds' field names and enumerations, headers, SDKs and drivers, cluster software,
 * operating systems. From their public documentation.
 */
import { wordsOf } from '../../model/words.js';

export const PLATFORM_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  bsb upi gstin nhs geoip pw isql octokit goog ansible azurerm hashlib systemctl pypi distutils kty nmcli chpasswd getpass inkey jms cryptojs keytool circleci argocd fastly
  akamai psk ripemd tfn abn aadhaar nric eircode pps medicare skype whatsapp cvv cvc
  hi oss alpn altname pkix x509 ecdhe ecdsa ecdh dhe gcm chacha poly1305 ocsp crl pem der pkcs12 jwks hs256 rs256 es256 hmac
  b3 te nel cdn ray origin cf amz amzn amazontrace viewer referer referrer etag br zstd deflate protobuf octet
  sec fetch dest ua upgrade insecure mobile platform brands fullversion downlink rtt ect dnt hsts coop coep corp
  issuer issuers mfa sts saml oidc idp federation federated principal principals assumed impersonated
  pkt srcaddr dstaddr nodata skipdata webacl webacls awswaf captcha ruleset rulesets subnets eni enis
  westeurope northeurope eastus eastus2 westus westus2 westus3 centralus southcentralus northcentralus westcentralus uksouth ukwest
  francecentral germanywestcentral switzerlandnorth norwayeast swedencentral italynorth polandcentral spaincentral japaneast
  japanwest koreacentral southeastasia eastasia australiaeast australiasoutheast centralindia southindia brazilsouth
  canadacentral canadaeast southafricanorth uaenorth qatarcentral israelcentral
  iad1 sfo1 fra1 cdg1 hnd1 lhr1 dub1 arn1 bom1 syd1 sin1 icn1 gru1 cle1 pdx1 cpt1 kix1 hkg1 dxb1
  ikey aadsts appinsights roleinstance itemtype itemcount innermost outermost webjobs functionapp httptrigger timertrigger
  queuetrigger blobtrigger cosmosdbtrigger servicebus eventhub eventhubs eventgrid keyvault ruspending rus
  entrypoint entrypoints subrequest subrequests hyperdrive durable colo colos edgecolo wallclock
  temporality monotonic exemplar exemplars dropped droppedcount cumulative sampler samplers sampled unsampled baggage propagator
  entrypoint instrumentation coldstart coldstarts warmup warmups initphase logstreams loggroups shardid itemid sqs fifo dlq
  wrongtype noauth noperm clusterdown tryagain crossslot busykey noscript execabort misconf moved
  hget hset hgetall hmget hmset hdel hincrby zadd zrange zrem zscore zincrby sadd srem smembers sismember lpush rpush lpop rpop
  lrange llen brpop blpop setex setnx getset incr incrby decr decrby mget mset msetnx expireat pexpire ttl pttl evalsha eval scan
  sscan hscan zscan xadd xread xreadgroup xack xlen xrange xpending xclaim publish subscribe psubscribe flushdb dbsize bgsave
  select insert update delete upsert distinct coalesce varchar nvarchar timestamptz timestamp datetime bigint smallint tinyint jsonb
  bytea serial bigserial tsvector unnest ilike nullif lateral cte rownum rowid sysdate nextval currval setval dual varchar2 nclob clob
  sqlstate plpgsql pgbouncer pgadmin pgpool walsender walreceiver autovacuum bgwriter checkpointer tablespaces toasted dml
  kafkajs librdkafka confluent acks isr isrs leaderepoch offsets lags amqp amqplib amqps nack prefetch vhosts qos mqtts rabbitmqctl
  npgsql awaiter awaiters nullref dbcontext efcore odbc oledb ado msbuild wcf wpf winforms ngen clr coreclr
  gopanic gorecover errorf println printf sprintf fprintf fmt deref dereference dereferenced dereferencing nolint gofunc chansend
  chanrecv semacquire netpollblock cgocall
  nonexistent preflights retriable nonretriable unretryable backoffs thundering
  fasterxml zaxxer awssdk akka typesafe lightbend reactor netty qos glassfish eclipse vaadin dropwizard vertx ktor jboss wildfly
  bouncycastle commons codehaus mybatis ibatis druid shardingsphere dubbo rocketmq seata sofa pulsar bookkeeper ebean javalin
  ratpack graalvm graal truffle substratevm lambdainternal lambdaruntime
  lodash dayjs moment luxon uuidv7 nanoid ulid ulids bcrypt argon2 scrypt pbkdf2 ajv yup joi formik axios got ky superagent needle
  supertest sinon mocha ava nyc tap esm cjs mjs cts mts tsx
  liveness readiness startupprobe crashloop errimagepull imagepull imagepullbackoff kubelet kubectl configmap configmaps replicasets
  hpa vpa pdb pvcs pvs cidr kubeproxy cni csi cri oci runc containerd cgroup cgroups evicted unschedulable cordon cordoned drain
  op ops dur evt svc env envs lvl lvls ctx cid rid req res resp msgs attrs attr cfg cfgs hdr hdrs ret rc rv cb fn fns tmpl idx
  qsize qlen nreq nresp inflight rps tps qps iops p90 p95 p99 p999 stdev ewma
  proxied reverseproxy upstreams downstreams vhost vhosts listeners frontends backends
  blk dfs hdfs fsnamesystem namesystem namenode datanode datanodes namenodes journalnode zkfc fsimage editlog edits checkpointing
  replications replicating excess blockmap xceiver xceivers dataxceiver packetresponder mapred mapreduce yarn nodemanager
  resourcemanager appmaster applicationmaster appattempt attemptid mapper reducer reducers mappers shuffle shuffles spill spills
  headroom vcores vcore memorymb slowstart uberized speculated unassigned jobtracker tasktracker jobhistory historyserver
  rpcserver ipcserver leaserenewer dfsclient dfsinputstream dfsoutputstream committer committers inputsplit inputsplits
  outputcommitter ismap jobconf zookeeper quorum quorumpeer cnxn cnx cxid zxid txn txntype reqpath keeper epoch epochs
  looking following leading observing learner observer fastleaderelection nio netty sasl kerberos keytab krb5 krbtgt kdc tgt
  spark driver drivers broadcast broadcasts rdd rdds stage stages shuffled unpersist unpersisted persisted memorystore blockmanager
  taskset tasksets dagscheduler accumulators accumulator partitioned coalesced coarsegrained mesos marathon slave slaves nimbus
  ganglia rrd rrds rrdtool gmond gmetad pkts pkt infiniband ib opensm mpi openmpi slurm pbs torque maui lustre gpfs
  tlb tlbs dcr dcrs ddr dimm dimms ecc ce uce mce cpu cpus fpu fpr gpr iar lr msr ctr xer srr sdram sram edram sym parity midplane
  ido ciod cio nodecard linkcard servicecard jtag fpga asic phy torus
  psu psus hwid ambient chassis backplane enclosure blade blades rpm temp temps fan fans nodeset nodesets
  cbs csi sqm wcp wcpinitialize winsxs servicing servicingstack trustedinstaller trusted packageextended hresult ntstatus rpcss
  svchost lsass services dll dlls exe sys inf msu msi wuauclt wsus dism mum manifest manifests applicability opt
  coherency scrub scrubs poq poqexec windowsupdate windowsupdateagent regkey hklm hkcu hkey sid sids acl dacl sacl kernelbase ntdll
  wakelock wakelocks ril rilj rild systemui keyguard statusbar lockscreen autohide fullscreen docked undocked relaunching wakefulness
  wtoken wksummary uasummary bootcompleted boostinprogress waitmodeenable autobrightness proximity brightness dimming dimmed adj
  binder parcelable intents activitymanager windowmanager packagemanager powermanager appops dalvik art zygote logcat surfaceflinger
  gralloc hwcomposer audioflinger mediaserver telephony sms mms imsi apk apks dex oat uid uids userid gps gnss
  airport wlan wlan0 en0 en1 awdl0 utun bssid ssid essid rssi arpt ioreg iokit iothunderbolt thunderbolt displayport hid multitouch
  hibernate hibernation sleepimage airplay airdrop bonjour mdns mdnsresponder launchd spotlight mds mdworker locationd sharingd
  symptomsd networkd corecaptured cloudd nsurlsessiond xpc xpcproxy usereventagent captive kext kexts kernel_task loginwindow
  windowserver coreaudiod bluetoothd usb usbmsc usbd hci iopm pmset smc darkwake wakeups
  socks5 socks4 proxifier chrome firefox opera iexplore thunderbird outlook lifetime
  dhcpdiscover dhcprequest dhcpoffer dhcpack dhcpnak dhcpinform dhcprelease dhcpdecline
  sendmail postfix dovecot exim msgid nrcpts ctladdr xdelay mailer relay relays dsn esmtp smtp helo ehlo mx spf dkim dmarc queueid
  cyrus imapd pop3d saslauthd sudo su cron anacron logrotate crontab pam_unix pam sshd telnetd rlogind rshd rexecd inetd xinetd
  mod_jk workerenv jk2 scoreboard mpm prefork mod php fcgi fastcgi ftpuser nodev
  nova cinder neutron glance keystone horizon heat swift ironic wsgi osapi vcpus vcpu libvirt instances flavors metadata
  environ getenv setenv putenv passwd pwd pgpassword passin passout authtoken apikey apisecret mysqldump mysqladmin sshpass sqlcmd
  psql pgdump keystorepassword truststore keystore keystores ssl sslrootcert sslmode npmjs npmrc netrc htpasswd pypirc dockercfg
  nsstring cstring wstring strcpy stdio iostream struct typedef enum const constexpr nullptr usr
  boto aioboto moto localstack serverless sls sst cdk cdktf pulumi terragrunt tfvars cfn sam amplifyapp chalice zappa
  middy sharp puppeteer playwright chromium headless chromedriver ffmpeg imagemagick libvips pdfkit canvas
  nameserver nameservers resolvers dnssec nsec rrset rrsets ptr
  adafruit packagist mapbox aiven atlassian artifactory trello yandex alibaba shippo intra42 sonarqube sourcegraph dropbox buildkite
  clojars duffel doppler figma flutterwave groq infracost instagram langsmith scalingo tailscale typeform nvidia razorpay airtable
  asana salesforce infisical
  `),
);

/** Nouns of operation of which two or three make one word: `usercache`, `nodemanager`, `clientsessionid`. */
export const COMPOUND_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  access account action active agent api app archive attempt audit auth base batch block body boot broker bucket buffer build bus
  byte bytes cache call channel check child class client clock cloud cluster code collector column command commit compute config
  connection consumer container content context control controller copy core count counter cpu create current cursor data database
  date debug default delay delete deploy device dir disk display domain download driver dump duration edge encoding end engine entry
  env error event exception exec executor exit export factory failure fetch field file filter flag flow flush folder format frame
  function gateway get global group handler hardware hash head header health heap history home hook host http id image index info
  init input instance interface interval item job json kernel key last latency launch layer length level library limit line link list
  listener load local location lock log login loop manager map master max memory merge message meta method metric min mode model
  module monitor mount name net network next node notify number object offset open operation option order output owner package packet
  page param parent parse part partition path payload peer period phase pipe plan platform plugin point policy poll pool port post
  prefix process producer profile project proto protocol provider proxy push query queue quota range rate read record reference
  region register registry remote replica report repository request reset resource response result resume retry return role root
  route router row rule run runtime sample schedule scheduler schema scope screen script search section segment select send sequence
  serial server service session set setting shard share show sign signal size sleep snapshot socket sort source span spec stack stage
  start state statement static stats status step stop storage store stream string subject summary support sync syntax system table tag
  target task template temp tenant test text thread throttle time timeout timer timestamp token topic total trace track traffic
  transaction transfer transform transport trigger type unit update upload url usage user util utils valid value vendor version view
  virtual volume wait wake watch web window work worker write zone
  company deal title mobile phone lead qualified marketing modified country birth employee currency street
  `),
);
