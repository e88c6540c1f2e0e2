/**
 * Names of what software is built and run with: frameworks and libraries, commands, services that many programs call, and words
 * of their languages. From their own documentation; what is a person's name too is left out.
 */
import { wordsOf } from '../../model/words.js';

export const TOOL_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  django contrib hashers sqlalchemy psycopg2 psycopg pymysql mysqlclient pymongo asyncpg aiohttp httpx urllib urllib3 uvicorn gunicorn
  starlette fastapi pydantic celery kombu paramiko numpy scipy pandas pytest unittest setuptools virtualenv conda mypy noqa flake8
  pylint dyn impl mut repr dunder getattr setattr kwargs argv varargs stdlib stdio iostream nullptr constexpr typename typedef
  nvarchar nchar datetime2 bigserial smallint tinyint mediumtext longtext autoincrement unsigned upsert
  hibernate quarkus micronaut jasypt hikari hikaricp jaas sasl scram jndi servlet servlets thymeleaf lombok mockito junit testng
  gradle maven kotlinx ktor dagger retrofit okio okhttp3 gson slf4j logback log4j2 tinylog feign ribbon zuul hystrix
  resilience4j datasource datasources liquibase flyway jooq mybatis activemq sqs rabbitmqctl pulsar nats jetstream
  nuget dotnet blazor kestrel serilog nlog automapper mediatr dapper efcore sqlclient oledb sqloledb msoledbsql
  rubocop sidekiq resque capistrano unicorn devise activerecord actionpack activesupport railties rspec
  laravel symfony doctrine eloquent phpunit artisan psalm phpstan wordpress drupal joomla magento
  vite vitest webpack rollup esbuild babel eslint tslint mocha cypress puppeteer playwright nextjs nuxt sveltekit remix astro
  redux zustand axios lodash fastify hapi koa nestjs passportjs sequelize typeorm mikroorm prisma mongoose knex ioredis bullmq
  expressjs dotenv nodemailer jsonwebtoken bcryptjs uuidv7 nanoid zod ajv winston bunyan pino
  actix tokio hyper reqwest serde axum diesel sqlx clippy rustc rustup
  ecto genserver erlang elixir joken plug otp27
  postgresql mariadb mongodb couchdb couchbase cassandra scylladb cockroachdb neo4j arangodb dynamodb influxdb timescaledb questdb
  clickhouse duckdb snowflake redshift bigquery trino presto hive impala druid pinot memcached keydb dragonflydb valkey etcd
  zookeeper opensearch solr meilisearch typesense algolia qdrant weaviate milvus pgvector pgbouncer pgpool
  kafka zipkin jaeger loki promtail fluentd fluentbit fluent logstash filebeat metricbeat kibana grafana prometheus alertmanager
  thanos cortex vector telegraf statsd collectd nagios zabbix icinga sensu datadog dynatrace newrelic honeycomb sentry rollbar
  bugsnag honeybadger airbrake splunk sumologic logtail papertrail loggly pagerduty opsgenie statuspage pingdom uptimerobot
  traefik envoy haproxy nginx caddy varnish istio linkerd cilium calico flannel tyk apisix
  kubectl kubelet kubeadm kubeconfig kustomize helm helmfile argocd fluxcd skaffold minikube microk8s rancher openshift podman
  buildah skopeo containerd runc cri nomad consul packer vagrant terraform terragrunt pulumi ansible saltstack puppet cloudformation
  initdb ctid mongod mongos mongosh mongodump pgpass psqlrc mysqld mysqladmin mysqldump sqlcmd osql bcp sqlplus expdp impdp
  snmpwalk snmpget snmpset smbpasswd smbclient cmdkey wmic schtasks psexec certutil signtool runas rdesktop xfreerdp vncpasswd
  rclone rsync lftp sftp curl wget httpie jq yq xargs awk sed systemd journalctl logrotate crontab sudoers visudo chown chmod
  openssl gnupg sshpass sshd netrc htpasswd gpg pinentry keychain keyring cryptsetup luks dmcrypt
  unrar unzip gunzip tarball jarsigner keytool storepass keypass deststorepass srcstorepass importpfx keystore truststore
  requirepass masterauth bindpw binddn rootpw rootdn basedn postscreen noqueue smtpd postfix dovecot exim sendmail opendkim
  jdbc odbc dsn sqlnet tnsnames
  twilio vonage messagebird mailgun sendgrid postmark mailchimp brevo sendinblue mailjet sparkpost
  stripe paypal braintree razorpay plaid shopify woocommerce bigcommerce
  auth0 okta onelogin keycloak cognito workos supabase firebase firestore appwrite pocketbase hasura
  vercel netlify heroku railway digitalocean linode hetzner vultr scaleway cloudflare fastly akamai bunnycdn
  github gitlab bitbucket gitea sourcegraph circleci buildkite teamcity codecov coveralls sonarqube sonarcloud snyk dependabot renovate
  jfrog artifactory pypi rubygems packagist dockerhub
  jira confluence trello asana clickup airtable zendesk freshdesk intercom hubspot salesforce pipedrive zoho
  openai anthropic mistral cohere groq perplexity openrouter replicate deepgram elevenlabs pinecone tavily firecrawl langchain
  langsmith llamaindex huggingface wandb mlflow databricks   segment amplitude mixpanel posthog launchdarkly optimizely contentful sanity strapi storyblok
  mapbox openweather cloudinary imgix mux typeform calendly zapier figma notion dropbox
  jina langfuse ory wakatime waka xata tavily fauna
  googleapis vmlinuz initrd lustre perfctr hummer allreduce mpi mpich openmpi slurm sbatch torque infiniband
  dtmf ssml ftps vpce vnd isp igw tgw bot bots livemode setx iwconfig geocode geocoder geocoding geocoded rediss mysqli dbi ldapsearch
  ldapadd ldapmodify dotfiles crdb sigv4 resave assignee assignees invitee invitees mnc mcc genkey gravatar brotli kendra geolocation telecom elasticloadbalancing crm erp cms
  gpio uart i2c firmware bootloader geofence geofencing telematics codice
  undici okhttp aead aes128 aes192 gcm ccm chacha20 poly1305 ecdhe ecdsa x25519 x448 ed25519 ed448 secp256r1 secp384r1 secp521r1 prime256v1 sha224 sha256 sha384 sha512
  smtplib imaplib poplib ftplib nntplib socketserver xmlrpc wsgiref configparser tomllib plistlib hashlib shutil tempfile pathlib fnmatch
  contextlib contextvars functools itertools dataclasses zoneinfo zipfile zipimport importlib tracemalloc faulthandler concurrent
  multiprocessing botocore boto3 s3transfer aiobotocore soapenv faultcode faultstring faultactor wsdl xmlns rjct acsc accp acsp actc pdng
  esmtp esmtps esmtpa puk ean gtin tokenization elifecycle dotx docx xlsx pptx nbtinsert nbtree heapam execmain execexpr vip
  strasse plz postleitzahl vorname nachname saldo betrag straat postnummer
  fernet pbkdf2 hkdf blake2b argon2id bcrypt scrypt hmacsha256 aes256 xchacha20 nonces
  `),
);
