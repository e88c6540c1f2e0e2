/**
 * Identifiers that are written in a frame, of which a key's hint hides what they identify: the frame says of which kind they are and
 * where they live, and is the same for everybody.
 */
import { isNameOfCode } from './rules/cloud.js';
import { allowNothing, isKnownText } from './vocabulary/atoms.js';

export interface Framed {
  readonly start: number;
  readonly end: number;
}

/** Group 1 is the frame before, group 2 what is hidden, group 3 what may be the name of a part of a program. */
const FRAMES: readonly RegExp[] = [
  // Unique ids of IAM and the session of a role behind one (“IAM identifiers”).
  /^((?:AWS:)?)((?:AROA|AIDA|AGPA|AIPA|ANPA|ANVA|ASCA)[A-Z0-9]{12,28})(?::([\w+=,.@-]{2,64}))?$/,
  // Global ids of Rails, which Shopify and others give out: `gid://app/Model/id`.
  /^(gid:\/\/[a-z][\w-]{1,30}\/[A-Z]\w{1,40}\/)([^\s/]{1,80})()$/,
  // Subjects behind the provider that knows them (Auth0, “User account ids”).
  /^([a-z][a-z\d-]{1,30}\|)([^\s|]{1,120})()$/,
  // Schemes of who is reached or meant (IANA “URI Schemes”).
  /^((?:mailto|tel|sms|sips?|xmpp|acct|skype|callto|urn:uuid):)(\S{3,120})()$/,
  // `owner/repository`
  /^()([\w.-]{1,64})\/([A-Za-z][\w.-]{1,99})$/,
];

/** What of the text is hidden; undefined for one without a frame that is known. */
export function framed(text: string): Framed | undefined {
  if (text.length > MOST || !MARK.test(text)) return undefined;
  for (const frame of FRAMES) {
    const match = frame.exec(text);
    if (match === null) continue;
    const [, before = '', own = '', name = ''] = match;
    if (before !== '' && !isKnownText(before, allowNothing)) return undefined;
    if (name !== '' && !isNameOfCode(name))
      return before === '' ? undefined : { start: before.length, end: text.length };
    return { start: before.length, end: before.length + own.length };
  }
  return undefined;
}
const MOST = 256;
const MARK = /[:|/]/;
