"""The verbs that announce what somebody says, thinks or wants, in all their forms, and what may follow each."""

from dataclasses import dataclass, field

from factcheck.claims.engine.lexicon import listed

# Said of a clause: "Kato said exports fell" needs no "that".
SAY = listed(
    "say tell add note argue claim state assert allege insist maintain declare announce explain acknowledge admit "
    "concede confirm deny warn predict suggest emphasize emphasise stress reiterate reply respond answer write tweet "
    "post report reveal recall remark observe comment complain boast joke quip contend counter caution conclude "
    "estimate vow pledge promise believe think testify speculate hint imply indicate affirm opine lament "
    "muse disclose exclaim reckon repeat recount read rule find learn agree expect fear hope forecast project assure "
    "show demonstrate inform remind advise propose stipulate specify clarify elaborate recommend proclaim profess "
    "retort rejoin interject gush growl shout yell cry whisper mutter chant sing sigh shrug plead protest object "
    "decree certify attest underline underscore highlight signal advertise guess suspect assume dream swear hear "
    "echo caption headline cite quote charge fume rail muse scoff sneer"
)
# Firm ones report a clause even where no "that" leads to it and the clause's own verb is hard to tell.
FIRM = listed(
    "say tell argue claim insist maintain assert allege contend explain boast joke testify speculate lament reckon "
    "emphasize emphasise stress reiterate warn predict imply opine complain reply note believe think"
)
# These name or ask; a clause of their own comes only with "that", "how" or "whether".
NAME = listed("call dub label brand describe deem style nickname term title slam")
ASK = listed("ask wonder question inquire enquire continue conclude")
# The article's writer stands for what these report, or it is no statement but a wish: somebody called for it, plans it,
# knows it. Nobody is quoted with it.
WANT = listed(
    "want plan seek intend refuse decline threaten urge demand support oppose endorse favor favour advocate "
    "criticize criticise praise condemn blast denounce attack defend dismiss reject accuse blame question mention "
    "discuss outline welcome accept cite propose recommend promise pledge vow agree announce deny acknowledge "
    "stress emphasize emphasise highlight underscore express voice describe decide order instruct encourage invite "
    "beg implore advise warn suggest approve mock ridicule tout hail laud slam rip decry deplore lament protest "
    "dispute contest explain predict expect hope fear recall request reference unveil offer know understand realize "
    "realise discover view regard worry doubt applaud admire ask tell note claim show estimate report reveal "
    "confirm characterize characterise portray depict liken compare chide scold chastise grill rebuke castigate "
    "assail lambast lambaste pan concede pitch float champion desire aim vote wish envision envisage foresee allege "
    "admit echo boast complain speak talk point refer object argue conclude disclose prohibit forbid outlaw ban "
    "indicate disavow renounce assess"
)
# With these words behind them verbs of speaking take what is spoken of: "called for a ban", "pointed out that".
PARTICLES: dict[str, frozenset[str]] = {
    "call": listed("for on out upon"),
    "point": listed("out to"),
    "speak": listed("of about against out for"),
    "talk": listed("about of up"),
    "refer": listed("to"),
    "push": listed("for back"),
    "press": listed("for"),
    "vote": listed("for against to"),
    "argue": listed("for against about over"),
    "object": listed("to"),
    "complain": listed("about of"),
    "warn": listed("of about against"),
    "boast": listed("of about"),
    "joke": listed("about"),
    "respond": listed("to with"),
    "commit": listed("to"),
    "agree": listed("to on with"),
    "worry": listed("about over"),
    "ask": listed("for about"),
    "plan": listed("to for"),
    "hope": listed("for to"),
    "decide": listed("to on against"),
    "aim": listed("to at"),
    "wish": listed("for to"),
    "lay": listed("out"),
    "spell": listed("out"),
    "rule": listed("out"),
    "tell": listed("of about"),
    "think": listed("of about"),
    "know": listed("about of"),
    "hear": listed("about of"),
    "learn": listed("about of"),
    "comment": listed("on"),
    "elaborate": listed("on"),
    "testify": listed("about to"),
    "write": listed("about of"),
    "express": frozenset(),
}
CLAUSE_PARTICLES = frozenset({("point", "out"), ("spell", "out")})
# These say to whom before they say what: "told reporters that".
TO_WHOM = listed("tell assure warn advise urge ask remind inform promise show")

IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "think": ("thinks", "thought", "thinking"),
    "read": ("reads", "read", "reading"),
    "find": ("finds", "found", "finding"),
    "forecast": ("forecasts", "forecast", "forecasting"),
    "show": ("shows", "showed", "showing"),
    "sing": ("sings", "sang", "singing"),
    "swear": ("swears", "swore", "swearing"),
    "hear": ("hears", "heard", "hearing"),
    "know": ("knows", "knew", "knowing"),
    "understand": ("understands", "understood", "understanding"),
    "see": ("sees", "saw", "seeing"),
    "seek": ("seeks", "sought", "seeking"),
    "speak": ("speaks", "spoke", "speaking"),
    "lay": ("lays", "laid", "laying"),
    "foresee": ("foresees", "foresaw", "foreseeing"),
    "forbid": ("forbids", "forbade", "forbidding"),
    "dream": ("dreams", "dreamed", "dreaming"),
    "learn": ("learns", "learned", "learning"),
    "agree": ("agrees", "agreed", "agreeing"),
    "decree": ("decrees", "decreed", "decreeing"),
    "guarantee": ("guarantees", "guaranteed", "guaranteeing"),
}
DOUBLED = listed("admit quip plan beg commit slam rip pan ban refer chat dub label rebut permit quit")
"""Verbs that double their last letter: "admitted"."""

# Forms that are as often nouns or adjectives: only a clause or a quotation right behind them tells that they are verbs.
NOUNS = listed(
    "claims states reports notes comments estimates promises fears hopes remarks answers claim state report note "
    "comment estimate promise fear hope remark answer tweet tweets posts post call calls plan plans support attack "
    "attacks question questions demand demands request requests offer offers concern concerns vote votes rule rules "
    "study list lists document documents back order orders address view views detail details challenge challenges "
    "charge charges quote quotes project projects read finding findings reading writing feeling found see present "
    "release releases like love hate trust measure measures rank ranks rate rates raise pitch push press advertise "
    "object objects protest protests dream dreams guess cry signal signals highlight highlights headline headlines "
    "caption echo joke jokes boast forecast forecasts approach detail aim aims need needs doubt doubts worry worries "
    "title titles label labels brand brands term terms style styles show shows saying continued projected proposed "
    "expected estimated alleged reported repeated cited accused ruled rated learned understanding meaning"
)
# Of those, these are nouns so much more often that they are not looked at as verbs at all.
HARDLY_VERBS = listed(
    "state comment promise remark remarks answer answers tweet tweets post posts attack question request offer "
    "concern concerns vote votes rule rules order orders address view views detail details challenge charge charges "
    "quote quotes project projects advertise object objects protest protests dream dreams guess guesses cry signal "
    "signals highlight headline headlines caption captions echo joke forecasts approach aim doubt title titles label "
    "labels brand brands term terms style styles champion voice voices push press project projects reading "
    "sing sings shrug shrugs sigh sighs nickname nicknames slam detail comments rail rails"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb that announces: what it is a form of, which form, and what may follow."""

    lemma: str
    form: str  # "base", "s", "past" or "ing"
    says: bool
    firm: bool
    names: bool
    asks: bool
    wants: bool
    noun: bool
    to_whom: bool
    particles: frozenset[str] = field(default_factory=frozenset)


def forms(lemma: str) -> tuple[str, str, str]:
    """The forms in -s, of the past and in -ing: "deny" gives "denies", "denied", "denying"."""
    if lemma in IRREGULAR:
        third, past, participle = IRREGULAR[lemma]
        return third, past, participle
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    stem = lemma + lemma[-1] if lemma in DOUBLED and not lemma.endswith("l") else lemma
    return third, f"{stem}ed", f"{stem}ing"


def conjugated() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for lemma in sorted(SAY | NAME | ASK | WANT | frozenset(PARTICLES)):
        third, past, participle = forms(lemma)
        for form, word in (("base", lemma), ("s", third), ("past", past), ("ing", participle)):
            if word in HARDLY_VERBS or (word in found and form != "past"):
                continue
            found[word] = Verb(
                lemma=lemma,
                form=form,
                says=lemma in SAY,
                firm=lemma in FIRM and word not in NOUNS,
                names=lemma in NAME,
                asks=lemma in ASK,
                wants=lemma in WANT,
                noun=word in NOUNS,
                to_whom=lemma in TO_WHOM,
                particles=PARTICLES.get(lemma, frozenset()),
            )
    for british in ("labelled", "labelling"):
        found[british] = found["labeled" if british == "labelled" else "labeling"]
    return found


VERBS = conjugated()

# What a word ends in when it stands among others: the sentence's words are looked up as they stand between blanks.
_ENDS = ("", ",", ":", ".", ";", "—", "–", ",”", ".”", ",“", '"', ")", "…", "*", "-")
CUES = frozenset(VERBS) | {"according"}
SPOKEN = frozenset(word + mark for word in (*CUES, "According", "Said", "Asked", "Says") for mark in _ENDS)
