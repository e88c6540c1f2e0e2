/** What is said of an account, an owner, a credential or a field instead of giving it: states, articles, verbs, types of code. */
import { wordsOf } from '../../model/words.js';

export const SAYS_STATE = new Set(
  wordsOf(`not no none null nil is are was were has have had does do did can cannot could must should would will unable failed failure
  fails invalid unknown missing required found denied disabled enabled locked unlocked expired deleted removed created updated
  changed error errors exception warning success successful timeout timed undefined true false and or with without for in on at
  from to by of as already unauthorized unauthenticated forbidden empty exists exist the a an this that these those any all each
  every both same other another new old current authenticated authorized logged inactive active pending suspended blocked banned
  anonymous ok default optional string number boolean object any function array uuid text str varchar integer int bigint char void
  never unset set only yes type value values field fields column columns parameter parameters name names id ids key see please
  too more less than be been being if when while after before only due because open closed connected disconnected`),
);

/** What became of a credential, where it is told of instead of given: nothing that anybody chooses for one. */
export const SAYS_OUTCOME: ReadonlySet<string> = new Set(
  wordsOf(`expired revoked invalid missing unexpected malformed rejected required denied unauthorized mismatch mismatched absent unknown
  verified failed refreshed renewed rotated issued accepted granted unset redacted masked unsupported corrupt corrupted incorrect
  secure deleted cleared dropped blocked enabled disabled optional not cannot could must should has was is`),
);
