/** Credentials where they slip out: settings, headers, command lines, errors of vendors. */
import { json, mark, urlEncoded } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const vendorTemplates = withKit({
  'env-dump': (k) => ({
    level: facts('debug'),
    msg: facts('configuration loaded'),
    env: {
      NODE_ENV: facts('production'),
      AWS_REGION: k.region,
      AWS_ACCESS_KEY_ID: k.awsKey(),
      AWS_SECRET_ACCESS_KEY: k.awsSecret(),
      OPENAI_API_KEY: k.secret('openai'),
      ANTHROPIC_API_KEY: k.secret('anthropic'),
      SENDGRID_API_KEY: k.secret('sendgrid'),
      LOG_LEVEL: facts('info'),
      PORT: '3000',
    },
  }),
  'dotenv-echo': (k) =>
    `+ cat .env\n«STRIPE_SECRET_KEY»=${k.secret('stripe')}\n«TWILIO_API_KEY»=${k.secret('twilio')}\n«MAILCHIMP_API_KEY»=${k.secret('mailchimp')}\n«LOG_FORMAT»=«json»\n«SLACK_BOT_TOKEN»=${k.secret('slack')}`,
  'lambda-config': (k) => ({
    FunctionName: facts('sync-contacts'),
    Runtime: facts('nodejs22.x'),
    MemorySize: k.fact(512),
    Environment: {
      Variables: {
        HUBSPOT_TOKEN: k.like('api_key', 'pat-na1-{h8}-{h4}-{h4}-{h4}-{h12}'),
        AIRTABLE_PAT: k.secret('airtable'),
        DD_API_KEY: k.secret('datadog'),
        STAGE: facts('prod'),
      },
    },
  }),
  'airtable-401': (k) =>
    say`Airtable request failed 401 AUTHENTICATION_REQUIRED with Authorization: Bearer ${k.secret('airtable')} base ${k.like('record_id', 'app{a14}')}`,
  'asana-header': (k) => ({
    method: facts('GET'),
    url: facts('https://app.asana.com/api/1.0/users/me'),
    headers: { authorization: `«Bearer» ${k.secret('asana')}` },
    status: k.fact(403),
  }),
  'atlassian-basic': (k) =>
    say`jira-cli: unable to authenticate as ${k.p.work} with token ${k.secret('atlassian')} at https://${k.hosted(`${k.p.tenantPlain}`, '.atlassian.net')}`,
  'auth0-m2m': (k) =>
    `«POST» «https://login.auth0.com/oauth/token» ${form({ grant_type: '«client_credentials»', client_id: k.plain('{a32}'), client_secret: k.like('api_key', '{a30}_{a20}-{a12}') })} «401» «access_denied»`,
  'azure-client': (k) =>
    say`AADSTS7000215: Invalid client secret provided. client_id=${k.plain('{h8}-{h4}-4{h3}-b{h3}-{h12}')} client_secret=${k.secret('azureClient')} tenant=${k.uuid('tenant')} Trace ID: ${k.uuid()}`,
  'azure-conn': (k) =>
    say`BlobServiceClient could not connect: DefaultEndpointsProtocol=https;AccountName=${mark('account_name', `${k.p.tenantPlain.replaceAll('-', '')}store`)};AccountKey=${k.secret('azureStorage')};EndpointSuffix=core.windows.net`,
  'azure-sas': (k) =>
    `«GET» https://${k.hosted(`${k.p.tenantPlain.replaceAll('-', '')}`, '.blob.core.windows.net')}/exports/${k.like('order_id', 'EX{d7}')}.csv?«sv»=2025-01-05&«sp»=«r»&«sig»=${mark('signature', `${k.plain('{a40}')}%2F${k.plain('{a2}')}%3D`)} «403»`,
  'buildkite-agent': (k) =>
    say`buildkite-agent: 401 Unauthorized for token ${k.secret('buildkite')}, retrying in 5s (attempt 3/10)`,
  'circleci-curl': (k) =>
    say`curl -s -H "Circle-Token: ${k.secret('circleci')}" https://circleci.com/api/v2/me returned 404`,
  'cloudflare-api': (k) => ({
    url: `«https://api.cloudflare.com/client/v4/zones/»${k.like('resource', '{h32}')}/«purge_cache»`,
    headers: { Authorization: `«Bearer» ${k.secret('cloudflare')}`, 'X-Auth-Email': k.p.work },
    errors: [{ code: k.fact(10000), message: facts('Authentication error') }],
  }),
  'llm-keys': (k) =>
    say`provider fallback exhausted: cohere key ${k.secret('cohere')} invalid, xai key ${k.secret('xai')} rate limited, model command-r-plus, 3 retries`,
  'contentful-sync': (k) =>
    say`Contentful sync error AccessTokenInvalid space=${k.like('resource', '{x12}')} access_token=${k.secret('contentful')} requestId=${k.uuid()}`,
  'databricks-conf': (k) => ({
    host: k.hosted(`${k.p.tenantPlain}`, '.cloud.databricks.com'),
    token: k.secret('databricks'),
    http_path: `/sql/1.0/warehouses/${k.like('resource', '{h16}')}`,
    error: facts('PERMISSION_DENIED'),
    retries: k.fact(2),
  }),
  'digitalocean-doctl': (k) =>
    say`Error: GET https://api.digitalocean.com/v2/account: 401 Unable to authenticate you (access token ${k.secret('digitalocean')})`,
  'discord-bot': (k) => say`discord.errors.LoginFailure: Improper token has been passed: ${k.secret('discord')}`,
  'discord-hook': (k) =>
    say`POST https://discord.com/api/webhooks/${k.like('webhook_id', '1{d18}')}/${k.like('api_key', '{a68}')} 404 Unknown Webhook`,
  'docker-login': (k) =>
    `$ docker login -u ${k.p.login} -p ${k.secret('docker')}\n${say`Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password`}`,
  'docker-config': (k) => ({
    auths: { 'https://index.docker.io/v1/': { auth: k.basic() } },
    credsStore: facts('desktop'),
    path: `/Users/${k.p.home}/.«docker»/«config.json»`,
  }),
  'doppler-run': (k) => say`Doppler Error: Invalid Service token ${k.secret('doppler')} for project billing config prd`,
  'dropbox-upload': (k) => ({
    sdk: facts('dropbox/10.34.0'),
    accessToken: k.secret('dropbox'),
    path: `/Apps/${k.p.company}/payroll.xlsx`,
    error: facts('path/conflict/file/'),
    status: k.fact(409),
  }),
  'dynatrace-oneagent': (k) =>
    say`dynatrace otlp exporter: 403 Forbidden, Authorization: Api-Token ${k.secret('dynatrace')}, endpoint https://${k.hosted('{l3}{d5}', '.live.dynatrace.com')}/api/v2/otlp`,
  'shipping-keys': (k) => ({
    carriers: [
      { name: facts('easypost'), key: k.secret('easypost') },
      { name: facts('shippo'), key: k.secret('shippo') },
    ],
    mode: facts('production'),
    fallback: true,
  }),
  'facebook-graph': (k) =>
    `«GET» «https://graph.facebook.com/v21.0/me/accounts»?«access_token»=${k.secret('facebook')} «400» «OAuthException»`,
  'fastly-purge': (k) =>
    say`Fastly-Key: ${k.secret('fastly')} PURGE https://www.${k.p.domain}/ 401 Provided credentials are missing or invalid`,
  'figma-export': (k) => ({
    msg: facts('figma export failed'),
    headers: { 'X-Figma-Token': k.secret('figma') },
    file: k.like('record_id', '{a22}'),
    status: k.fact(403),
  }),
  'africa-pay': (k) =>
    say`payment providers: flutterwave ${k.secret('flutterwave')} ok, paystack ${k.secret('paystack')} failed with invalid_Key, merchant ${k.p.company}`,
  'git-credential': (k) =>
    `${say`git credential fill`}\n«protocol»=«https»\n«host»=«github.com»\n«username»=${k.p.login}\n«password»=${k.secret('github')}`,
  'gitlab-runner': (k) =>
    say`ERROR: Registering runner... forbidden (check registration token) runner=${k.secret('gitlab')} url=https://${k.host('gitlab.{o}.com')}`,
  'maps-key': (k) =>
    `«GET» «https://maps.googleapis.com/maps/api/geocode/json»?«address»=${urlEncoded(k.p.street)}&«key»=${k.secret('google')} «200» «REQUEST_DENIED»`,
  'google-oauth-client': (k) => ({
    web: {
      client_id: k.plain('{n1}{d11}-{x32}.apps.googleusercontent.com'),
      client_secret: k.secret('googleClient'),
      token_uri: facts('https://oauth2.googleapis.com/token'),
    },
    error: facts('redirect_uri_mismatch'),
  }),
  'service-account': (k) => ({
    type: facts('service_account'),
    project_id: mark('project', `${k.p.tenantPlain}-${k.plain('{d6}')}`),
    private_key_id: k.like('key_id', '{h40}'),
    private_key: k.pem('PRIVATE KEY'),
    client_email: k.mark('email', `deploy@${k.plain('{l8}-{d6}')}.iam.gserviceaccount.com`),
  }),
  'grafana-provision': (k) =>
    say`grafana: service account token ${k.secret('grafana')} lacks permission dashboards:write, org=${k.p.tenant}`,
  'terraform-cloud': (k) =>
    say`Error: Failed to request discovery document: 401 Unauthorized credentials "app.terraform.io" { token = "${k.secret('hashicorp')}" }`,
  'heroku-config': (k) =>
    say`heroku: HEROKU_API_KEY=${k.secret('heroku')} is invalid, app ${mark('resource', `${k.p.tenantPlain}-api`)} dyno web.1 state crashed`,
  'hf-download': (k) =>
    say`huggingface_hub.errors.GatedRepoError: 401 Client Error. Access to model meta-llama/Llama-3.1-8B is restricted. token=${k.secret('huggingface')}`,
  'intercom-sync': (k) => ({
    vendor: facts('intercom'),
    access_token: k.secret('intercom'),
    error: facts('token_unauthorized'),
    rateLimit: facts({ remaining: 0, reset: 30 }),
  }),
  'klaviyo-profile': (k) => ({
    url: facts('https://a.klaviyo.com/api/profiles/'),
    headers: { Authorization: `«Klaviyo-API-Key» ${k.secret('klaviyo')}` },
    body: json({ data: { attributes: { email: k.p.email, phone_number: k.p.phone } } }),
    status: k.fact(409),
  }),
  'launchdarkly-init': (k) =>
    say`[LaunchDarkly] Received error 401 (invalid SDK key ${k.secret('launchdarkly')}) for streaming connection - giving up permanently`,
  'linear-hook': (k) =>
    say`linear import stopped: 400 authentication failed, key ${k.secret('linear')}, last issue by ${k.p.name}`,
  'mailgun-auth': (k) =>
    `> «POST» «/v3/messages» «HTTP/1.1»\n> «Authorization»: «Basic» ${mark('basic', Buffer.from(`api:${k.plain('key-{h32}')}`).toString('base64'))}\n${say`< HTTP/1.1 401 Unauthorized`}`,
  'mailgun-key': (k) => say`mailgun: Forbidden, MAILGUN_API_KEY=${k.secret('mailgun')} domain=${k.p.domain}`,
  'mapbox-tiles': (k) =>
    `«GET» «https://api.mapbox.com/geocoding/v5/mapbox.places/»${urlEncoded(k.p.city)}.json?«access_token»=${k.secret('mapbox')} «401»`,
  'netlify-cli': (k) =>
    say`netlify deploy: Unauthorized: could not retrieve project, NETLIFY_AUTH_TOKEN=${k.secret('netlify')} site ${k.uuid('resource')}`,
  'newrelic-agent': (k) => ({
    agent: facts('newrelic'),
    level: facts('warn'),
    license_key: k.like('api_key', '{h36}NRAL'),
    user_key: k.secret('newrelic'),
    msg: facts('ForceDisconnectException: invalid license key'),
    app: facts('checkout'),
  }),
  'notion-sync': (k) =>
    say`notion integration token ${k.secret('notion')} was revoked by ${k.p.work}, skipping workspace ${k.p.company}`,
  npmrc: (k) => `//registry.npmjs.org/:«_authToken»=${k.secret('npm')}\n«always-auth»=«true»\n«email»=${k.p.email}`,
  'okta-ssws': (k) => ({
    request: {
      url: `https://${k.hosted(`${k.p.tenantPlain}`, '.okta.com')}/«api/v1/users»`,
      headers: { Authorization: `«SSWS» ${k.secret('okta')}` },
    },
    response: { errorCode: facts('E0000011'), errorSummary: facts('Invalid token provided') },
  }),
  'openai-401': (k) =>
    say`openai.AuthenticationError: Error code: 401 - Incorrect API key provided: ${k.secret('openai')}. You can find your API key at https://platform.openai.com/account/api-keys.`,
  'pagerduty-send': (k) => ({
    url: facts('https://events.pagerduty.com/v2/enqueue'),
    routing_key: k.like('api_key', '{x32}'),
    headers: { Authorization: `«Token» «token»=${k.secret('pagerduty')}` },
    status: k.fact(400),
  }),
  'planetscale-dsn': (k) =>
    say`dial failed: ${k.like('username', '{x20}')}:${k.secret('planetscale')}@tcp(aws.connect.psdb.cloud:3306)/${k.mark('database', k.p.tenantPlain)}?tls=true: Error 1105 unauthenticated`,
  'postman-run': (k) => say`newman run failed: X-API-Key: ${k.secret('postman')} 401 AuthenticationError`,
  'pulumi-up': (k) =>
    say`error: getting stack: PULUMI_ACCESS_TOKEN ${k.secret('pulumi')} is not authorized for organization ${k.p.tenant}`,
  'twine-upload': (k) =>
    `twine upload --username __token__ --password ${k.secret('pypi')} dist/*\n${say`HTTPError: 403 Forbidden from https://upload.pypi.org/legacy/`}`,
  'razorpay-auth': (k) => ({
    error: { code: facts('BAD_REQUEST_ERROR'), description: facts('The api key provided is invalid') },
    key_id: k.secret('razorpay'),
    key_secret: k.like('api_key', '{a24}'),
    contact: k.p.phone,
  }),
  'replicate-run': (k) =>
    say`ReplicateError: 402 Insufficient credit token=${k.secret('replicate')} prediction=${k.like('job_id', '{x26}')}`,
  'gem-push': (k) =>
    `---\n:«rubygems_api_key»: ${k.secret('rubygems')}\n${say`Access Denied. Please sign up for an account at https://rubygems.org`}`,
  'sendgrid-curl': (k) =>
    `curl -X POST https://api.sendgrid.com/v3/mail/send -H "Authorization: Bearer ${k.secret('sendgrid')}" -d '${json({ personalizations: [{ to: [{ email: k.p.email }] }] })}'\n${say`{"errors":[{"message":"Maximum credits exceeded"}]}`}`,
  'sentry-cli': (k) =>
    say`sentry-cli releases new web@5.12.0 failed: API request failed caused by: sentry reported an error: Invalid token (http status: 401) SENTRY_AUTH_TOKEN=${k.secret('sentry')}`,
  'sentry-dsn': (k) =>
    say`Sentry initialised dsn=https://${k.like('api_key', '{h32}')}@${k.hosted('o{d7}', '.ingest.de.sentry.io')}/${k.plain('45{d14}')} environment=production sampleRate=0.2`,
  'shopify-admin': (k) => ({
    url: `https://${k.hosted(`${k.p.tenantPlain}`, '.myshopify.com')}/«admin/api/2026-01/orders.json»`,
    headers: { 'X-Shopify-Access-Token': k.secret('shopify') },
    status: k.fact(402),
    errors: facts('Unavailable Shop'),
  }),
  'slack-incoming': (k) =>
    say`slack alert failed: invalid_payload https://hooks.slack.com/services/${k.like('api_key', 'T{X10}/B{X10}/{a24}')} channel #payments`,
  'slack-api': (k) =>
    `«POST» «https://slack.com/api/chat.postMessage» ${form({ token: k.secret('slack'), channel: k.like('channel_id', 'C0{X9}'), text: '«deploy»' })} «200» «not_in_channel»`,
  'snyk-test': (k) =>
    say`Authentication failed. Please check the API token on https://snyk.io SNYK_TOKEN=${k.secret('snyk')} org=${k.p.tenant}`,
  'square-sdk': (k) => ({
    category: facts('AUTHENTICATION_ERROR'),
    code: facts('UNAUTHORIZED'),
    accessToken: k.secret('square'),
    locationId: k.like('resource', 'L{X12}'),
    buyer: k.p.email,
  }),
  'stripe-key-error': (k) =>
    say`StripeAuthenticationError: Expired API Key provided: ${k.secret('stripe')} type=StripeAuthenticationError statusCode=401`,
  'supabase-cli': (k) =>
    say`supabase db push: SUPABASE_ACCESS_TOKEN=${k.secret('supabase')} postgresql://postgres:${k.like('password', '{a16}')}@${k.hosted('db.{l20}', '.supabase.co')}:5432/postgres connection refused`,
  'tailscale-up': (k) =>
    say`tailscale up --authkey=${k.secret('tailscale')} --hostname=${k.host('ci-{w}-{d2}')} backend error: invalid key: API key does not exist`,
  'telegram-bot': (k) =>
    say`telegram.error.Conflict: https://api.telegram.org/bot${k.secret('telegram')}/getUpdates terminated by other getUpdates request`,
  'typeform-pull': (k) => ({
    headers: { authorization: `«Bearer» ${k.secret('typeform')}` },
    path: facts('/forms'),
    status: k.fact(429),
    owner: k.p.email,
  }),
  'vault-agent': (k) =>
    say`vault agent: error renewing token ${k.secret('vault')}: Code: 403. Errors: permission denied accessor=${k.like('session_id', '{a24}')} path=secret/data/${k.p.tenant}/stripe`,
  'vercel-cli': (k) =>
    say`Error: The token provided via --token ${k.secret('vercel')} is not valid. vercel env pull --scope ${k.p.tenant}`,
  'yandex-iam': (k) =>
    say`yandex cloud: Api-Key ${k.secret('yandex')} rejected: rpc error: code = Unauthenticated, folder ${k.like('resource', 'b1g{x17}')}`,
  'adafruit-feed': (k) => ({
    topic: `${k.p.login}/«feeds»/«temperature»`,
    key: k.secret('adafruit'),
    error: facts('not authorized'),
    qos: k.fact(1),
  }),
});
