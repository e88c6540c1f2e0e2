/** What clusters and machines write: events of Kubernetes, daemons, audit trails, meshes. */
import { mark } from '../../../marks.js';
import { facts, say, useful, withKit } from '../kit.js';

export const clusterTemplates = withKit({
  'k8s-event': (k) => ({
    apiVersion: facts('v1'),
    kind: facts('Event'),
    type: facts('Warning'),
    reason: facts('FailedScheduling'),
    message: facts('0/14 nodes are available: 9 Insufficient memory, 5 node(s) had untolerated taint'),
    involvedObject: {
      kind: facts('Pod'),
      namespace: k.p.tenant,
      name: mark('pod', `${k.p.tenantPlain}-worker-${k.plain('{x10}-{x5}')}`),
      uid: k.uuid('resource'),
    },
    reportingComponent: facts('default-scheduler'),
    count: k.measured(1, 400),
  }),
  'k8s-pull-line': (k) =>
    say`Failed to pull image "registry.${k.p.domain}/billing/api:4.11.0": failed to authorize: failed to fetch oauth token: 401 Unauthorized (pod ${mark('pod', `billing-${k.p.tenantPlain}-${k.plain('{x9}-{x5}')}`)})`,
  'k8s-audit': (k) => ({
    kind: facts('Event'),
    apiVersion: facts('audit.k8s.io/v1'),
    level: facts('Metadata'),
    stage: facts('ResponseComplete'),
    verb: k.word('get', 'list', 'delete'),
    requestURI: `/api/v1/namespaces/${k.p.tenant}/«secrets»`,
    user: { username: k.p.work, groups: [facts('system:authenticated')] },
    sourceIPs: [k.ip()],
    objectRef: { resource: facts('secrets'), apiVersion: facts('v1') },
    responseStatus: { code: k.fact(403), reason: facts('Forbidden') },
    auditID: k.uuid(),
  }),
  'k8s-oom': (k) =>
    say`Memory cgroup out of memory: Killed process ${k.amount(1000, 99000)} (node) total-vm:22411412kB, anon-rss:1012044kB; task_memcg=/kubepods.slice/kubepods-burstable.slice/cri-containerd-${k.like('container_id', '{h64}')}.scope on ${k.hosted('ip-10-{n1}{d1}-{n1}{d1}-{n1}{d1}', '.eu-west-1.compute.internal')}`,
  'sshd-failed': (k) =>
    `${k.syslog()} ${k.host('bastion-{w}')} sshd[${k.count(1000, 60000)}]: ${say`Failed password for invalid user ${k.p.login} from ${k.ip()} port ${51022} ssh2`}`,
  'sshd-key': (k) =>
    `${k.syslog()} ${k.host('vm-{w}-0{n1}')} sshd[${k.count(1000, 60000)}]: «Accepted» «publickey» «for» ${k.p.login} «from» ${k.ip6()} «port» 40112 «ssh2»: «ED25519» «SHA256»:${k.like('fingerprint', '{a43}')}`,
  'sudo-line': (k) =>
    `${k.syslog()} ${k.host('ci-{w}')} sudo:  ${k.p.login} : «TTY»=«pts/2» ; «PWD»=/home/${k.p.home} ; «USER»=«root» ; «COMMAND»=«/usr/bin/systemctl» «restart» «nginx»`,
  'systemd-unit': (k) =>
    `${k.syslog()} ${k.host('db{d2}.{o}.lan')} systemd[1]: ${say`backup-${k.p.tenant}.service: Main process exited, code=exited, status=1/FAILURE`}`,
  'cron-mail': (k) =>
    `${k.syslog()} ${k.host('batch-{w}')} CRON[${k.count(1000, 60000)}]: (${k.p.login}) «CMD» (/home/${k.p.home}/«bin»/«export.sh» --«to» ${k.p.work} --«format» «csv»)`,
  'auditd-exec': (k) =>
    say`type=USER_LOGIN msg=audit(${k.seconds()}.118:${k.count(1000, 9000)}): pid=${k.amount(1000, 9000)} uid=0 auid=4294967295 msg='op=login acct="${k.p.login}" exe="/usr/sbin/sshd" hostname=${k.host('{w}.{o}.net')} addr=${k.ip()} terminal=ssh res=failed'`,
  'istio-access': (k) =>
    `[${k.time()}] "«GET» /wallets/${k.like('wallet_id', 'wal_{x14}')}/«balance» «HTTP/2»" «503» «UH» «no_healthy_upstream» - "-" 0 19 «0» - "${k.ip()}" "«okhttp/5.0.0»" "${k.uuid()}" "${k.hosted('wallets.{w}', '.svc.cluster.local')}" "-"`,
  'coredns-line': (k) =>
    `[«INFO»] ${k.inside()}:41922 - ${k.count(1000, 60000)} "«AAAA» «IN» ${k.host('ldap.corp.{o}.internal')}. «udp» 58 «false» 512" «NXDOMAIN» «qr,aa,rd» 151 «0.000211s»`,
  'iptables-drop': (k) =>
    `${k.syslog()} ${k.host('fw-{w}')} kernel: [«UFW» «BLOCK»] «IN»=«eth0» «OUT»= «MAC»=${k.like('mac', '{h2}:{h2}:{h2}:{h2}:{h2}:{h2}')}:08:00 «SRC»=${k.ip()} «DST»=${k.inside()} «LEN»=«60» «PROTO»=«TCP» «SPT»=44122 «DPT»=«5432» «SYN»`,
  'dhcp-ack': (k) =>
    `${k.syslog()} ${k.host('gw-{w}')} dhcpd[${k.count(100, 9000)}]: «DHCPACK» «on» ${k.inside()} «to» ${k.like('mac', '{h2}:{h2}:{h2}:{h2}:{h2}:{h2}')} (${k.p.thing('s-iPhone')}) «via» «eth1»`,
  'wifi-auth': (k) =>
    say`%DOT1X-5-FAIL: Authentication failed for client (${k.cisco()}) on Interface Gi1/0/14 Username: ${k.p.login} AuditSessionID ${k.like('session_id', '{H24}')}`,
  'windows-4625': (k) => ({
    EventID: k.fact(4625),
    Channel: facts('Security'),
    Computer: k.host('DC0{n1}.{o}.local'),
    EventData: {
      TargetUserName: k.p.login,
      TargetDomainName: k.like('domain', '{u8}'),
      TargetUserSid: k.like('user_id', 'S-1-5-21-{n1}{d9}-{n1}{d9}-{n1}{d8}-{n1}{d3}'),
      FailureReason: facts('Unknown user name or bad password.'),
      Status: facts('0xc000006d'),
      LogonType: k.fact(3),
      WorkstationName: k.host('LAPTOP-{X7}'),
      IpAddress: k.ip(),
      AuthenticationPackageName: facts('NTLM'),
    },
  }),
  'docker-run': (k) =>
    say`level=error msg="container ${k.like('container_id', '{h64}')} failed to start: OCI runtime create failed: mounting /Users/${k.p.home}/work to rootfs: no such file or directory: unknown" env="SMTP_USER=${k.p.work} SMTP_PASSWORD=${k.password()}"`,
  'nomad-alloc': (k) => ({
    '@level': facts('error'),
    '@module': facts('client.alloc_runner.task_runner'),
    '@message': facts('failed to download artifact'),
    alloc_id: k.uuid('resource'),
    node: k.host('nomad-{w}-{n1}'),
    error: say`GET https://artifacts.${k.p.domain}/app.tgz: 403`,
  }),
  'ecs-state': (k) => ({
    source: facts('aws.ecs'),
    'detail-type': facts('ECS Task State Change'),
    account: k.account,
    region: k.region,
    detail: {
      clusterArn: `${k.arn('ecs', k.region, k.account)}:«cluster»/${mark('resource', `${k.p.tenantPlain}-prod`)}`,
      taskArn: `${k.arn('ecs', k.region, k.account)}:«task»/${k.like('resource', '{h32}')}`,
      lastStatus: facts('STOPPED'),
      stopCode: facts('EssentialContainerExited'),
      stoppedReason: facts('OutOfMemoryError: Container killed due to memory usage'),
      containers: [{ exitCode: k.fact(137), networkInterfaces: [{ privateIpv4Address: k.inside() }] }],
    },
  }),
  'gc-log': (k) =>
    useful(`GC(412) Pause Young (Normal) (G1 Evacuation Pause) 812M->214M(1024M) ${k.count(4, 90)}.214ms`),
});
