"""The names of the reasons for and against checking a sentence, and the words that tell them.

All words are in lower case, with straight apostrophes.
"""

from factcheck.claims.engine import words
from factcheck.claims.engine.heard import bit_for

AMOUNT = "names an amount or a share"
FIGURE = "names a figure"
SEVERAL_FIGURES = "names several figures"
ROUGH_AMOUNT = "names a rough amount"
DATE = "names a date"
NAMES = "names who or what it is about"
MORE_NAMES = "names several people or things"
QUOTES = "quotes words"
COMPARED = "compares"
CHANGED = "says that something changed"
RANKED = "ranks or claims a record"
CAUSED = "gives a cause"
LEGAL = "speaks of law or policy"
AUTHORITY = "refers to a record or an authority"
OFFICIAL = "attributes to an official"
SAID = "tells what somebody said"
VOTE = "tells of a vote or a veto"
ALL_OR_NONE = "speaks of all, most or none"
DENIED = "says what is not so"
HAPPENED = "says what happened"
GOES_ON = "says what is going on"
STATIVE = "says how something is"
DID = "tells what somebody did"
SPEAKER_DID = "tells what the speaker did"
WANTED = "tells what somebody wants or plans"
THERE_IS = "says that there is something"
ECONOMY = "is about jobs, money or trade"
HEALTH = "is about health"
JUSTICE = "is about crime or justice"
SECURITY = "is about war or security"
PEOPLE = "is about migration, schools or families"
ENERGY = "is about energy or climate"
GOVERNMENT = "is about those who govern"
QUESTION_ASKED = "is a question"
ASKED = "asks or greets"
OPINION = "gives an opinion in the first person"
FIRST_PERSON = "speaks of the speaker"
GROUP = "speaks for a group"
OTHERS = "speaks of somebody else"
ADDRESSED = "addresses somebody"
JUDGED = "judges"
HEDGED = "is hedged"
SUPPOSED = "supposes"
PROMISED = "promises or intends"
COMING = "speaks of the future"
LEANS = "leans on what was said before"
BREAKS_OFF = "breaks off"
VERY_SHORT = "is very short"
SHORT = "is short"
LONG = "says much"
VERY_LONG = "says very much"

LANGUAGE_FREE = (
    AMOUNT, FIGURE, SEVERAL_FIGURES, DATE, NAMES, MORE_NAMES, QUOTES, QUESTION_ASKED, VERY_SHORT, SHORT, LONG,
    VERY_LONG,
)  # fmt: skip
"""What can be told without reading the words."""

# One word, or two joined by "_". A reason holds where any of them is spoken.
SPOKEN = {
    ROUGH_AMOUNT: "tens_of dozens_of hundreds_of thousands_of millions_of billions_of trillions_of a_dozen a_hundred "
    "a_thousand a_million a_billion a_trillion several_hundred several_thousand several_million few_hundred "
    "few_thousand few_million hundreds_and millions_and thousands_and",
    AUTHORITY: "data figures statistics study studies report reports survey poll polls census research researcher "
    "researchers scientists experts official officials ministry department agency bureau spokesman spokeswoman "
    "spokesperson records document documents analysis estimate estimates evidence audit according_to",
    SAID: "said says told claimed claims called calls lied lies admitted promised stated testified wrote announced "
    "denied declared apologized criticized praised attacked accused",
    VOTE: "voted vote votes voting veto vetoed vetoes ballot ballots cosponsored sponsored filibuster filibustered",
    ALL_OR_NONE: "every all none nobody everyone everybody always most majority average typical typically no_one "
    "half_of nothing everything",
    DENIED: "not never no neither nor didn't don't doesn't wasn't weren't isn't aren't hasn't haven't hadn't without "
    "nobody none",
    THERE_IS: "there_is there_are there's there_was there_were there_has there_have we_have we've_got i_have "
    "they_have it_has he_has she_has",
    WANTED: "wants wanted plan plans proposal proposals proposed proposes propose intends intended opposes opposed "
    "supports supported favors favored refuses refused tried",
    ECONOMY: "job jobs unemployment unemployed employment economy economic economies wage wages income incomes deficit "
    "deficits debt debts budget budgets spending price prices inflation export exports import imports trade companies "
    "company corporations business businesses factories workers worker market markets growth production sales revenue "
    "profit profits bonds bank banks tax taxes taxed cost costs dollars money pay paid pays manufacturing tariff "
    "tariffs loan loans mortgage mortgages farmers farm poverty poor",
    HEALTH: "health healthcare medicare medicaid insurance insured uninsured hospital hospitals vaccine vaccines "
    "vaccinated vaccination virus covid pandemic epidemic disease diseases cancer patients drug drugs prescription "
    "doctor doctors nurses abortion abortions obamacare masks opioid birth births death deaths died die killed "
    "injured",
    JUSTICE: "crime crimes criminal criminals murder murders violence police prison prisons jail arrest arrests "
    "arrested court courts supreme_court judge judges justice convicted gun guns shooting shootings fraud lawsuit "
    "sued indicted guilty",
    SECURITY: "war wars troops soldiers military weapons nuclear terrorism terrorist terrorists army navy missile "
    "missiles bomb bombs attack attacks attacked invaded invasion forces defense treaty treaties nato sanctions "
    "embassy ally allies veterans enemy hostages",
    PEOPLE: "immigrant immigrants immigration refugee refugees border school schools student students teachers college "
    "university universities education population populations residents households families children child women "
    "seniors social_security retirement welfare homeless housing",
    ENERGY: "oil gas energy emissions pollution climate coal fracking solar wind carbon environment environmental "
    "pipeline fuel electricity drilling",
    GOVERNMENT: "government administration election elections elected congress senate parliament legislature president "
    "senator governor mayor minister secretary congressman party republicans republican democrats democrat democratic "
    "campaign campaigns candidate federal",
    FIRST_PERSON: "i me my mine myself i'm i've i'd i'll",
    GROUP: "we us our ours ourselves we're we've we'd we'll",
    OTHERS: "he she they him his her hers them their he's she's they're they've he'd she'd they'd he'll she'll they'll",
    ADDRESSED: "you your yours yourself you're you've you'd you'll",
    JUDGED: "should must good bad great terrible wonderful beautiful amazing awful horrible disgrace disgraceful wrong "
    "important fair unfair ridiculous smart powerful fantastic tremendous disaster shame shameful sad proud exciting "
    "interesting fun delicious lovely perfect tough strong crucial critical clear clearly ought ought_to need_to "
    "needs_to have_to has_to right_thing best_way",
    HEDGED: "might could perhaps maybe possibly probably likely unlikely seem seems seemed potential potentially "
    "suggest suggests reportedly allegedly speculate speculated speculation appear_to appears_to appeared_to sort_of "
    "kind_of",
    SUPPOSED: "if unless would wouldn't would've whether suppose imagine",
    COMING: "will won't shall going_to gonna about_to expected_to set_to due_to_be scheduled_to planned_to likely_to "
    "plans_to next_year next_month next_week next_decade the_future the_coming forecast forecasts predict predicts "
    "predicted they'll it'll he'll she'll",
}  # fmt: skip

MIND = (
    "think believe feel hope guess suppose wish want need love hate trust know mean agree disagree support oppose "
    "understand doubt care"
)
OPINIONS = frozenset(
    [f"{who} {verb}" for who in ("i", "we") for verb in MIND.split()]
    + [f"don't {verb}" for verb in MIND.split()]
    + [f"i'm {how}" for how in "not sure proud happy sorry glad convinced for against".split()]
    + [f"my {what}" for what in "view opinion belief hope".split()]
    + ["in my", "i'd like"]
)
PROMISES = frozenset(
    [f"{who} {verb}" for who in ("i", "we", "you") for verb in "will won't shall would can must can't could".split()]
    + [f"{who}{short} {verb}" for who in ("i", "we", "you") for short in ("'m", "'re") for verb in ("going", "gonna")]
    + ["am going", "are going", "would like", "let me", "want to"]
)
PROMISING = frozenset("i'll we'll you'll i'd we'd".split())
OFFICES = bit_for(
    "president minister senator governor secretary mayor chancellor spokesman spokeswoman spokesperson official "
    "officials ministry department agency general commissioner director ambassador congressman congresswoman".split()
)
SPEAKS = bit_for("said says told announced stated testified confirmed denied reported warned estimated".split())
ACTORS = frozenset("he she they who senator president governor secretary republicans democrats administration".split())
SPEAKERS = frozenset({"i", "i've", "we", "we've"})
NO_DOING = frozenset({"going", "nothing"})
PAST_WORDS = frozenset(words.IRREGULAR.split()) | frozenset("was were had did been has have went became".split())
NOT_PAST = words.NO_PAST | frozenset("need indeed red bed fed speed seed feed exceed proceed succeed bleed".split())
AUXILIARIES = frozenset("is are was were has have had does do did it's that's there's he's she's they're we're".split())
AUXILIARY = bit_for(AUXILIARIES, curled=True)
CLEARLY_PAST = bit_for(PAST_WORDS - AUXILIARIES)
GOING = frozenset("is are was were am i'm he's she's it's we're they're you're been".split())
MAY_BE = bit_for(["may"])

VAGUE_WORDS = frozenset("and but so or well now then that's it's there's here".split())
VAGUE_PAIRS = frozenset({"this is", "that is", "that was", "it was", "these are", "those are"})

VAGUE_FIRSTS = frozenset("this that it these those".split())

BITS: dict[str, int] = {
    reason: bit_for([entry for entry in listed.split() if "_" not in entry], curled=True)
    for reason, listed in SPOKEN.items()
}
"""For each reason that the words give the bit that stands for it; a single word that tells it sets it by itself."""
BITS[PROMISED] = bit_for(PROMISING, curled=True)
for _reason in (
    OPINION, COMPARED, CHANGED, RANKED, CAUSED, LEGAL, OFFICIAL, HAPPENED, GOES_ON, STATIVE, DID, SPEAKER_DID, ASKED,
    LEANS, BREAKS_OFF,
):  # fmt: skip
    BITS[_reason] = bit_for()
BY_WORDS = sum(BITS.values())

PAIRS: dict[str, dict[str, int]] = {}
"""For the first word of each pair that tells a reason, what may follow it, with the bits of the reasons."""
for _reason, _pairs in (
    *((_reason, [_entry.replace("_", " ") for _entry in _listed.split()]) for _reason, _listed in SPOKEN.items()),
    (OPINION, OPINIONS),
    (PROMISED, PROMISES),
):
    for _first, _, _second in [_pair.partition(" ") for _pair in _pairs]:
        if _second:
            _seconds = PAIRS.setdefault(_first, {})
            _seconds[_second] = _seconds.get(_second, 0) | BITS[_reason]
FOLLOWED: dict[str, tuple[dict[str, int], int, int]] = {
    word: (
        PAIRS.get(word, {}),
        BITS[DID] if word in ACTORS else BITS[SPEAKER_DID] if word in SPEAKERS else 0,
        BITS[GOES_ON] if word in GOING else 0,
    )
    for word in frozenset(PAIRS) | ACTORS | SPEAKERS | GOING
}
"""Words behind which the next one may tell a reason: by what it is, by being a past, by being what goes on."""


CALLED = {bit: reason for reason, bit in BITS.items()}


def names(bits: int) -> list[str]:
    """The names of the reasons for which the bits stand, in the order of `BITS`."""
    found: list[str] = []
    while bits:
        bit = bits & -bits
        found.append(CALLED[bit])
        bits ^= bit
    return found
