/** Words of operating systems, databases, runtimes and other clouds, which telemetry of any origin is written in. */
import { wordsOf } from '../../model/words.js';

export const FIELD_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  deliverystream statemachine userpool identitypool loadbalancer targetgroup hostedzone restapis callback callbacks keyof exp reg meta foo val dot emitter microsoft matcher gen endregion standalone concat accessor prev
  stringified localhost unary whatwg ast def instantiated ecma tsconfig tsx arr rect mts redact ipv falsy inlined cardinality
  redacted wikipedia replacer cert uui compat newline buf charset loc anthropic programmatically admin admins prepended inc
  bitwise col placeholders nullish commonjs devtools er err
  birthdate birthday iban bic imei vin pk sk ssn dob msisdn csrf xsrf pnr pan td tr th li ul ol br hr div img href nbsp amp quot
  mr mrs ms dr prof sr jr st no nr nos american european african asian australian british canadian mexican indian brazilian
  argentine argentinian chilean colombian peruvian scottish belgian swiss austrian israeli egyptian moroccan nigerian kenyan
  pakistani iranian iraqi saudi cuban venezuelan filipino taiwanese mongolian nepalese syrian lebanese jordanian tunisian
  algerian ethiopian ghanaian jamaican scandinavian latin nordic baltic mediterranean arab arabs jewish muslim islamic catholic
  protestant buddhist hindu christians muslims americans europeans africans asians germans italians russians mexicans canadians
  australians brazilians indians europe africa asia america antarctica atlantic pacific arctic internet
  srcaddr dstaddr srcport dstport fullname firstname lastname middlename zipcode postcode dateofbirth passportno taxid vatnumber
  nino tel fwd cardnumber lineno colno errcode errmsg exectime hosts lat lon lng gps geo rssi
  wifi imsi uuidv4 usr emp org orgs tenantid userid sessionid deviceid clientid customerid orderid requesturi useragent
  acl acls acpi adb addr addrs adsl aes ajax aks alloc allocator amf ansi antivirus aof apache apm apns appdomain appender
  appid appinsights appname appservice arp asf ashx asio asm aspnet aspnetcore assertionfailed asyncio atexit atomics attn atime
  authenticator authority authorizer autocommit autoload autoloader autoscaler autovacuum avro azure azurewebsites backlog
  backtick badrequest badgateway basename bgl bigquery bigtable bitmask blk blob blobs blockchain bluetooth bootloader
  bootstrapper borg bpf bsd btree btrfs bufio bundle busybox bytea byval calloc cancelled canceled cassandra cas celeryd
  centos certbot cgi cgroups chown chmod chroot chunked cidrs classloader classpath cloudflare cloudfunction cloudfunctions
  cloudrun cloudsql cluster clusterip cmp cname cockroach cockroachdb codepath colo colocated colspan commitlog conf
  configmaps connectionless connectionpool connstr consul consumergroup containerd controlplane coredns coreutils corrid
  cosmos cosmosdb couchdb cpio cpuset crashloop crashloopbackoff crlf cronjobs crond csi csrf ctime ctor ctrl cuda cups curl
  customresource cxx daemonset daemonsets dao dataframe dataflow datalake datapoint datasync datatype datatypes dbcp dbms ddl
  deadletter debian debounced decl decommission defun deinit dequeues descr deserialisation deserialise devfs dfs dhclient dhcp
  dhcpd diff diffs dimm distro dll dlopen dma dml dmesg dns dnsmasq docstring dom dotenv dpkg dro dup duplicative dyno dynos
  e2e eaddrnotavail ealready ebusy ecancelled echild econn econnresetpeer edeadlk eexist efault efbig einprogress eintr eio
  eisconn eisdir eloop emlink emsgsize enametoolong endpoint endpoints enetdown enetreset enfile enobufs enodev enolck enomsg
  enoprotoopt enosys enotblk enotconn enotdir enotempty enotsock enotsup enotty enxio eol eopnotsupp eoverflow epoll eproto
  erange erl erlang erofs esc escalator eslint espipe esrch estale ethernet eth etimeout eui euid ewouldblock excl execve
  executionid exif exitcode exitstatus expr ext2 ext3 ext4 extents eks facebook failback fallthrough fatals fb fcntl fd fds
  fdatasync fhandle fifos fileserver fileset filestore finalizer finalizers findall findone firebase firestore firestoreclient
  firewall firewalls firmware flink floppy flowid flushall fmtp fopen forall foreach formatter formatters forwarder fpm freebsd
  freelist fs fsid fsync ftp ftpd ftrace fullname func funcs func fuse gcloud gcm gcs gdb gdm gelf getaddrinfo getattr getcwd
  gethostbyname getitem getopt getpid getrandom getsockopt gettimeofday getuid gevent ghcr gid gitops glibc gmetad gmond gnome goaway
  golang goroutines gossip gpm gradle graphite grep grok groupby groupid gson gssapi gtid gtm guava gui gunzip gzipped hadoop
  haml handoff hash handshake handshakes hardlink hbase hcid hdfs headless healthz heartbeats heka helmet heroku hget hibernation
  histogram hmac hoc homebrew hostkey hotfix hotspot hprof hresult hset hsqldb hsm htm htop httpclient httpd httplib httpx hue hwm
  hypervisor hystrix iaas iam icmpv6 idempotently idgen idl ietf ifconfig ifdown ifup iis imap imds imdsv2 impl inet inet6 inflight
  influx influxdb informer informers initcontainer initctl initd initrd inittab innodb inotify insertid inspector instanceid
  instanceof instant intel interceptor interceptors interop interrupts invariant invokespecial ioapic ioctl iommu ionic iostat
  iowait iptables ipsec ipvs ircd irq irqbalance isatty iscsi isnull isset istiod iterable iterators itext jaas jaeger jasper javac
  javax jboss jceks jdbi jndi jobid joda journalctl journald jpa jpeg jpg jquery jre jrpc jruby jsessionid jsf jsonb jsonschema jsp
  jsr julia jvms jwe kafkaconsumer karma kdump keda keepalived kerberos kernelspace keycloak keyring keyrings keysets kibana
  kinit klog klogd knative kprobe kube kubeadm kubeconfig kubelets kubeproxy kudu lapic latch latencyms ldap ldaps ldconfig leasing
  leveldb lf libc libcurl libevent libpq libssl libuv libvirt lighttpd linker lifecycle listener listeners loadavg loadbalancer
  localdb localstack lockup logfile logfiles logfmt loggly lognormal logon logonid logoff logname logrotate logstash longpoll lookup
  lossy lpr lsb lsn lsof luks lvm lwp lxc lzo mac macaddr mailer mailgun mailx makefile malloc mariadb marketo maven maxconn mbean
  mbeans mci mcs mdadm mem memcache memcg memcpy memfd meminfo memlock memmove memset memtable mesos messageid metaclass metaspace
  metricset mget mgmt midi millis minikube minio mmap mms mnt mongod mongos monit mono mountd mount mpi mpm msal mset msi msisdn msrpc
  mssqlserver mtime mtls mtu multicast multiline multiplexed multiplexer multitenant mutation mvc mvn mysqld nagios namenode datanode
  namevalue nano nasm natgateway nats ndjson netapp netdev netfilter nethttp netlink netrc netstat netweaver newrelic nfs nfsd nginx nic
  nics nil nio nmap nmi nodeport nodepool nodejs nologin nonblocking nonce notfound notimplemented notready notverified nova npe npx ntfs
  ntp ntpd nuget nullable nullability nullref nx oauth2 objectid oci ocp odata ofd offline offheap oid okta onclick onerror onload onopen
  oop opentracing openapi openid openjdk openshift openstack openvpn optimizer orchestrator ora orc orcl orderby osb osd osgi otp outbox
  outofmemoryerror overcommit oversize oversized paas pagefault pagerduty paginator pam pandas param parseint parse partitioner pathinfo
  paxos pci pcie pcap pdb pdf pdo peerid perl perms pfx pgbouncer pgrep phishing php phpunit pid pidfile pinot pipenv pipefail pipelined
  pkcs pki pks playbook pmap pnpm pod pods podman poll polyfill pop3 portmap portmapper posixpath postback postfix postgis postmaster
  postprocess ppid ppp preauth precondition prefork preload prem prepend prestop presto privoxy probe procfs processid processname procs
  protobufs protoc proxies proxying psql psr pthread ptp pty pubkey publickey pulsar puma pvc pvcs pycache pydantic pymongo pymysql qemu
  qos quarkus queryid querylog quic quiesce rabbit rack rackspace radius raft raid rake ransack rdb rdd rdds readdir readonly readable
  readline realm realpath recaptcha reclaimable reconnect reconnects reconnecting recoverable recompute redelivered redelivery
  redelivers refcount refetched reflow reindex reindexing relabel remoteaddr remoteip removexattr renderer reparse repo repos reqid
  requeues reschedule rescheduled reserializes resize resizing resolv respawn respawning resumable retransmit retransmits
  retransmission revalidate revalidation rfc3339 rfkill rhost rmi rmdir roundtrip rpcbind rpm rpmb rsa rst rsync rsyslog rsyslogd rtp
  rtsp rtx ruid ruser runit runlevel runq runtimeclass rx safepoint saml2 samba sasl sata scalar scaleout scaleset scgi schd scsi
  scylla sdp sdpd seccomp selinux semaphore sendmail sendto seqno seqnum serializes servlets sess setattr setcap setgid setitem setsockopt
  setuid sftp sgid sharepoint sharding shebang shlib shm shmem sidecar sidecars sidekiq sighup sigpipe sigill sigquit sigstop sigusr
  singleton slab sla sled slf smbd smtpd smp smtps snmp snmpd sni sockaddr socks sockjs softirq softlockup solr sonar spam spanid sparc
  speculative spl splice spnego spool spooler sqlalchemy sqlcode sqlplus sqlserver sqlstate sqlclient sqsmessage sqlx squid srv ssdp
  sshd sslmode sslv3 sso stacktop starttls statd statefulset statefulsets statfs statsd statuscode stacklevel stddev stderrthreshold
  stdout stg stopwatch storageclass storages strace strcmp strconv streamable stringbuilder strlen struts stub stubs subarray subcommand
  subdir subdirs subdomains subdocument subfolder submap submodule subprocesses subqueries subrequest subresource subroutine subshell
  substate subtask subtasks subtree subtransaction suid superblock supervisord svg svn swagger swap swapfile swappiness swarm
  switchover symfony symlinks syn sync synced syncer syncing sysadmin syscalls sysctl sysfs syslogd sysv tablespace tagline tar tarball
  taskid taskrun tbl tcb tcpip tcpdump tekton templating tensorflow terminator testcase testing textarea tfs thead threadid threadname
  threads throwable tika timedout timespan timespec timezones tld tls tlsv tlsv1 tmpfs tmpdir toast todo togglz tomcat toolchain
  toolkit topology topn torrent tos touchpad traceflags transcoder transcoding transform translator transport traverse treemap trie trino
  trx tsdb tty ttys tuning twilio twisted tx txid txns typecast typeid udev udp uefi ufw uint ulimit ulid umask umount unauth unauthed
  unauthenticated unauthorized unavail unavailable unbuffered uncached uncaught unclassified uncommitted uncompress underflow undeployed
  undrain unescape unescaped unexport unformatted unhandledexception unimplemented uninitialized uninstall uninstalled unix unlocks
  unmapped unmount unmounted unmounting unparseable unprocessable unpublished unread unreadable unrecoverable unref unregistered
  unresolvable unresponsive unsafe unsets unsigned unsorted unsubscribed unsynced unsupported untagged untar untracked untrusted unwrap
  unzip upcall updater upgradable uplink uploaders upsample uptimes usb useradd userauth userdata userdel userspace userland usleep
  usermode usr utime uv uvloop uwsgi vacuum vagrant validating valkey vals varargs varbinary vcenter vcs veth vf vfs vhost vhosts vlan
  vmalloc vmlinuz vmstat vmware vnode vnodes volumeclaim vpn vscode vtable waitpid warnings watchers wcf webapi webapp webapps webassembly
  webdav webdriver webflux weblogic webmaster webrtc websockets webui werkzeug wget wgs wifi wildfly winerror winsock wlan wmi workerenv
  workerid workgroup writeback writelock wsdl wsgi wsl xa xattr xds xen xfs xhtml xinetd xlog xmx xor xsd xslt yaml yarn yield ypbind
  yum zap zeromq zfs zipkin zk zombie zone zonefile zsh zxid errored ops utils libs cgi bin lang msg exec proc tmp etc lib opt var usr
  sbin src pkg cmd init ctl sys kern dev mem usbhid hid scsi0 sda sdb hda hdb eth0 eth1 lo tty1 ide0 httpd2 tlsv1.2 tlsv1.3 http3 h3
  argumentexception argumentnull nullreference sockettimeout connecttimeout readtimeout unknownhost nosuchelement nosuchmethod
  nosuchkey nosuchbucket accessdenied invalidargument invalidrequest notauthorized forbidden toomany toomanyrequests quotaexceeded
  conflict resourceexhausted deadlineexceeded permissiondenied failedprecondition alreadyexists dataloss unavailableexception
  activerecord actioncontroller actionview activejob actioncable activesupport restclient faraday devise resque nokogiri rspec bundler
  artisan eloquent composer wordpress drupal magento monolog guzzle phpfpm opcache xdebug zend hhvm
  tokio serde reqwest axum actix hyper rustls sqlx tonic warp rayon mio anyhow thiserror clippy cargo crate crates
  logrus gorilla gin grpcstatus ctxerr zerolog gorm sqlmock chi mux pprof netpoll goexit gopark
  aiohttp starlette gunicorn uvloop structlog loguru asyncpg psycopg botocore urllib3 httpcore numpy scipy sklearn torch keras jupyter
  kestrel entityframework signalr blazor nlog serilog automapper dapper polly hangfire mediatr newtonsoft roslyn nunit xunit mstest
  hikari hikaripool lettuce jedis redisson micrometer resilience4j feign okhttp3 retrofit lombok mapstruct jooq flyway liquibase
  logback zuul eureka ribbon sleuth dispatcher dispatcherservlet servletexception catalina coyote jasypt thymeleaf
  fehler warnung anfrage antwort fehlgeschlagen verbindung benutzer abgelehnt kunde bestellung zahlung nicht gefunden erreur avertissement
  requête réponse échec connexion utilisateur commande paiement délai dépassé introuvable erro aviso falha conexão usuário pedido
  pagamento tempo esgotado não encontrado advertencia fallo conexión usuario cliente pago agotado encontrado errore avviso richiesta
  risposta fallito connessione utente ordine pagamento scaduto trovato nach bei und der die das mit von zu im ist für wurde
  collscan ixscan upserting oplog mongosh replset wiredtiger arangodb neo4j cypher janusgraph tinkerpop gremlin opensearch lucene
  elasticache keydb memoization dragonfly scylladb vitess planetscale neon supabase upstash turso tidb yugabyte clickhouse snowflake
  databricks airflow dagster prefect dbt fivetran airbyte debezium kstreams ksql beam spark flume sqoop oozie ambari zeppelin
  segfault coredump backtraces symbolicate sourcemap sourcemaps minified transpile polyfills hydration prerender isr ssr csr ssg
  vercel netlify cloudflare workers wrangler deno bun nuxt svelte sveltekit remix astro solidjs preact angular ngrx rxjs redux zustand
  wrn dbg ftl vrb linq kg mg ml lbs mph kwh log4net masstransit freeswitch wireguard strongswan fail2ban mimir otelcol lakeformation
  karpenter crio buildkit sbt pekko zio predis turbopack
  mobx vuex pinia webworker serviceworker localstorage sessionstorage indexeddb xmlhttprequest fetchapi preflight cors coep coop corp csp
  `),
);
