/** What keys mean, by their segments: plain data. */

/**
 * Accounts that every system of a kind has (the ones that Debian and Red Hat give out, and those of servers); under a key for
 * names they name nobody.
 */
export const STANDING_ACCOUNTS = new Set(
  'bin sys sync games man lp mail news uucp proxy backup list irc gnats adm shutdown halt operator ftp cyrus postfix dovecot named ntp rpc rpcuser sshd dbus haldaemon apache squid nginx tomcat redis rabbitmq elasticsearch mongodb hdfs yarn hadoop zookeeper kafka vagrant centos debian fedora systemd-network systemd-resolve messagebus avahi polkitd chrony root admin administrator system nobody daemon postgres mysql www-data ec2-user ubuntu sbx_user1051 guest anonymous public default sa dba app service'.split(
    ' ',
  ),
);

/** Subtrees about a person or a caller: everything in them is hidden, unless its own key only classifies. */
export const SUBTREES = new Set([
  'user identity',
  'enduser',
  'end user',
  'useridentity',
  'identity',
  'claims',
  'user attributes',
  'customer',
  'user',
  'person',
  'billing address',
  'shipping address',
  'address',
  'recipient',
  'patient',
  'contact',
  'profile',
  'bucket',
  'geographical context',
  'geolocation',
  'geo location',
  'geoip',
  'geo ip',
  'passenger',
]);
export const CLASSIFYING = new Set([
  'type',
  'status',
  'kind',
  'role',
  'scope',
  'plan',
  'tier',
  'verified',
  'enabled',
  'count',
  'method',
  'error',
  'code',
  'groups',
  'roles',
  'scopes',
  'permissions',
  'relationship',
  'language',
  'locale',
  'currency',
  'channel',
  'tags',
]);
/** Keys of objects that are somebody beside other things: their `name` is a name. */
export const PERSONS = new Set([
  ...SUBTREES,
  ...'shipping billing sender receiver beneficiary payer payee buyer seller guest driver employee member subscriber attendee organizer reporter assignee requester approver reviewer pusher committer author owner actor merchant supplier vendor tenant organization company account holder cardholder student teacher doctor emergency guardian parent spouse signer store shop clinic agency broker insurer school university employer restaurant hotel dealer retailer venue workspace client partner renter applicant claimant insured practitioner publisher advertiser consignee consignor shipper landlord'.split(
    ' ',
  ),
]);
/** Maps whose keys name persons or accounts. */
export const KEYED_BY = new Set([
  'users',
  'accounts',
  'customers',
  'sessions',
  'tenants',
  'patients',
  'members',
  'contacts',
  'people',
  'emails',
  'recipients',
  'passengers',
  'employees',
  'owners',
]);

/** Keys that end like an identifier and hold a place in code or a name out of a fixed set. */
export const NOT_IDENTIFYING = new Set([
  'faas id',
  'resource id',
  'process id',
  'thread id',
  'region id',
  'pid',
  'tid',
  'finding id',
  'cloud account type',
  'telemetry sdk id',
  'function id',
  'log group id',
  'server address',
  'peer name',
  'event id',
  'rule id',
  'secret id',
  'sql state',
  'sqlstate',
  'user agent',
  'useragent',
  // Claims about the token itself (RFC 7519).
  'iss',
  'issuer',
  'iat',
  'nbf',
  'exp',
  'auth time',
]);

export const MEASURES = new Set(
  'bytes size length count duration ms millis nano nanos ns us micros seconds secs memory total limit sum max min avg mean p50 p90 p95 p99 rate offset capacity used latency elapsed version line column port status code retries attempts attempt value units amount memorysize mb kb share ratio points score views clicks visits impressions plays steps quantity qty amount price subtotal discount weight height width depth distance speed altitude temperature humidity pressure voltage percent percentage progress degrees hits misses examined returned scanned matched evictions evicted docs rows tuples reads writes calls executions invocations requests errors failures exceptions warnings dropped packets messages events records items objects files blocks pages tokens characters chars words lines colno lineno col row position index depth level rank priority weight iterations retried skipped passed completed queued delivered bounced opened'.split(
    ' ',
  ),
);
export const TIMES = new Set(
  'time timestamp timestamps ts date datetime at created updated expires expiry exp iat nbf start end started ended epoch since until from to occurred received modified deadline seen'.split(
    ' ',
  ),
);

/** Numbers of goods and of what is done to patients: the same for all who buy or get it (GS1, ISBN, ISSN, NDC, ATC, LOINC, SNOMED CT, HS). */
export const OF_GOODS = new Set(
  'ean ean13 ean8 gtin gtin8 gtin12 gtin13 gtin14 upc upca isbn isbn10 isbn13 issn asin mpn plu ndc atc loinc snomed rxnorm hscode mcc mnc taric'.split(
    ' ',
  ),
);

/** Where something is; most hold a name for it, some its coordinates. */
export const SPOTS = new Set('location locations position coord coords latlng latlon lnglat lonlat point'.split(' '));

/** Segments of keys that stand before persons, places and firms as often as before anything else, and what people do for others. */
export const OF_ANYBODY: ReadonlySet<string> = new Set(
  `at by first from last middle to who whom with cc bcc for alias handle nick subdomain slug vanity property advertiser agent manager
  practitioner officer handler player operator clerk advisor adviser counselor supervisor courier rider coach trainer lawyer attorney
  counsel judge tutor instructor captain pilot steward donor buyer seller technician nurse therapist receptionist cashier accountant
  respondent claimant plaintiff defendant landlord citizen pupil mentor lead`.split(/\s+/),
);
