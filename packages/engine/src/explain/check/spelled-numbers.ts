/**
 * Numbers that a text spells in other ways than in digits, brought into digits: `twice`, `twenty-five`, `37/41`,
 * `90–95%`, `9k`. The check reads claims and facts through it alike, so that both are compared in one spelling.
 */

const SMALL: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 };
const MAGNITUDES: Readonly<Record<string, readonly [number, number]>> = {
  tens: [20, 100],
  dozens: [24, 200],
  scores: [40, 200],
  hundreds: [150, 2000],
  thousands: [1500, 20_000],
  millions: [1_500_000, 1e9],
};

const alternatives = (words: Readonly<Record<string, unknown>>): string => Object.keys(words).join('|');
/** Things of the answer itself: how many of them there are is no claim about the data. */
const OWN_THINGS =
  'findings?|steps?|causes?|reasons?|things?|signs?|questions?|ways?|options?|points?|parts?|facts?|of them|of these|of the';
const CARDINAL = new RegExp(
  String.raw`(?<![\w.-])(?:(?:(${alternatives(TENS)})(?:[\s-](${alternatives(SMALL)}|one))?|(${alternatives(SMALL)}|an?|one))(?:\s(${alternatives(SCALES)}))?)(?![\w-])(?!\s(?:${OWN_THINGS})\b)`,
  'gi',
);

/** `text` with its fractions, ranges and digits of any script as plain western numbers. */
export function inPlainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, westernDigit)
    .replace(/(?<![\w./:-])(\d[\d,]*(?:\.\d+)?)\s?\/\s?(\d[\d,]*(?:\.\d+)?)(?![\w./:-])/g, '$1 of $2')
    .replace(
      /(?<![\w./:-])(\d[\d,]*(?:\.\d+)?)\s?[-–—]\s?(\d[\d,]*(?:\.\d+)?)(?!-?\d|[./:]\d)(\s?(?:%|[a-zµ]{1,12}\b))?/gi,
      '$1$3 to $2$3',
    )
    .replace(/(?<![\w.:/-])([a-z]{2,})[:=](?=\d)/gi, '$1 ')
    .replace(/(?<![\w.:/-])(\d[\d,]*(?:\.\d+)?)([kM])(?![\w])/g, (_, digits: string, mark: string) =>
      String(Number(digits.replaceAll(',', '')) * (mark === 'k' ? 1000 : 1_000_000)),
    );
}

/** `text` with its English number words in digits; a magnitude such as `dozens` becomes `{24..200}`. */
export function wordsInDigits(text: string): string {
  return text
    .replace(/\bhalf (?:of )?(an?) (second|minute|hour|day)\b/gi, '0.5 $2')
    .replace(/\btwo[ -]thirds\b/gi, 'about 67%')
    .replace(/\bthree[ -]quarters\b/gi, 'about 75%')
    .replace(/\b(?:a|one)[ -]third (?=of\b)/gi, 'about 33% ')
    .replace(/\b(?:a|one)[ -](?:quarter|fourth) (?=of\b)/gi, 'about 25% ')
    .replace(/\b(?:a|one)[ -](?:fifth) (?=of\b)/gi, 'about 20% ')
    .replace(/\b(?:one )?half (?=(?:of|the|all)\b)/gi, 'about 50% ')
    .replace(/\b(?:twice|twofold|doubl(?:e|ed|es|ing))\b/gi, '2x')
    .replace(/\b(?:thrice|threefold|tripl(?:e|ed|es|ing))\b/gi, '3x')
    .replace(/\b(?:fourfold|quadrupl(?:e|ed|es|ing))\b/gi, '4x')
    .replace(/\btenfold\b/gi, '10x')
    .replace(/\b(?:hundreds of thousands|tens of thousands)\b/gi, (words) =>
      words.toLowerCase().startsWith('hundreds') ? '{150000..2000000}' : '{15000..200000}',
    )
    .replace(new RegExp(String.raw`\b(?:${alternatives(MAGNITUDES)})\b(?=\s(?:of\b|more\b)|[.,;]|$)`, 'gi'), (word) => {
      const [low, high] = MAGNITUDES[word.toLowerCase()] ?? [0, 0];
      return `{${low}..${high}}`;
    })
    .replace(CARDINAL, (whole, ten?: string, unit?: string, small?: string, scale?: string) => {
      const least = small === undefined ? 0 : (SMALL[small.toLowerCase()] ?? 1);
      // "A" and "one" alone are articles and pronouns far more often than numbers.
      if (least === 1 && scale === undefined) return whole;
      const tens = ten === undefined ? 0 : (TENS[ten.toLowerCase()] ?? 0);
      const units = unit === undefined ? 0 : (SMALL[unit.toLowerCase()] ?? 1);
      return String((tens + units + least) * (scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1)));
    });
}

/** The digit 0..9 that a digit of any script stands for: the digits of a script stand in a row of ten. */
function westernDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
