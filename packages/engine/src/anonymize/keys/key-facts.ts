/** All that a key says about its value, worked out once per key. */
import type { AnonymizePolicy } from '../policy.js';
import { isKeyOfWork, WORK_REASON } from '../rules/work-ids.js';
import type { TokenType } from '../token.js';
import { isNameWord } from '../vocabulary/name-words.js';
import { mayNameCustomer, mayNumberEquipment, typeOfEnding } from './endings.js';
import { isFieldName } from './field-names.js';
import {
  CLASSIFYING,
  KEYED_BY,
  MEASURES,
  NOT_IDENTIFYING,
  OF_ANYBODY,
  OF_GOODS,
  PERSONS,
  SPOTS,
  SUBTREES,
  TIMES,
} from './key-tables.js';
import { isMachineKey, isNameOfAbove } from './machine-keys.js';
import { isScrubbedKey, segmentsOf } from './scrubbed-keys.js';

export interface Hint {
  readonly type: TokenType;
  readonly reason: string;
  /** What is made of words of the field and of trade alone is no customer's name and stays. */
  readonly sparesTrade?: 'always' | 'in small letters';
  /** Only a text of letters and digits is one of many. */
  readonly isNumbered?: true;
}

export interface KeyFacts {
  readonly key: string;
  /** Says nothing: positions in an array, and the type tags of DynamoDB and OTLP. What the key above says holds. */
  readonly isTransparent: boolean;
  readonly isScrubbed: boolean;
  /** What the key's own end says about the value. */
  readonly hint: Hint | undefined;
  /** Ends like an identifier and holds a name out of a fixed set. */
  readonly isNotIdentifying: boolean;
  /** Classifies what stands beside it (`type`, `status`), also in a subtree about a person. */
  readonly isClassifying: boolean;
  /** Everything below describes a person or a caller. */
  readonly opensSubtree: boolean;
  /** As `opensSubtree`, told by a dotted prefix of the key itself (`user.shoe`). */
  readonly isInSubtree: boolean;
  /** What stands below is somebody's, so that a `name` there is a name. */
  readonly isPerson: boolean;
  /** The keys of the map below name persons or accounts. */
  readonly isKeyedByIdentity: boolean;
  /** Made of known words and of those that a rule allows. */
  readonly isKnown: boolean;
  readonly isMeasure: boolean;
  readonly isTime: boolean;
  /** A part of a program has its name there: unknown names may stay in `balanced`. */
  readonly isMachine: boolean;
  /** Says how what stands above it is called. */
  readonly isNameOfAbove: boolean;
  /** A number with decimals there is a coordinate. */
  readonly isSpot: boolean;
  /** The name of a field and nobody's, whatever its words are elsewhere. */
  readonly isFieldName: boolean;
  /** Says which goods they are. */
  readonly isOfGoods: boolean;
}

const TRANSPARENT = /^(?:\d+|S|N|B|SS|NS|BS|M|L|(?:string|int|double|bool|array|bytes)Value)$/;

/** Rules of a user about keys that are more than a list of them. */
type OwnKeys = Pick<AnonymizePolicy, 'keyTypes' | 'allowKeys'>;

export function keyFactsOf(
  key: string,
  moreScrubKeys: readonly string[],
  moreHiddenKeys: readonly string[],
  own: OwnKeys = {},
): Omit<KeyFacts, 'isKnown'> {
  const segments = segmentsOf(key);
  const last = segments.at(-1) ?? '';
  let hint = typedBy(key, segments, own) ?? hiddenBy(key, segments, moreHiddenKeys);
  let isNotIdentifying = hint === undefined && holdsKey(own.allowKeys, segments);
  if (hint === undefined && !isNotIdentifying) {
    const type = typeOfEnding(segments, (ending) => {
      isNotIdentifying = NOT_IDENTIFYING.has(ending);
      return isNotIdentifying;
    });
    if (type === 'NAME' && last === 'by') hint = { type, reason: reasonOf(key), sparesTrade: 'in small letters' };
    else if (type !== undefined) hint = { type, reason: isOfWork(type, segments) ? WORK_REASON : reasonOf(key) };
    else if (!isNotIdentifying && mayNameCustomer(segments)) {
      hint = { type: 'NAME', reason: reasonOf(key), sparesTrade: 'always' };
    } else if (!isNotIdentifying && mayNumberEquipment(segments)) {
      hint = { type: 'ID', reason: reasonOf(key), isNumbered: true };
    }
  }
  const isDotted = /^[A-Za-z]+\./.test(key);
  return {
    key,
    isTransparent: TRANSPARENT.test(key),
    isScrubbed: isScrubbedKey(key, moreScrubKeys),
    hint,
    isNotIdentifying,
    isClassifying: CLASSIFYING.has(last),
    opensSubtree: segments.length <= 2 && SUBTREES.has(segments.join(' ')),
    // `user_agent` and `customer service` describe no person; a dotted prefix does.
    isInSubtree:
      isDotted &&
      segments.length > 1 &&
      (SUBTREES.has(segments[0] ?? '') || (segments.length > 2 && SUBTREES.has(segments.slice(0, 2).join(' ')))),
    isPerson: PERSONS.has(last) || KEYED_BY.has(last),
    isKeyedByIdentity: KEYED_BY.has(last),
    isMeasure: segments.some((segment) => MEASURES.has(segment)),
    isTime: segments.some((segment) => TIMES.has(segment)),
    isMachine: hint === undefined && isMachineKey(segments, isOfSomebody),
    isNameOfAbove: isNameOfAbove(segments),
    isSpot: SPOTS.has(last),
    isFieldName: isFieldName(key),
    isOfGoods:
      hint === undefined && OF_GOODS.has(segments.length > 1 && DIGITS.test(last) ? segments.slice(-2).join('') : last),
  };
}

const DIGITS = /^\d+$/;

/** Segments of keys about people and firms. */
const isOfSomebody = (segment: string): boolean =>
  PERSONS.has(segment) || KEYED_BY.has(segment) || OF_ANYBODY.has(segment);

const reasonOf = (key: string): string => `the key ${quoted(key)} holds identifying values`;
const isOfWork = (type: TokenType, segments: readonly string[]): boolean => type === 'ID' && isKeyOfWork(segments);

function hiddenBy(key: string, segments: readonly string[], keys: readonly string[]): Hint | undefined {
  return holdsKey(keys, segments) ? { type: 'ID', reason: hiddenReason(key) } : undefined;
}

function typedBy(key: string, segments: readonly string[], { keyTypes = [] }: OwnKeys): Hint | undefined {
  const typed = keyTypes.find((one) => holdsKey([one.key], segments));
  return typed === undefined ? undefined : { type: typed.type, reason: hiddenReason(key) };
}

const hiddenReason = (key: string): string => `a rule of yours hides the key ${quoted(key)}`;

/** True when one of the keys has the same segments, whatever stands between them. */
function holdsKey(keys: readonly string[] | undefined, segments: readonly string[]): boolean {
  const joined = segments.join('');
  return joined !== '' && keys?.some((own) => segmentsOf(own).join('') === joined) === true;
}

export const quoted = (key: string): string => `“${key.slice(0, 60)}”`;

/** Where a value stands: what its keys, from the root on, say together. */
export interface Place {
  readonly facts: KeyFacts | undefined;
  readonly hint: Hint | undefined;
  /** The key above that opened a subtree about a person. */
  readonly subtree: string | undefined;
  readonly scrubbedBy: string | undefined;
  /** What stands here names a part of a program. */
  readonly isMachine: boolean;
}

export const ROOT: Place = {
  facts: undefined,
  hint: undefined,
  subtree: undefined,
  scrubbedBy: undefined,
  isMachine: false,
};

/** The place of what an array there holds: `users` keeps persons by their keys, a list of users has fields for keys. */
export function itemsOf(place: Place): Place {
  const { facts } = place;
  return facts?.isKeyedByIdentity === true ? { ...place, facts: { ...facts, isKeyedByIdentity: false } } : place;
}

/** True for the key of a field, which is nobody's although the keys beside it may be: `total`, `email`, `status`. */
export const isField = ({
  key,
  hint,
  isClassifying,
  isMeasure,
  isTime,
  isTransparent,
  isScrubbed,
}: KeyFacts): boolean =>
  (hint !== undefined || isClassifying || isMeasure || isTime || isTransparent || isScrubbed || LISTS.has(key)) &&
  !isNameWord(key);
/** What a list of persons is kept in, by its place or by what they do. */
const LISTS: ReadonlySet<string> = new Set(
  'items data results records entries values list nodes edges rows hits page pages total next previous meta links signers agents editors witnesses intermediaries carbonCopies certifiedDeliveries inPersonSigners notaries seals to cc bcc added removed updated created deleted failed'.split(
    ' ',
  ),
);

/** The name of somebody: `{"reporter": {"name": …}}`. */
const nameOf = ({ facts: above }: Place, { key }: KeyFacts): Hint | undefined =>
  above?.isPerson === true && NUMBER.test(key)
    ? { type: 'ID', reason: `it is the number below ${quoted(above.key)}` }
    : nameBelow(above, key);
/** Which of many somebody is: `{"employee": {"number": …}}`. */
const NUMBER = /^(?:number|num|no|nr|ref|reference)$/i;
const nameBelow = (above: KeyFacts | undefined, key: string): Hint | undefined =>
  above !== undefined && (above.isPerson ? NAME.test(key) : NAME.test(above.key) && PART_OF_NAME.test(key))
    ? { type: 'NAME', reason: `it is the name below ${quoted(above.key)}` }
    : undefined;
const NAME = /^names?$/i;
/** `{"name": {"family": …, "given": […]}}` */
const PART_OF_NAME = /^(?:first|last|middle|family|given|full|text|prefix|suffix|preferred)$/i;

/** The place below `above` under a key with these facts. */
export function below(above: Place, facts: KeyFacts): Place {
  if (facts.isTransparent) return above;
  const subtree = above.subtree ?? (facts.opensSubtree ? facts.key : undefined);
  const within = above.subtree ?? (facts.isInSubtree ? facts.key : undefined);
  const ofSubtree =
    within === undefined || facts.isNotIdentifying || facts.isClassifying
      ? undefined
      : ({ type: 'ID', reason: `it stands below ${quoted(within)}, which describes a person or a caller` } as const);
  return {
    facts,
    hint: facts.hint ?? nameOf(above, facts) ?? ofSubtree,
    subtree,
    scrubbedBy: above.scrubbedBy ?? (facts.isScrubbed ? facts.key : undefined),
    isMachine: facts.isMachine || (facts.isNameOfAbove && above.isMachine),
  };
}
