/** Builds, deployments, repositories and what describes infrastructure. */
import { mark } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

export const deliveryTemplates = withKit({
  'github-push': (k) => ({
    ref: facts('refs/heads/main'),
    before: k.sha(),
    after: k.sha(),
    repository: {
      full_name: `${k.p.tenant}/checkout-service`,
      private: true,
      clone_url: `https://github.com/${k.p.tenant}/checkout-service.git`,
      default_branch: facts('main'),
    },
    pusher: { name: k.p.login, email: k.p.email },
    commits: [
      {
        id: k.sha(),
        message: facts('fix: retry on 429 with backoff'),
        author: { name: k.p.name, email: k.p.email, username: k.p.login },
      },
    ],
  }),
  'github-actions-line': (k) =>
    `${k.time()} ##[error]${say`fatal: unable to access 'https://x-access-token:${k.secret('github')}@github.com/${k.p.tenant}/infra.git/': The requested URL returned error: 403`}`,
  'gitlab-pipeline': (k) => ({
    object_kind: facts('pipeline'),
    object_attributes: {
      id: k.count(1_000_000, 99_000_000),
      ref: facts('release'),
      status: facts('failed'),
      duration: k.measured(20, 900),
    },
    user: { name: k.p.name, username: k.p.login, email: k.p.work },
    project: {
      path_with_namespace: `${k.p.tenant}/ledger`,
      web_url: `https://${k.host('git.{o}.net')}/${k.p.tenant}/ledger`,
    },
    builds: [
      {
        stage: facts('deploy'),
        name: facts('deploy:production'),
        status: facts('failed'),
        failure_reason: facts('script_failure'),
      },
    ],
  }),
  'git-log': (k) =>
    `commit ${k.sha()}\nAuthor: ${k.p.name} <${k.p.email}>\nDate:   ${k.date()}\n\n    ${say`Reduce batch size to 50 (reviewed by ${k.q.name})`}`,
  'git-remote': (k) =>
    say`remote: Permission to ${k.p.tenant}/mobile-app.git denied to ${k.q.login}. fatal: Could not read from remote repository git@github.com:${k.p.tenant}/mobile-app.git`,
  'terraform-error': (k) =>
    say`Error: creating S3 Bucket (${mark('bucket', `${k.p.tenantPlain}-terraform-state`)}): BucketAlreadyExists: The requested bucket name is not available. status code: 409, request id: ${k.like('request_id', '{X16}')}, with module.storage.aws_s3_bucket.this[0]`,
  'terraform-role': (k) =>
    say`Error: error assuming role arn:aws:iam::${k.account}:role/deploy: operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: ${k.request}, api error AccessDenied: User: arn:aws:iam::${k.account}:user/${k.p.login} is not authorized`,
  'cloudformation-event': (k) => ({
    StackId: `${k.arn('cloudformation', k.region, k.account)}:«stack»/${mark('resource', `${k.p.tenantPlain}-api`)}/${k.uuid('resource')}`,
    LogicalResourceId: facts('OrdersTable'),
    ResourceType: facts('AWS::DynamoDB::Table'),
    ResourceStatus: facts('CREATE_FAILED'),
    ResourceStatusReason: facts(
      'Resource handler returned message: "Table already exists" (HandlerErrorCode: AlreadyExists)',
    ),
  }),
  'npm-debug': (k) =>
    say`npm error code E401 npm error Incorrect or missing password. npm error A complete log of this run can be found in: /Users/${k.p.home}/.npm/_logs/debug-0.log registry=//registry.npmjs.org/:_authToken=${k.secret('npm')}`,
  'docker-build': (k) =>
    say`#12 ERROR: failed to push ${k.account}.dkr.ecr.eu-west-1.amazonaws.com/${k.p.tenant}-web:2.9.1: denied: Your authorization token has expired. Reauthenticate and try again.`,
  'jenkins-line': (k) =>
    say`Started by user ${k.p.name} Running as ${k.p.login} Building remotely on ${k.host('agent-{w}-{d2}')} in workspace /home/${k.p.home}/workspace/nightly ERROR: script returned exit code 137`,
  'argo-sync': (k) => ({
    app: mark('resource', `${k.p.tenantPlain}-portal`),
    level: facts('warning'),
    msg: facts(
      'Sync operation to failed: one or more objects failed to apply, reason: admission webhook denied the request',
    ),
    initiatedBy: k.p.work,
    repoURL: `git@${k.host('git.{o}.io')}:${k.p.tenant}/manifests.git`,
    revision: k.sha(),
    durationMs: k.measured(200, 90000),
  }),
  'vercel-deploy': (k) => ({
    type: facts('deployment.error'),
    payload: {
      team: { id: k.like('team_id', 'team_{a24}') },
      user: { id: k.like('user_id', '{a24}') },
      deployment: {
        id: k.plain('dpl_{a28}'),
        url: k.hosted(`${k.p.tenantPlain}-${k.plain('{x9}')}-web`, '.vercel.app'),
        meta: { githubCommitAuthorName: k.p.name, githubCommitAuthorLogin: k.p.login, githubCommitRef: facts('main') },
      },
      target: facts('production'),
      errorCode: facts('BUILD_UTILS_SPAWN_1'),
    },
  }),
  'codebuild-state': (k) => ({
    source: facts('aws.codebuild'),
    account: k.account,
    region: k.region,
    detail: {
      'build-status': facts('FAILED'),
      'project-name': mark('project', `${k.p.tenantPlain}-backend`),
      'additional-information': {
        initiator: k.p.login,
        logs: { 'stream-name': k.uuid('log_stream') },
        environment: {
          'environment-variables': [
            { name: facts('DATABASE_PASSWORD'), type: facts('PLAINTEXT'), value: k.password() },
          ],
        },
      },
    },
  }),
  'feature-flag': (k) => ({
    kind: facts('feature'),
    key: facts('new-checkout'),
    variation: k.fact(1),
    value: true,
    reason: { kind: facts('RULE_MATCH'), ruleIndex: k.fact(2) },
    context: {
      kind: 'multi',
      user: { key: k.ulid('user_id'), email: k.p.email, name: k.p.name },
      organization: { key: k.p.tenant, plan: facts('enterprise') },
    },
  }),
  'pager-incident': (k) => ({
    event: {
      event_type: facts('incident.acknowledged'),
      agent: { type: facts('user_reference'), summary: k.p.name, id: k.like('user_id', 'P{X6}') },
      data: {
        title: say`p99 latency of ${k.p.tenant} above 2s`,
        urgency: facts('high'),
        html_url: `https://${k.hosted(`${k.p.tenantPlain}`, '.pagerduty.com')}/incidents/${k.like('incident_id', 'Q{X13}')}`,
        assignees: [{ summary: k.q.name }],
      },
    },
  }),
  'sonar-line': (k) =>
    say`WARN: Missing blame information for 3 files; last author ${k.p.email}; ANALYSIS SUCCESSFUL, you can find the results at: https://${k.host('sonar.{o}.dev')}/dashboard?id=${k.p.tenant}`,
  'aws-budget': (k) =>
    say`AWS Budget Notification: AWS Account ${k.account} Your cost for the budget "${k.p.company} monthly" has exceeded 80% of the budgeted amount. ACTUAL Amount: $${k.amount(200, 9000)}.18`,
});
