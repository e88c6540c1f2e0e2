/** Numbers, durations and codes that identify nobody, by their shapes. */

/** Digits with at most this many pass; longer runs are phones, accounts, cards, postal codes with extensions. */
export const MAX_DIGITS = 6;
const UNITS = `(?:ns|us|µs|μs|ms|s|sec|secs|m|min|mins|h|hr|hrs|d|b|kb|mb|gb|tb|kib|mib|gib|ki|mi|gi|ti|bytes|x|k|px|st|nd|rd|th|usd|eur|rps|qps)?`;
const NUMBER = new RegExp(
  String.raw`^(?:\d{1,${MAX_DIGITS}}(?:\.\d{1,9})?${UNITS}|\d{1,4}(?:\.\d{1,5}){2}|0x[\da-f]{1,16}|\d{1,3}(?:\.\d{1,3})?e[+-]?\d{1,2}|v?\d{1,3}(?:\.\d{1,4}){0,2}|\d{1,2}[hms]\d{1,2}[ms]|\d{7,12}(?:[kmg]i?b|bytes|[mnuµ]s)|\d{1,${MAX_DIGITS}}\+\d{1,${MAX_DIGITS}})$`,
  'i',
);
/** A duration made of parts, ISO 8601 style, such as `PT1.5S`, or an offset of ours such as `T-3h`. */
const DURATION =
  /^(?:PT?(?:\d{1,3}[DHM]){0,3}(?:\d{1,6}(?:\.\d{1,9})?S)?|T[+-](?:\d{1,6}d)?(?:\d{1,9}(?:\.\d{1,3})?[smh])?)$/;

/** A message of ISO 20022, such as `pain.001.001.09`. */
const MESSAGE = /^[a-z]{4}\.\d{3}\.\d{3}\.\d{2}$/;

/** Codes of errors and faults, such as `H12`, `P0420`, `28P01`, `0A000`, `HY000`, and classes of them: `5XX`. */
const CODE = /^(?:[A-Z]\d{2,4}|[A-Z]{2,3}\d{1,4}|\d{1,2}[A-Z]\d{2,3}|[1-5](?:XX|xx))$/;
/** The same with a mark between, such as `R-17` and `BIO-110`; and one observation among those of LOINC, `718-7`. */
const MARKED_CODE = /^(?:[A-Z]{1,3}-\d{1,3}|\d{3,5}-\d)$/;
/** A month, a quarter, a half, a term or a week of a year of programs: `2025-03`, `2025-Q1`. */
const PERIOD = /^20[1-4]\d-(?:0[1-9]|1[0-2]|[QHS][1-4]|W[0-5]\d)$/;
/** Large models by family, size and day: `gpt-4o-mini`, `claude-3-5-sonnet-20241022`. */
const MODEL =
  /^(?:gpt|chatgpt|claude|gemini|gemma|llama|mistral|mixtral|codestral|command|titan|nova|qwen|deepseek|phi|grok|text-embedding|whisper|dall-e|o[1-9])-(?:[a-z\d.]{1,9})(?:-[a-z\d.]{1,12}){0,5}$/;
/** Devices of Apple as they call themselves: `iPhone15,4`. */
const DEVICE = /^(?:iPhone|iPad|iPod|Watch|AppleTV|iMac|Mac(?:BookPro|BookAir|mini|Pro)?)\d{1,2}$/;
/** Longer ones, with what databases, compilers and identity services write before their numbers: `E11000`, `TS2322`. */
const VENDOR_CODE =
  /^(?:E|AH|ORA|TNS|PLS|RMAN|DPI|DPY|SQL|AADSTS|TS|CS|BC|NU|CA|IDE|MSB|NETSDK|ASP|EF|WIN|HTTP|RDS|SF|CRS|KUP|LPX)-?\d{3,7}[A-Z]?$/;
/** Messages of Cisco's firewalls, with their severity: `ASA-4-113019`. */
const FIREWALL_CODE = /^(?:ASA|FTD|FWSM|PIX)-[0-7]-\d{6}$/;
/** Where in a directory service an operation failed, and the codes of its interface. */
const DIRECTORY_CODE = /^(?:DSID-[0-9A-F]{8}|80090[0-9A-F]{3})$/;
/** An article about a patch. */
const ARTICLE = /^KB\d{6,7}$/;
/** A location at the edge of a network: an airport and a number. */
const EDGE = /^[A-Z]{3}\d{1,3}-[CP]\d{1,3}$/;
/** A language as browsers send it, which is its short name and that of a country. */
export const LOCALE = /^[a-z]{2}-(?:[A-Z][a-z]{3}-)?[A-Z]{2}$/;
/** `10.0.19041.388`: four parts as of an address, of which one behind the second dot has more digits than any of it. */
const VERSION_OF_FOUR = /^\d{1,2}\.\d{1,3}\.(?:\d{4,5}\.\d{1,5}|\d{1,5}\.\d{4,5})$/;
/** `2.14.0-rc1` */
const PRERELEASE =
  /^v?\d{1,4}(?:\.\d{1,5}){1,3}-(?:rc|alpha|beta|pre|preview|dev|snapshot|next|canary)(?:[.-]?\d{1,8})?$/i;
/** Regions and zones of the large clouds. */
export const REGION =
  /^(?:[a-z]{2}(?:-gov|-iso[a-f]?)?|europe|asia|northamerica|southamerica|australia)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)(?:-?\d{1,2})(?:-?[a-f])?$/;
/** Ids of findings, which answers cite. */
export const FINDING = /^F[1-9]\d{0,2}$/;

/** The patterns by the first character of what they match, for most atoms with digits are none of these. */
export function isSafeNumber(atom: string): boolean {
  const first = atom.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  if ((isDigit || first === 118 || first === 86) && NUMBER.test(atom)) return true;
  if ((first === 80 || first === 84) && DURATION.test(atom)) return true;
  if (atom.length <= 6 && (FINDING.test(atom) || CODE.test(atom))) return true;
  if (first >= 65 && first <= 90 && (VENDOR_CODE.test(atom) || FIREWALL_CODE.test(atom))) return true;
  if ((first === 68 || first === 56) && DIRECTORY_CODE.test(atom)) return true;
  if (EDGE.test(atom) || PRERELEASE.test(atom)) return true;
  if (atom.length <= 8 && (MARKED_CODE.test(atom) || PERIOD.test(atom))) return true;
  if (first >= 97 && (atom.includes('-') ? MODEL.test(atom) : first === 105 && DEVICE.test(atom))) return true;
  if ((first === 65 || first === 77 || first === 87) && DEVICE.test(atom)) return true;
  return ARTICLE.test(atom) || (atom.length === 15 && MESSAGE.test(atom)) || (isDigit && VERSION_OF_FOUR.test(atom));
}
