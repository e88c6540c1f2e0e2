/** Which look-ups answer a question, told by its words: for when there is no model, or it failed. Deterministic. */
import type { Named } from '../../query/follow-up/names.js';

export interface Planned {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** More would bury the answer. */
const MOST_PLANNED = 3;

type Rule = readonly [words: RegExp, tool: string, input?: Planned['input']];

const ERRORS = [{ key: '$baselime.error', operation: '=', value: true }] as const;

/** Words that mean something else together than each by itself: read first, and not again by what follows. */
const PHRASES: readonly Rule[] = [
  [
    /\b(?:retr(?:y|ies|ied|ying)|re-?tried|redeliver\w*|tried again|attempts?)(?: (?:storm|loop)s?)?\b|\bthundering herd\b/gi,
    'attempts',
    { of: 'retries' },
  ],
  [
    /\b(?:twice|duplicat\w*|double[- ]?(?:charg|bill|book|process)\w*|hammer(?:ing|ed)?|overload(?:ing|ed)?)\b/gi,
    'attempts',
    { of: 'retries' },
  ],
  [
    /\bhow many (?:\w+ ){0,2}(?:fail|failed|broke|went wrong|did not (?:work|go through))\b(?! (?:per|an?|each|every)\b)/gi,
    'attempts',
    { of: 'lost' },
  ],
  [
    /\b(?:anything|something|what|who|everything) else (?:is |was )?(?:broken|fail\w*|wrong|down|red|affected)\b/gi,
    'query',
    { group_by: '$baselime.namespace', filters: ERRORS },
  ],
  [
    /\b(?:los[es]|losing|lost|dropp?(?:ed|ing)?|missing|disappear\w*|gone)\b[^?.]{0,40}\b(?:data|messages?|orders?|events?|requests?|records?|payments?|jobs?|anything|something|writes?|e?-?mails?|receipts?)\b|\b(?:data|messages?|orders?|events?|records?|payments?|jobs?|e?-?mails?|receipts?|anything|something)\b[^?.]{0,30}\b(?:lost|dropp?ed|missing|gone|disappear\w*|not (?:processed|delivered|sent))\b|\bdata loss\b|\b(?:lose|losing|lost)\b(?! time)|\bdead[- ]?letter\w*|\bdlqs?\b|\b(?:need|have) to (?:replay|reprocess|redrive)\b|\b(?:replay|reprocess|redrive)\b/gi,
    'attempts',
    { of: 'lost' },
  ],
  [
    /\bcost(?:s|ing|ed)?\b|\b(?:how (?:much|expensive)|what)\b[^?.]{0,30}\b(?:money|dollars?|usd|billed|pay|paid|spent)\b|\bexpensive\b|\bbill(?:ed|ing)?\b|\$\$?(?=\s|$)/gi,
    'attempts',
    { of: 'cost' },
  ],
  [
    /\b(?:compar\w*|than|versus|vs\.?|like|as|and|same (?:time|hour)|how was (?:it|this))\b[^?.]{0,30}\byesterday\b|\byesterday\b|\b(?:same (?:time|hour)|day) (?:the )?(?:day )?before\b/gi,
    'compare',
    { with: 'yesterday' },
  ],
  [
    /\b(?:logs?|lines?|events?|logged|happen(?:s|ed)?)\b[^?.]{0,25}\b(?:around|near|(?:just|right|shortly) (?:before|after)|before and after|of (?:this|that|the (?:failing )?) ?request)\b|\b(?:just|right|shortly) (?:before|after)\b|\blast lines?\b|\b(?:an?|one|any|some) (?:example|sample|failing (?:request|event|call)|request (?:that|which) failed)s?\b/gi,
    'lines',
  ],
  [
    /\bcold[- ]?starts?\b|\bcold(?:ly)? started\b|\binit(?:ialization)?(?: (?:time|duration))\b/gi,
    'invocations',
    { of: 'cold_starts' },
  ],
  [/\btim(?:e|es|ed|ing)[- ]?outs?\b/gi, 'invocations', { of: 'timeouts' }],
  [/\b(?:slower|faster)\b(?: than (?:before|usual|normal|yesterday))?/gi, 'invocations', { of: 'duration' }],
  [
    /\bstack[- ]?traces?\b|\bstacks?\b|\bexact (?:error|message)\b|\b(?:what (?:is|was) the )?(?:error|exception) messages?\b|\bwhat (?:is|was) the (?:error|exception)\b/gi,
    'failure',
  ],
  [
    /\bover time\b|\b(?:per|an?|each|every) (?:minute|hour)\b|\b(?:getting|becoming|become|got) (?:worse|better|more|less)\b|\berror rates?\b|\btrends?\b|\btimeline\b/gi,
    'course',
  ],
  [
    /\b(?:what|where) (?:should|can|could|must|do|shall) (?:i|we) (?:do|check|look|try|start|begin)(?: first| now| next)?\b|\b(?:do|check|try) first\b|\bhow (?:do|can|could|should) (?:i|we) (?:fix|solve|stop|repair|mitigate)\b|\bhow to (?:fix|solve|stop|repair|mitigate)\b|\bwhat now\b|\bnext steps?\b|\bmitigat\w+|\bworkarounds?\b|\bcan (?:i|we|it|this) (?:\w+ )?(?:be ignored|ignore|wait|sleep)\b|\bmake (?:it|this) (?:stop|go away)\b|\bquick fix\b/gi,
    'conclusion',
    { of: 'actions' },
  ],
  [
    /\bhow (?:sure|certain|confident)\b|\bare you (?:sure|certain)\b|\bwhy\b|\bwhose fault\b|\b(?:our|their|my) (?:fault|side|bug|problem)\b|\b(?:root )?cause[ds]?\b|\bprove\b|\bproof\b|\bevidence\b|\bus or (?:them|aws)\b|\btl;?dr\b|\bsumm?ar\w+|\b(?:short version|in (?:short|one sentence|plain (?:words|english)))\b|\bwhat (?:exactly |actually |does )?(?:broke|happened|is (?:wrong|broken|going wrong)|went wrong|(?:the |this )?(?:error|that|it|this) mean)\b|\bis it (?:the |a |an )?(?:database|db|network|dns|code|bug|permissions?|iam|vendor|aws|lambda|us|them)\b|\bis (?:it|everything|this|all) (?:ok(?:ay)?|fine|healthy|alright|all right)\b|\bhealthy\b/gi,
    'conclusion',
    { of: 'cause' },
  ],
];

const RULES: readonly Rule[] = [
  [
    /\b(?:deploy\w*|releas\w*|version\w*|rollout\w*|roll(?:ed)? ?back|chang(?:e|es|ed)|config\w*|commit\w*|ship(?:ped)?|upgrad\w*)\b/i,
    'changes',
  ],
  [/\b(?:roll(?:ed|ing)? ?back|revert(?:ed|ing)?)\b/i, 'conclusion', { of: 'actions' }],
  [/\b(?:memory|ram|heap|oom)\b/i, 'invocations', { of: 'memory' }],
  [
    /\b(?:p\d\d|percentiles?|median|durations?|latenc(?:y|ies)|response times?|slow(?:ness)?|how long (?:does|do|did) [^?]*\btake)\b/i,
    'invocations',
    { of: 'duration' },
  ],
  [
    /\b(?:since when|when did|when was|how often|how many times|how long(?! (?:does|do|did) [^?]*\btake)|first (?:seen|happen\w*|time)|start(?:ed|s)?|began|begin|still|ongoing|going on|stopp?(?:ed)?|fixed|over yet|resolved|right now|currently|recover\w*|happening)\b/i,
    'recurrence',
  ],
  [
    /\b(?:last week|the other day|same (?:thing|error|problem|issue)(?: \w+)? before|ever(?= )|(?:seen|happen\w*|occur\w*|fail\w*|had)(?: (?:this|it|that|the same|like|ever))* (?:before|already)|again|in the past|previous(?:ly)?|earlier|history)\b/i,
    'history',
  ],
  [
    /\b(?:similar|known (?:issue|problem|failure)|explained|explanations?|(?:seen|had|happen\w*)(?: [a-z]+){0,3} before|last time)\b/i,
    'similar',
  ],
  [/\b(?:log(?:s|ged)?|lines?|patterns?|messages?|what else|printed|output)\b/i, 'patterns'],
  [/\b(?:traces?|spans?|slowest|where (?:did|does|is) the time|time (?:go|spent)|waterfall|call(?:s|ed)?)\b/i, 'trace'],
  [/\b(?:metrics?|cpu|disk|concurren\w*|throttl\w*|queues?|backlog|iterator age)\b/i, 'metric'],
  [
    /\b(?:normal\w*|usual\w*|compar\w*|than (?:before|usual|yesterday)|baseline|worse|more (?:errors|traffic|requests)|traffic|load|increas\w*|spike\w*)\b/i,
    'compare',
  ],
];
const WHO =
  /\b(?:who|whom|whose|customers?|users?|tenants?|accounts?|clients?|org(?:anization)?s?|merchants?|teams?|regions?|countr(?:y|ies)|plans?|devices?|browsers?|affected|impacted|hit|in common|different about|keys?|values?|only some|everyone|everybody)\b/i;
/** What a key that is asked for may be called. */
const KEY_WORD =
  /\b(customer|user|tenant|account|client|organization|org|merchant|team|region|country|plan|device|browser|shop|store|member)s?\b/i;
/** Whether it can wait: is it going on, how much failed, and for whom. */
const HOW_BAD =
  /\b(?:how (?:bad|serious|severe|critical|urgent|big)|is (?:it|this) (?:bad|serious|severe|critical|urgent)|(?:back|go) to (?:bed|sleep)|wake \w+(?: \w+)? up|page (?:some|any)(?:one|body)|severity|blast radius|impact|how many (?:people|customers|users) (?:notic\w*|are|were))\b/i;
/** Who calls something: another question than what a call did. */
const CALLERS =
  /\b(?:who|what|which\s+(?:\w+\s+)?\w+)\s+(?:else\s+)?(?:calls?|uses?|invokes?|depends? on)\b(?:\s+"?([^\s",?]+))?|\bcallers?\b|\bcalled by\b/i;
/** Stands for the cause, which is what the look-up takes by itself. */
const IT = /^(?:it|this|that|them|these|those|the|each|here)$/i;
const WHERE =
  /\b(?:which|what|other|else|any)\s+(?:other\s+)?(?:functions?|services?|lambdas?|components?|endpoints?|routes?)\b/i;

/**
 * At most three look-ups, in the order in which their answers read best. Empty when none is known to answer it.
 *
 * @param names services and functions of the telemetry: a question that names one is about it
 * @param cause what the explanation names as the cause: a question about it alone is about who calls it
 */
export function planQuestion(
  question: string,
  names: readonly Named[],
  failing: string | undefined,
  cause?: string,
): readonly Planned[] {
  const planned: Planned[] = [];
  const add = (tool: string, input: Planned['input'] = {}): void => {
    const isPlanned = planned.some((one) => one.tool === tool && JSON.stringify(one.input) === JSON.stringify(input));
    if (!isPlanned) planned.push({ tool, input });
  };
  const named = namesIn(question, names);
  const others = named.filter((name) => name !== failing);
  const calls = CALLERS.exec(question);
  if (calls !== null) {
    const [, called] = calls;
    const name = others[0] ?? (called === undefined || IT.test(called) ? undefined : called);
    return [{ tool: 'callers', input: name === undefined ? {} : { name } }];
  }
  // The failing function itself is named in many questions that are about something else.
  for (const name of others.slice(0, 2)) add('service', { name });
  if (WHERE.test(question)) add('query', { group_by: '$baselime.namespace', filters: ERRORS });
  if (WHO.test(question) && !WHERE.test(question)) {
    const key = KEY_WORD.exec(question)?.[1]?.toLowerCase();
    add('affected', key === undefined ? {} : { key });
  }
  let unread = question;
  if (HOW_BAD.test(question)) {
    add('recurrence');
    add('attempts', { of: 'lost' });
    add('affected');
    unread = unread.replace(HOW_BAD, ' ');
  }
  for (const [words, tool, input = {}] of PHRASES) {
    const rest = unread.replace(words, ' ');
    if (rest !== unread) add(tool, input);
    unread = rest;
  }
  for (const [words, tool, input = {}] of RULES) {
    if (words.test(unread)) add(tool, tool === 'patterns' ? nameOf(others) : input);
  }
  // A vendor that is asked too often is told by its calls, whoever repeats them.
  if (cause !== undefined && planned.some(({ input }) => input.of === 'retries')) add('callers');
  if (planned.length === 0 && cause !== undefined && isNamed(cause, question)) add('callers', { name: cause });
  const about = named[0] ?? (ERROR_WORD.test(question) ? failing : undefined);
  if (planned.length === 0 && about !== undefined) add('service', { name: about });
  return planned.slice(0, MOST_PLANNED);
}

const ERROR_WORD = /\b(?:errors?|fail\w*|exceptions?)\b/i;

const nameOf = ([name]: readonly string[]): Planned['input'] => (name === undefined ? {} : { name });

/** Names that stand in the question as words of their own, longest first. A name of one ordinary letter is none. */
export function namesIn(question: string, names: readonly Named[]): readonly string[] {
  const found = names
    .map(({ name }) => name)
    .filter((name) => isNamed(name, question))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const distinct = [...new Set(found)];
  // `checkout` inside `checkout-worker` is not asked about.
  return distinct.filter((name, index) => !distinct.slice(0, index).some((longer) => longer.includes(name)));
}

function isNamed(name: string, question: string): boolean {
  if (name.length < 3 || name === 'default') return false;
  const at = question.toLowerCase().indexOf(name.toLowerCase());
  if (at === -1) return false;
  const around = `${question[at - 1] ?? ' '}${question[at + name.length] ?? ' '}`;
  return !/[\w-]/.test(around);
}
