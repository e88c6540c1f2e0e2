/**
 * A rule for paths that name whose things they lead to: `/users/rose`, `/customers/mark-smith/orders`. What stands behind
 * a noun for persons or accounts is somebody, whatever words it is made of, unless it says what to do.
 */
import { wordsOf } from '../../model/words.js';
import { SLASH } from '../characters.js';
import { COMPOUND_WORDS } from '../vocabulary/platform-words.js';
import { isTechnicalWord } from '../vocabulary/vocabulary.js';
import { patternRule, type Rule } from './rule.js';

const OWNERS =
  'users|user|customers|customer|accounts|members|member|patients|patient|profiles|employees|employee|students|student|drivers|driver|contacts|persons|people|authors|clients|subscribers|guests|owners|tenants|tenant|organizations|organisations|orgs|companies|merchants|suppliers|shops|workspaces|teams|passengers|cardholders|recipients|realms';

/** Words of routes beside those of the field: what is done to all of them, or to the one who asks. */
const ROUTE_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`me self my own all any new current search find list lookup add create edit view show get put post patch remove delete import export
  invite invites invitation invitations accept decline register registration signup signin signout logout verify verification confirm
  activate deactivate suspend restore merge transfer bulk batch stats statistics summary overview detail details billing address
  addresses orders order cart carts wishlist favorites favourites friends followers following posts comments likes messages inbox
  activity activities security privacy preferences subscription subscriptions plan plans payment payments invoices invoice dashboard
  welcome onboarding unsubscribe forgot recover change check available availability suggestions recommendations autocomplete
  by with and or for to of in on from the id ids name names email emails phone phones role roles group groups member members team
  teams avatar photo picture history recent latest top popular active inactive pending blocked deleted archived online public private
  password passwords username device devices internal external admin admins guest guests default test tests demo example`),
);

const isRouteWord = (word: string): boolean =>
  word === '' || /^v?\d{1,3}$/.test(word) || ROUTE_WORDS.has(word) || COMPOUND_WORDS.has(word) || isTechnicalWord(word);

/** Parts of the segment in lower case; `resetPassword` has two. */
const partsOf = (segment: string): readonly string[] =>
  segment
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);

/** True for a segment of a path that says what to do, or is a variable of a route, and names nothing. */
export const isKnownRoute = (segment: string): boolean =>
  /^[$%]?\{/.test(segment) || partsOf(segment).every(isRouteWord);

export const pathOwnerRules: readonly Rule[] = [
  patternRule({
    name: 'path-owner',
    kind: 'ID',
    reason: 'it stands in a path behind a word for persons or accounts',
    requires: SLASH,
    needs: OWNERS.split('|').map((owner) => `${owner}/`),
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_.-])(?:${OWNERS})/([^\\s/?#"'\`<>{}:*[\\]()|,;\\\\]{2,128})`, 'giu'),
    accept: (segment) => !/^\d+$/.test(segment) && !isKnownRoute(segment),
  }),
  patternRule({
    name: 'path-user',
    kind: 'ID',
    reason: 'it stands in a path behind a word for persons or accounts',
    requires: SLASH,
    needs: ['/u/'],
    pattern: /(?<=\/u\/)[^\s/?#"'`<>{}:*[\]()|,;\\]{2,64}/g,
    accept: (segment) => !/^\d+$/.test(segment) && !isKnownRoute(segment),
  }),
];
