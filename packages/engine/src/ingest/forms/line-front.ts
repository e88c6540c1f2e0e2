const MONTHS = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/**
 * What loggers and platforms print in front of a level or of an error: a date or time with its zone, a process number, a
 * request id, names in brackets, a logger's name between dashes or bars. Words of prose are none of it.
 */
const parts = [
  String.raw`\d{4}[-/]\d\d[-/]\d\d[T _]?`,
  String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:${MONTHS} {1,2}\d{1,2}|\d{1,2}[ -]${MONTHS})(?:[ -]\d{4})?(?=\s)`,
  String.raw`\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`,
  String.raw`(?:UTC|GMT|[ECMP][DS]T|CES?T|BST|IST|JST)(?=\s)`,
  String.raw`\[[^\]\n]{0,70}\]:?|\([^)\n]{1,40}\)`,
  String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=\s)`,
  String.raw`\d{1,8}(?=\s)`,
  // Sidekiq's.
  String.raw`(?:TID-\w{1,16}|\w[\w:]{0,60} JID-[\da-f]{12,24}|[a-z]{2,8}=[\w.:-]{1,60})(?=\s)`,
  String.raw`:(?=\s)`,
  String.raw`[-|](?:\s[\w.$-]{1,40}\s[-|])?`,
];

/** The source of an expression for up to six such parts, each of bounded length; it also fits no part at all. */
export const FRONT = `(?:(?:${parts.join('|')})\\s{0,4}){0,6}`;

/** How far into a line they may reach, with the level behind them. */
export const FRONT_CHARS = 110;
