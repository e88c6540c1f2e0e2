/**
 * Words of protocols and formats: prefixes of XML, claims (IANA “JSON Web Token Claims”), attributes of directories, commands of SMTP and
 * Redis, records of DNS, calendars (RFC 5545), web vitals, endings of files, programs that fetch, drivers and loggers.
 */
import { wordsOf } from '../../model/words.js';

export const PROTOCOL_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  xmlsoap adlnet pydantic unitsofmeasure opengis wsse wsu wsa wsp wst wsrm soap12 samlp saml2p dsig xenc xades cades pades ds xsi xs xlink mml svgs georss gml kml gpx wfs wms wmts
  dcterms rdf rdfs foaf skos cda sdtc hl7v3 crs epsg
  iss nbf jti azp acr alg typ cty enc epk apu apv p2s p2c jku x5u x5c x5t crit c_hash cnf htu ath
  upn samaccountname userprincipalname memberof distinguishedname objectguid objectsid givenname rdn ldif inetorgperson
  organizationalunit organizationalperson posixaccount posixgroup groupofnames pwdlastset lastlogon whencreated whenchanged
  physicaldeliveryofficename telephonenumber proxyaddresses mailnickname
  lcp inp fid cls ttfb fcp fmp tbt tti pagespeed webvitals
  rcpt vrfy expn rset xclient bdat chunking pipelining smtputf8 8bitmime bimi mta mtas mda mua msa lmtp jmap maildir eml mailto noreply
  softbounce hardbounce
  hkeys hvals hlen hexists psetex getex getdel ltrim lrem lindex linsert rpoplpush lmove scard sinter sunion sdiff spop srandmember
  zrevrange zrangebyscore zrank zrevrank zcard zcount zpopmin zpopmax bzpopmin zunionstore zinterstore xdel xtrim xgroup xautoclaim xinfo
  pexpireat bgrewriteaof lastsave punsubscribe geoadd geopos geodist georadius geosearch pfadd pfcount pfmerge bitcount bitop setbit
  getbit objectfreq nogroup busygroup wrongpass lua
  soql sosl visualforce lwc sobject sobjects omnistudio flowinterview soslite
  mjml hbs ejs jinja jinja2 freemarker cshtml
  avif heic heif jfif bmp tif svgz psd cr2 nef dng docm xlsm xlsb pptm odt odp rtf epub mobi azw3 bak swp m4a m4v m4b aac wav flac ogg
  oga wma aiff mov mkv webm mpg mpeg wmv flv 3gp m3u8 mpd srt vtt rar 7z tgz bz2 zst lz4 dmg ipa aab nupkg vsix crx vhd vhdx vmdk ovf
  hdf5 npy npz pkl onnx pth safetensors gguf ckpt mdb accdb xsl mhtml scss vue ipynb rs kt kts cpp hpp hh pl exs hrl clj cljs hs ps1 hcl
  ics vcf crt cer p7b p12 dwg dxf stl gltf glb shp geojson topojson kmz las woff2 otf eot dylib drv pcapng
  dname caa tlsa sshfp naptr svcb dnskey nsec3 nsec3param rrsig cds cdnskey openpgpkey noerror formerr notimp yxdomain nxrrset notauth
  axfr ixfr edns doh doq
  tlsv13 p256 p384 kyber mlkem
  hier_none hier_direct
  darwin alamofire guzzlehttp libwww winhttp wininet restsharp typhoeus scrapy msie seamonkey fennec crios fxios edgios opr ucbrowser
  samsungbrowser yabrowser headlesschrome googlebot bingbot yandexbot duckduckbot baiduspider applebot ahrefsbot semrushbot
  facebookexternalhit twitterbot linkedinbot slackbot discordbot telegrambot gptbot claudebot ccbot petalbot bytespider
  pgx r2dbc c3p0 dbcp2 seaorm ponyorm
  glog spdlog log4cplus semanticlogger lograge
  formdata webkitformboundary
  datapoints
  dtend dtstart dtstamp vevent vcalendar vtimezone valarm vtodo vjournal vfreebusy rrule exdate rdate rsvp partstat cutype tzid tzname
  tzoffsetfrom tzoffsetto prodid calscale transp caldav carddav vcard icalendar ical
`),
);
