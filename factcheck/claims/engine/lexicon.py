"""The words that the rules know, by what they tell. All lower case unless the capital is the point."""


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- sentence ends ------------------------------------------------------------------------------------------------

TITLES = listed(
    "Mr Mrs Ms Mx Dr Drs Prof Sen Sens Rep Reps Gov Govs Gen Col Lt Capt Cmdr Cdr Sgt Maj Brig Adm Cpl Pvt "
    "Rev Fr Hon Pres Supt Insp Msgr Amb Atty St Ste Mt Ft Sr Sra Srta Dra Dña Hr Fr Frl Ing Mgr Messrs Mme Mlle vs Vs"
)
# A stop after these never ends a sentence unless the text ends with it.
NEVER_LAST = listed("e.g i.e cf viz approx ca al resp bzw z.B d.h u.a v ed eds incl esp vgl evtl ggf env डॉ प्रो")
# A stop after these is part of them when a number follows.
BEFORE_NUMBER = listed(
    "No Nos no nos Rs Art art Arts arts Abs Ziff Kap cap págs p pp P Pp Vol vol Sec sec Fig fig Figs figs Ch ch Nr "
    "nr núm Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Par par Eq eq Ex ex Op op"
)
# A stop after these ends the sentence only when the next word looks like a sentence's first.
MAYBE_LAST = listed(
    "Inc Corp Ltd Co co Cos Jr Bros Ave Blvd Rd Ln Dept Univ Assn Intl etc Ph.D Ph.Ds est Est Esq plc LLC Jan Feb "
    "Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn "
    "Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo "
    "Mrd Mio Tsd Std Pty Nat st rd ave min max hrs hr ft lb lbs oz mph sq mi km"
)
SHORTENED_ENDINGS = frozenset(
    word[-5:] for word in TITLES | NEVER_LAST | BEFORE_NUMBER | MAYBE_LAST if len(word) >= 5 and word[-5:].islower()
)
"""The last five letters of the long ones: a word in small letters with another ending is written out."""
STARTERS = listed(
    "A After All Also Although Among An And Another Any As At Because Before Both But By Despite During Each "
    "Earlier Even Every Few Finally For Four From Further He Her Here His How However I If In Instead It Its Last "
    "Later Many Meanwhile More Most Much My Neither Next No None Nor Not Nothing Now Of On Once One Only Or Other "
    "Others Our Over Perhaps Several She Similarly Since So Some Still Such Than That The Their Them Then There "
    "These They This Those Though Three Through Thus To Today Two Under Unlike Until Up Using We Were What When "
    "Where Whether Which While Who Why With Within Without Yesterday Yet You Your Let Please Will Would Could Can "
    "Did Do Does Is Are Was Has Have Had"
)
# What German counts with a number and a stop: im 19. Jahrhundert.
COUNTED = listed(
    "Jahrhundert Jahrhunderts Jahrtausend Weltkrieg Weltkriegs Bundesliga Liga Platz Rang Mal Etage Stock Geburtstag "
    "Tag Woche Jahr Jahrestag Auflage Kapitel Klasse Runde Minute Spieltag Quartal Wahlperiode Sitzung Staffel"
)
# Behind these a German number with a stop counts something: der 1. FC Köln.
BEFORE_ORDINAL = listed(
    "der die das den dem des ein eine einen einem einer eines im ins vom zum zur beim seine seinen seinem seiner ihre "
    "ihren ihrem ihrer jeder jede jedes jeden jedem dieser diese dieses diesen diesem Der Die Das Den Dem Des Im Vom "
    "Zum Zur Beim Ein Eine"
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
FOREIGN_MONTHS = listed(
    "januar jänner februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août "
    "septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre janeiro fevereiro março maio junho julho setembro outubro dezembro"
)
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

# --- who says it --------------------------------------------------------------------------------------------------

# Past forms are speech wherever they stand between a subject and a clause.
SAID = listed(
    "said told added noted argued claimed stated asserted alleged insisted maintained declared announced explained "
    "acknowledged admitted conceded confirmed denied warned predicted suggested emphasized emphasised stressed "
    "reiterated replied responded answered asked wrote tweeted posted reported revealed recalled remarked observed "
    "commented complained boasted joked quipped contended countered cautioned concluded estimated vowed pledged "
    "promised urged believed thought testified proclaimed continued speculated hinted implied indicated affirmed "
    "advised agreed opined lamented mused disclosed exclaimed disputed rejected hoped feared expected forecast "
    "projected assured reckoned proposed accused argued urged demanded cited repeated recounted read ruled found "
    "concluded learned"
)
SAYS = listed(
    "says tells adds notes argues claims states asserts alleges insists maintains declares announces explains "
    "acknowledges admits concedes confirms denies warns predicts suggests emphasizes emphasises stresses reiterates "
    "replies responds answers asks writes tweets reports reveals recalls remarks observes comments complains "
    "contends counters cautions concludes estimates vows pledges promises urges believes thinks testifies speculates "
    "hints implies indicates affirms agrees expects fears hopes reads finds"
)
SAY = listed(
    "say tell add note argue claim state assert allege insist maintain explain acknowledge admit concede confirm "
    "deny warn predict suggest emphasize stress believe think speculate indicate agree expect fear hope contend "
    "estimate report observe caution conclude write reckon"
)
AUXILIARIES = listed(
    "has have had did does do is was were are be been being will would may might could can should must"
)
PRONOUNS = listed("he she they it we i you who")

# What stands where a source would, and is none: alone, and as its last word.
NO_SOURCE = listed("to that which and as is be not the a there this these those when if while once after")
NO_SOURCE_LAST = listed("to of the a an in by for with not and or is be from at on")

# --- what a sentence does -----------------------------------------------------------------------------------------

CONNECTIVES = listed(
    "however notably meanwhile moreover furthermore additionally nevertheless nonetheless therefore consequently "
    "thus indeed instead similarly likewise still also besides hence overall finally but and so yet or well"
)
