/** What runs below a product: builds, infrastructure, clusters, mail, sign-on, tunnels, proxies and file shares. */
import { facts, say, withKit } from './kit.js';

export const opsTemplates = withKit({
  'k8s-event': (k) => ({
    kind: facts('Event'),
    type: facts('Warning'),
    reason: facts('BackOff'),
    message: facts('Back-off restarting failed container'),
    involvedObject: {
      kind: facts('Pod'),
      name: k.like('pod', 'ledger-worker-{x9}-{x5}'),
      namespace: k.p.tenant,
      uid: k.uuid('resource'),
    },
    source: { component: facts('kubelet'), host: k.like('host', 'gke-main-pool-{h8}-{x4}') },
    count: k.measured(2, 90),
  }),
  'k8s-line': (k) =>
    say`LAST SEEN 2m Warning FailedMount pod/${k.like('pod', 'api-{x10}-{x5}')} MountVolume.SetUp failed for volume "tls" : secret "${k.p.tenant}" not found`,
  'k8s-audit': (k) => ({
    kind: facts('Event'),
    apiVersion: facts('audit.k8s.io/v1'),
    verb: k.word('delete', 'patch'),
    user: { username: k.p.work, groups: [facts('system:authenticated')] },
    sourceIPs: [k.ip()],
    objectRef: { resource: facts('secrets'), namespace: k.p.tenant },
    responseStatus: { code: k.fact(403), reason: facts('Forbidden') },
  }),
  'oom-kill': (k) =>
    say`kernel: Memory cgroup out of memory: Killed process ${k.amount(1000, 99999)} (node) total-vm:1204112kB, anon-rss:510220kB on ${k.p.host}`,
  'actions-log': (k) =>
    say`Run aws-actions/configure-aws-credentials@v4 Error: Could not assume role arn:aws:iam::${k.account}:role/deploy, triggered by ${k.p.login} in ${k.p.tenant}/shop`,
  jenkins: (k) =>
    say`Started by user ${k.p.name} Building remotely on ${k.p.host} in workspace /home/${k.p.home}/jenkins/workspace/release FATAL: command execution failed`,
  'gitlab-job': (k) => ({
    object_kind: facts('build'),
    build_status: facts('failed'),
    build_failure_reason: facts('script_failure'),
    user: { name: k.p.name, username: k.p.login, email: k.p.work },
    runner: { description: k.p.host, tags: ['«docker»'] },
    repository: { git_ssh_url: `git@${k.like('host', 'git.{l9}.eu')}:${k.p.tenant}/portal.git` },
    build_duration: k.measured(10, 900),
  }),
  'terraform-plan': (k) =>
    say`Error: creating S3 Bucket (${k.mark('bucket', `${k.p.tenantPlain}-invoices`)}): BucketAlreadyExists: status code: 409, request id: ${k.like('request_id', '{X16}')}, with aws_s3_bucket.invoices, on main.tf line 14`,
  'terraform-state': (k) =>
    say`Error acquiring the state lock: ConditionalCheckFailedException Lock Info: ID: ${k.uuid('request_id')} Operation: OperationTypeApply Who: ${k.like('username', '{l6}')}@${k.like('host', '{l5}-macbook')} Version: 1.9.2`,
  'cdk-deploy': (k) =>
    say`❌ BillingStack failed: Resource handler returned message: Invalid principal in policy: arn:aws:iam::${k.account}:user/${k.p.login} (Service: Sns, Status Code: 400, Request ID: ${k.uuid()})`,
  ansible: (k) =>
    say`fatal: [${k.p.host}]: UNREACHABLE! => changed: false, msg: Failed to connect to the host via ssh: ${k.like('username', 'ops-{l6}')}@${k.inside()}: Permission denied (publickey)`,
  'git-author': (k) =>
    `commit ${k.plain('{h40}')}\nAuthor: ${k.p.latin} <${k.p.work}>\n\n    ${say`Revert the change of the retry policy`}`,
  'sonar-path': (k) =>
    say`ERROR: Unable to parse file: /Users/${k.p.home}/work/shop/src/cart.ts Unexpected token on line ${k.amount(10, 900)}`,
  'windows-path': (k) =>
    say`System.IO.IOException: The process cannot access the file 'C:\\Users\\${k.p.home}\\Documents\\export.xlsx' because it is being used by another process.`,
  postfix: (k) =>
    say`${k.syslog()} ${k.p.host} postfix/smtp[${k.amount(100, 9999)}]: ${k.like('request_id', '{H10}')}: to=<${k.p.email}>, relay=${k.like('host', 'mx1.{l8}.net')}[${k.ip()}]:25, delay=3.1, dsn=4.2.2, status=deferred (mailbox full)`,
  exim: (k) =>
    say`${k.stamp()} ${k.like('request_id', '1s{a4}-{a11}-{a4}')} ** ${k.p.email} R=dnslookup T=remote_smtp H=${k.like('host', 'mail.{l7}.org')} [${k.ip()}]: SMTP error from remote mail server after RCPT TO: 554 Relay access denied`,
  dovecot: (k) =>
    say`imap-login: Disconnected: Connection closed (auth failed, 3 attempts in 12 secs): user=<${k.p.email}>, method=PLAIN, rip=${k.ip()}, lip=${k.inside()}, TLS, session=<${k.like('session_id', '{a16}')}>`,
  'exchange-trace': (k) => ({
    EventId: facts('FAIL'),
    Source: facts('DNS'),
    Sender: k.q.work,
    Recipients: k.p.email,
    MessageSubject: say`Termination of contract for ${k.p.name}`,
    ClientIp: k.inside(),
    ServerHostname: k.like('host', 'EXCH-{u4}-{d2}'),
    TotalBytes: k.measured(1000, 900000),
  }),
  sshd: (k) =>
    say`sshd[${k.amount(1000, 99999)}]: Failed password for invalid user ${k.p.login} from ${k.ip()} port ${k.amount(30000, 60000)} ssh2`,
  sudo: (k) =>
    say`sudo: ${k.p.login} : TTY=pts/1 ; PWD=/home/${k.p.home} ; USER=root ; COMMAND=/usr/bin/systemctl restart nginx`,
  openvpn: (k) =>
    say`${k.stamp()} ${k.p.login}/${k.ip()}:${k.count(20000, 60000)} MULTI: primary virtual IP for client: ${k.inside()}`,
  wireguard: (k) =>
    say`wireguard: wg0: Handshake for peer 7 (${k.ip()}:51820) did not complete after 5 seconds, public key ${k.like('public_key', '{a43}=')}`,
  anyconnect: (k) =>
    say`%ASA-4-113019: Group = Staff, Username = ${k.p.login}, IP = ${k.ip()}, Session disconnected. Session Type: SSL, Duration: 1h:12m, Reason: Idle Timeout`,
  radius: (k) =>
    say`Login incorrect (mschap: MS-CHAP2-Response is incorrect): [${k.p.work}] (from client wifi port 0 cli ${k.mac()})`,
  dhcp: (k) => say`DHCPACK on ${k.inside()} to ${k.mac()} (${k.p.first}s-iPad) via eth1`,
  'saml-assert': (k) =>
    `<saml:Subject><saml:NameID Format="«urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress»">${k.p.work}</saml:NameID></saml:Subject><saml:Attribute Name="displayName"><saml:AttributeValue>${k.p.name}</saml:AttributeValue></saml:Attribute> «StatusCode» «Responder»`,
  'adfs-event': (k) => ({
    EventID: k.fact(4625),
    Channel: facts('Security'),
    LogonType: k.fact(3),
    TargetUserName: k.p.login,
    TargetDomainName: k.like('domain', '{u7}'),
    WorkstationName: k.like('host', 'LT-{X7}'),
    IpAddress: k.inside(),
    FailureReason: facts('Unknown user name or bad password.'),
    Status: facts('0xC000006D'),
    SubjectUserSid: k.like('user_id', 'S-1-5-21-1{d9}-2{d8}-{n1}{d8}-{n1}{d3}'),
  }),
  'm365-audit': (k) => ({
    Operation: facts('FileDownloaded'),
    Workload: facts('OneDrive'),
    UserId: k.p.work,
    ClientIP: k.ip6(),
    OrganizationId: k.uuid('tenant'),
    SourceFileName: `Salary review ${k.q.latin}.xlsx`,
    ItemType: facts('File'),
    UserType: facts('Regular'),
  }),
  'smb-share': (k) =>
    say`smbd_audit: ${k.p.login}|${k.inside()}|${k.like('host', '{l8}-pc')}|unlinkat|fail (Permission denied)|hr/contracts/${k.q.latin}.docx`,
  squid: (k) =>
    `${k.seconds()}.${k.count(100, 999)} ${k.count(10, 900)} ${k.inside()} «TCP_DENIED/403» ${k.count(1000, 9000)} «CONNECT» ${k.like('domain', '{l9}.example')}:«443» ${k.p.login} «HIER_NONE»/- «text/html»`,
  zscaler: (k) => ({
    action: facts('Blocked'),
    reason: facts('Not allowed to upload'),
    user: k.p.work,
    department: 'Finance',
    devicehostname: k.like('host', '{l4}-mbp-{d3}'),
    ClientIP: k.ip(),
    threatname: facts('None'),
    filetype: facts('pdf'),
  }),
  falco: (k) => ({
    priority: facts('Notice'),
    rule: facts('Terminal shell in container'),
    output_fields: {
      'user.name': k.p.login,
      'proc.cmdline': facts('bash -i'),
      'k8s.pod.name': k.like('pod', 'web-{x9}-{x5}'),
      'fd.sip': k.ip(),
      'container.id': k.plain('{h12}'),
    },
  }),
  'prometheus-alert': (k) => ({
    status: facts('firing'),
    labels: {
      alertname: facts('HighErrorRate'),
      severity: facts('page'),
      instance: `${k.inside()}:9100`,
      tenant: k.p.tenant,
    },
    annotations: { summary: say`5xx above 3% for customer ${k.p.company}` },
  }),
  pagerduty: (k) => ({
    event: {
      event_type: facts('incident.acknowledged'),
      agent: { summary: k.p.name, type: facts('user_reference') },
      data: {
        title: say`Queue depth above 10000 in checkout`,
        urgency: facts('high'),
        assignees: [{ summary: k.q.name }],
        status: facts('acknowledged'),
      },
    },
  }),
  airflow: (k) =>
    say`ERROR - Task failed with exception task_id=load_customers dag_id=nightly owner=${k.p.login} file not found s3://${k.mark('bucket', `${k.p.tenantPlain}-landing`)}/customers/part-00001.parquet`,
  spark: (k) =>
    say`24/07/02 WARN TaskSetManager: Lost task 3.0 in stage 11.0 (TID 204) (${k.inside()} executor 2): java.io.FileNotFoundException: No such file: hdfs://${k.p.host}:8020/user/${k.p.home}/raw`,
  'kafka-lag': (k) =>
    say`Offset commit failed on partition ${k.p.tenant}.payments-3 at offset ${k.amount(1000, 9000000)}: REBALANCE_IN_PROGRESS, member ${k.like('session_id', 'consumer-{h8}-{h4}-{h4}')}, host /${k.inside()}`,
});
