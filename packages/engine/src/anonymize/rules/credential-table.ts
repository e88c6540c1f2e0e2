/**
 * Credentials that can be told by how they begin or are built, with who issues them. Plain data, from what the issuers
 * publish; whatever else is random is hidden as such, whoever issued it.
 */

/** `issuer: beginning beginning …`; without an issuer where several use the same beginning. */
const BEGINNINGS = `
  1Password: ops_eyJ
  Adafruit: aio_
  Adobe: p8e-
  Aiven: AVNS_ AVN_
  Akamai: akab-
  Alchemy: alcht_
  Alibaba Cloud: LTAI
  Anthropic: sk-ant-
  Artifactory: AKCp cmVmdGtuO
  Atlassian: ATATT ATCTT ATBB ATSTT
  AWS Bedrock: ABSK bedrock-api-key-
  AWS Marketplace: amzn.mws.
  Axiom: xaat- xapt-
  Buildkite: bkua_
  CircleCI: CCIPAT_ CCIPRJ_
  Clojars: CLOJARS_
  Cloudflare: v1.0-
  Contentful: CFPAT-
  Databricks: dapi dkea dose
  Datadog: ddapp_ ddpat_
  Defined Networking: dnkey-
  DigitalOcean: dop_v1_ doo_v1_ dor_v1_
  Docker: dckr_pat_ dckr_oat_
  Doppler: dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.
  Dropbox: sl.
  Duffel: duffel_live_ duffel_test_
  Dynatrace: dt0c01. dt0s16. dt0s01. dt0c02.
  EasyPost: EZAK EZTK
  Facebook: EAA
  Fauna: fnAE fnAF
  Figma: figd_ figdr_ figdh_ figoh_
  Flutterwave: FLWSECK- FLWSECK_TEST- FLWPUBK- FLWPUBK_TEST-
  Fly.io: fo1_ fm1_ fm1r_ fm1a_ fm2_
  Frame.io: fio-u-
  GitHub: ghp_ gho_ ghu_ ghs_ ghr_ github_pat_
  GitLab: glpat- gldt- glrt- glrtr- glcbt- glptt- glft- glffct- glsoat- glagent- glimt- gloas- glwt- GR1348941
  Google: AIza GOCSPX- ya29. 1//0
  Grafana: glc_ glsa_ eyJrIjoi
  Groq: gsk_
  Heroku: HRKU-
  Honeybadger: hbp_
  Honeycomb: hcaik_ hcalk_ hcamk_
  HubSpot: pat-na1- pat-na2- pat-eu1- pat-ap1-
  Hugging Face: hf_ api_org_
  Infracost: ico-
  Instagram: IGQV IGAA
  Intra42: s-s4t2
  Jina: jina_
  Langfuse: sk-lf- pk-lf-
  LangSmith: lsv2_pt_ lsv2_sk_ ls__
  LaunchDarkly: sdk- mob-
  Linear: lin_api_ lin_oauth_
  Mailgun: key- pubkey-
  Mapbox: pk.eyJ sk.eyJ tk.eyJ
  MongoDB: mdb_sa_sk_
  Neon: neon_api_ napi_
  Netlify: nfp_ nfc_ nfo_ nfu_
  New Relic: NRAK- NRII- NRIQ- NRJS- NRRA- NRSP-
  Notion: ntn_ secret_
  npm: npm_
  NVIDIA: nvapi-
  Octopus Deploy: API-
  OpenAI: sk-proj- sk-svcacct- sk-admin- sk-None-
  OpenRouter: sk-or-
  OpenShift: sha256~
  Ory: ory_pat_ ory_at_ ory_rt_
  Packagist: packagist_
  PayPal: access_token$production$ access_token$sandbox$
  Perplexity: pplx-
  Plaid: access-sandbox- access-development- access-production-
  Pinecone: pcsk_
  PlanetScale: pscale_tkn_ pscale_pw_ pscale_oauth_
  Postman: PMAK- PMAT-
  PostHog: phc_ phx_
  Prefect: pnu_ pnb_
  Pulumi: pul-
  PyPI: pypi-
  Razorpay: rzp_live_ rzp_test_
  ReadMe: rdme_
  Render: rnd_
  Replicate: r8_
  Riot Games: RGAPI-
  RubyGems: rubygems_
  Scalingo: tk-us-
  SendGrid: SG.
  Sendinblue: xkeysib- xsmtpsib-
  Sentry: sntrys_ sntryu_ sntrya_ sntryi_
  SettleMint: sm_aat_ sm_pat_ sm_sat_
  Shippo: shippo_live_ shippo_test_
  Shopify: shpat_ shpca_ shppa_ shpss_ shpua_ shprka_
  Slack: xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxc- xoxd- xoxe- xoxe. xapp-
  SonarQube: squ_ sqp_ sqa_
  Sourcegraph: sgp_ slk_ sgd_
  Square: sq0atp- sq0csp- sq0idp- EAAAE EAAAl
  Stripe: sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_ whsec_
  Supabase: sbp_ sb_secret_ sb_publishable_
  Tailscale: tskey-
  Tailwind: tw_live_
  Tavily: tvly-
  Telegram: AAAAAAAAAAAAAAAAAAAAA
  Trello: ATTA
  Typeform: tfp_
  Vault: hvs. hvb. hvr.
  Vercel: vck_ vcp_ vci_ vca_ vcr_
  WakaTime: waka_
  Xata: xau_
  xAI: xai-
  Yandex Cloud: AQVN YCAJE t1.9eu
  age: AGE-SECRET-KEY-1
  : sk- sk_ rk_ A3- gloas- PRIVATE- xprv
`;

/** What is built in its own way: between, around or behind what is random. Every pattern needs the flag `g`. */
export const CREDENTIAL_SHAPES: readonly {
  readonly issuer: string;
  readonly pattern: RegExp;
  /** In lower case; without one of these there is no match. */
  readonly signs: readonly string[];
}[] = [
  { issuer: 'Twilio', pattern: /(?<![A-Za-z0-9])(?:AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])/g, signs: ['ac', 'sk'] },
  { issuer: 'Mailchimp', pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/g, signs: ['-us'] },
  { issuer: 'Mailgun', pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![A-Za-z0-9-])/g, signs: ['-'] },
  { issuer: 'Telegram', pattern: /(?<![\w-])\d{8,10}:AA[\w-]{32,34}(?![\w-])/g, signs: [':aa'] },
  { issuer: 'Azure', pattern: /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/g, signs: ['q~'] },
  { issuer: 'Terraform', pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,90}/g, signs: ['.atlasv1.'] },
  {
    issuer: 'Google',
    pattern: /(?<![\w-])\d{8,24}-[\w]{32}\.apps\.googleusercontent\.com/g,
    signs: ['.apps.googleusercontent'],
  },
  { issuer: 'Discord', pattern: /(?<![\w-])[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g, signs: ['.'] },
  { issuer: 'Airtable', pattern: /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/g, signs: ['pat'] },
  {
    issuer: 'Asana',
    pattern: /(?<![\w/-])[012]\/\d{12,20}(?:\/\d{12,20})?:[0-9a-f]{32}(?![A-Za-z0-9])/g,
    signs: ['/'],
  },
  { issuer: 'Facebook', pattern: /(?<![\w|])\d{15,16}\|[\w-]{27,40}(?![\w-])/g, signs: ['|'] },
  { issuer: 'Salesforce', pattern: /(?<![A-Za-z0-9])00D[A-Za-z0-9]{12,15}![\w.]{80,140}/g, signs: ['!'] },
  { issuer: 'NuGet', pattern: /(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])/g, signs: ['oy2'] },
  { issuer: 'MaxMind', pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9])/g, signs: ['_mmk'] },
  {
    issuer: 'Harness',
    pattern: /(?<![A-Za-z0-9])[ps]at\.[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9])/g,
    signs: ['pat.', 'sat.'],
  },
  {
    issuer: 'Infisical',
    pattern: /(?<![A-Za-z0-9])st\.[0-9a-f-]{24,36}\.[0-9a-f]{32}\.[0-9a-f]{32}(?![A-Za-z0-9])/g,
    signs: ['st.'],
  },
  { issuer: 'New Relic', pattern: /(?<![A-Za-z0-9])[0-9a-f]{36}(?:FFFF)?NRAL(?![A-Za-z0-9])/g, signs: ['nral'] },
  {
    issuer: 'Slack',
    pattern: /(?<=hooks\.slack\.com\/(?:services|workflows)\/)[\w/+-]{20,120}/g,
    signs: ['hooks.slack.com'],
  },
  {
    issuer: 'Discord',
    pattern: /(?<=discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/)[\w/-]{40,120}/g,
    signs: ['/webhooks/'],
  },
  { issuer: 'Microsoft Teams', pattern: /(?<=webhook\.office\.com\/)[\w/@-]{40,200}/g, signs: ['webhook.office.com'] },
  { issuer: 'npm', pattern: /(?<=:_auth(?:Token)?=)[\w/+=-]{8,512}/g, signs: [':_auth'] },
  {
    issuer: '',
    pattern: /\$ANSIBLE_VAULT;[\d.]{3,5};\w{4,10}(?:;\w{1,40})?\s{1,4}[0-9a-f\s]{40,20000}/g,
    signs: ['$ansible_vault'],
  },
  { issuer: '', pattern: /(?<=Private-Lines: \d{1,3}\s{1,2})[A-Za-z0-9+/=\s]{40,8000}/g, signs: ['private-lines'] },
  {
    issuer: '',
    pattern: /(?<=ssh-(?:rsa|dss|ed25519) |ecdsa-sha2-nistp\d{3} )AAAA[A-Za-z0-9+/]{40,2000}={0,2}/g,
    signs: ['aaaa'],
  },
];

export interface Beginning {
  readonly text: string;
  readonly issuer: string;
}

/** By the code of the first character; the longer first. */
export const BEGINNINGS_BY_FIRST: ReadonlyMap<number, readonly Beginning[]> = byFirst();

function byFirst(): ReadonlyMap<number, readonly Beginning[]> {
  const map = new Map<number, Beginning[]>();
  for (const line of BEGINNINGS.trim().split('\n')) {
    const colon = line.indexOf(':');
    for (const text of line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)) {
      const first = text.charCodeAt(0);
      map.set(first, [...(map.get(first) ?? []), { text, issuer: line.slice(0, colon).trim() }]);
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.text.length - a.text.length);
  return map;
}
