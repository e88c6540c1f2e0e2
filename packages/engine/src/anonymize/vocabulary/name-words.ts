/**
 * Names of persons that are also English words. All other names are hidden because no vocabulary knows them.
 *
 * RARE: hidden in every case and inside every identifier; telemetry rarely needs the word.
 * COMMON: pass in lower case and inside identifiers (`mark-as-read`, `grantAccess`), hidden as `Mark` or `MARK`,
 * which costs the first word of a sentence such as "Will retry" and nothing else, since tokens are restored.
 * Technical words that are also surnames (price, case, field, page, lane, power) are in neither: they pass, unless
 * they follow a name that was hidden (`Jane Price` is one token).
 */
import { wordsOf } from '../../model/words.js';

export const RARE_NAME_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  acme john jon jack peter roger terry billy randy bobby carol maria heather smith smiths miller millers martin lee
  walker baker bakers carter turner rogers cooper coopers bailey cox reeves sanders butler butlers griffin fisher
  wells tucker tuckers burns hicks fox warren weaver weavers hart ray reed wheeler lynch sims fuller yang bowman
  brewer brewers bates beck watts barker hale graves hardy chandler barber khan gill gross garner newton potter
  potters cannon moss shah stokes drake collier davenport huff singleton hogan marsh moody bowers heath garrison
  ponce booth dyer sawyer tanner tanners johns leach savage bullock noble wade charlie lily lilies daisy daisies violet ivy pearl
  hazel olive iris jasmine ginger holly joy faith prudence dawn rusty buddy chuck dale drew gene guy herb jay
  jewel ken lance marina mercy melody misty myrtle nick norm opal pansy pat penny peg poppy rob robin robins rocky
  rowan sage sandy sierra sue sunny tad ted tom tony troy victor viola willow woody barb bob brook bud dick dolly dot
  dotty earl ebony eve gale garnet glen hank harry hector jersey jimmy jock johnny josh jerry kit kitty laurel lacy
  mac meg mick mike nova raven savanna stew wally basil blossom brandy clement colt dahlia darling dexter duke elder
  ella felicity gay hyacinth jet jonquil kelvin lark lavender lea magnolia marigold matt maverick maxim neon octave
  piper posy primrose quince rosemary saffron sheila sherry sorrel tansy teal valentine verity vesper zinnia adam
  alex ali amy ann anna anne ben beth brad bryan cathy chris clare craig dan dave david dean diane don donna doug
  ed eric erica evan fred george greg helen ian jane jean jeff jen jim jill jo joan joe jose juan judy karen kate
  kathy keith kim larry laura linda lisa lola luke lynn mary max mel milo mindy nancy neil nelson oscar owen pam
  paul phil rick rita ron ross roy russ ruth sally sam sara sarah sid simon stan sven tara tim tina todd vera vic
  walt wang wendy yves berg banks sparks parsons shepherd shepherds bowen arias villa barron baron bond clay
  perry mendel bart bella bert bertha carl cain carmen celeste claude cliff cody colin cory curt dane della dina
  dora doris ella elf ellis elsie emma ethel frances freda frieda gabby gail garry gig gil gina gus hal hans harvey
  hugo ida ike ira isaac isis jamie janet jess jude jules kai kara kay kelly kent kip kirk lana lars lex liam lina
  lois lori lou lucy luis lynne madge mae maggie mandy marge margo marlin marty mavis megan mia mimi molly moe mona
  monty morris myra nan nat ned nell nelly nina noel nora odell ora otis otto paddy pearls percy pete petra polly
  quincy ralph raj ramon rex rhea rosa rosie rosy ruby rufus sadie seth shane shawn sonny sophie stella sybil tammy
  tanya tess thea toby tracy trudy tyler ursula vince wade wilma winnie zack cooke hood hooper mason masons archer
  archers bishop bishops carver carpenter carpenters cooper faulkner fletcher forester gardener gardeners glover
  goldsmith harper harpers hooker mercer mercers merchantman milliner page-boy palmer palmers piper plumber porter
  porters sadler sargent saddler sexton slater spicer stringer taylor thatcher thatchers tiller tyler usher ushers
  wainwright waller warden wardens webb webber webster whaler winkler wolf wolfe
`),
);

export const COMMON_NAME_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  rose mark marks will may grant chase frank bill rich grace hope christian amber brown white young king wright green hill
  hall cook ward brooks wood woods gray grey black long foster bell bells west ford freeman hunter hunt stone rice
  pierce peters knight lane berry dean day days love little park parks powers mills barker stark gates sharp wise
  waters flowers summers winters bush arias snow moon strong golden silver crystal ruby jade candy cherry pepper
  rich guy art gene sky storm star sterling steel stone rob skip chip rod ash pat trinity phoenix harmony honey
  charity patience chance constance forest river coral august april june jan summer autumn winter spring victory
  royal robin roman rainy prince baron judge justice major marshal sergeant duke earl lord bishop pope abbot monk
  dusty cross fields field-marshal lamb crane swan finch hawk eagle drum bass horn shields bridges wall cash
  ware bowl miles tripp trip urban merit merry emerald diamond opals satin bird byrd strange darling desire
  daily early swift loyal noble speed barrow gibbon temple church chapel abbey green greens sugar lemon
  meadows meadow heaven unity trip jordan paris madison austin houston dallas dakota israel kenya india china jersey
  savannah virginia florence sydney lima orlando victoria
  destiny angel belle manning eden genesis journey karma london lotus miracle morgan ocean princess scarlet serenity sparrow
  velvet bacon bean beard becker bliss bloom castle coffin cotton crow curry farmer fish fountain frost gamble goodman holland
  hull ireland jolly joiner knox lovely mann mayo painter peacock pitt pride ransom rivers singer starr sweet tate wild yates
`),
);

/** Countries and cities that are also English words: hidden when they are capitalized, and no names of persons. */
export const PLACE_NAME_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  japan turkey guinea morocco panama wales africa asia buffalo canton cologne cork derby limerick manila orange oxford surrey
  tangier wellington shanghai bath boulder concord corona flint providence salem plymouth bordeaux nancy cayenne tripoli
  bologna gent liege madras mecca muscat fez cairns butte aspen flagstaff anchorage ascot harrow hackney natal angers trier slough
  maidenhead linden
  `),
);

/** True for a word of the lists of persons, in any case. */
export function isNameWord(word: string): boolean {
  const lower = word.toLowerCase();
  return RARE_NAME_WORDS.has(lower) || COMMON_NAME_WORDS.has(lower);
}
