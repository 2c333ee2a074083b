"""Numbers that say how old somebody is, and count nothing: "a 34-year-old", "aged 34", "his brother, 29, said"."""

import re

YEARS_OLD = re.compile(
    r"[\s-]olds?\b|\s(?:of\s+age|de\s+edad|de\s+idade|alte?[nrms]?|oud|di\s+età|d[’']âge|gammal|gammel)\b"
)
AGED = re.compile(
    r"\b(?:age|ages|aged|aged\s+(?:between|from)|ages\s+(?:between|from)|im\s+Alter\s+von|op\s+de\s+leeftijd\s+van|all[’']età\s+di|a\s+la\s+edad\s+de|con\s+la\s+edad\s+de|[Aa]\s+los|[Aa]os"
    r"|age\s+of|ages\s+of|(?:younger|older)\s+than|(?:dies|died|dead)\s+at|turn(?:s|ed|ing)?|[Ii][’']m|[Ii]\s+am|âgée?s?\s+de|"
    r"(?:homme|femme|garçon|fille|adolescente?|hombre|mujer|joven|niñ[oa]|chic[oa]|homem|mulher|jovem|menin[oa]|rapaz"
    r"|uomo|donna|ragazz[oa])\s+(?:de|di)|"
    r"(?:man|vrouw|jongen|meisje|kind|verdachte|slachtoffer|bestuurder|tiener|peuter|kleuter|zoon|dochter)\s+van|"
    r"(?:children|people|adults|women|men|residents|patients|those|anyone|pupils|players|kids|boys|girls|voters|workers"
    r"|drivers|them|everyone|infants|persons|seniors|citizens|teenagers|teens|half|were|are)\s+"
    r"(?:(?:who\s+)?(?:are|were)\s+)?(?:aged\s+)?(?:over|under|above|below)(?:\s+the\s+age\s+of)?)\s$",
    re.IGNORECASE,
)
NOW_AGED = re.compile(
    r"(?:\b(?:[Hh]e|[Ss]he|who|[Ii])(?:\s(?:is|was|am)|[’']s)(?:\s(?:now|only|just|nearly|almost|already|barely))?"
    r"|\b(?:dog|cat|horse|son|daughter|boy|girl|mother|father|mom|dad|mum|brother|sister|wife|husband|kid|baby|child|grandmother|grandfather"
    r"|grandma|grandpa|nan|uncle|aunt|niece|nephew|cousin|twins?|oldest|youngest|eldest)(?:\s(?:is|was)|[’']s)(?:\s(?:now|only|just|nearly|almost))?"
    r"|\bwhen\s[a-z]+\s(?:was|were)(?:\s(?:only|just|about))?)\s$"
)
WAS = re.compile(
    r"\b(?:was|were|is|am|are|be|been)(?:\s(?:only|just|about|nearly|almost|barely))?\s$|[’'](?:s|m|re|d)\s$"
)
WHEN = re.compile(
    r",?\s(?:when\s(?:I|he|she|we|you|they|my|his|her|the)\b|at\sthe\stime\b|and\spregnant\b|years\syoung\b)"
)
NOT_OF_AGE = re.compile(r"\b(?:were|are)\s+(?:over|under|above|below)\s$")
PERSONS = re.compile(
    r"\b(?:they|who|residents|people|patients|women|men|adults|voters|members|them|workers|citizens|drivers)\b"
)
AGE_CUES = frozenset(
    "age ages aged von van di de los aos of than at turn turns turned turning am between from over under above below "
    "is was now only just nearly almost already barely about were are be been".split()
)
OF_THINGS = ("more than ", "some ", "roughly ", "estimated ", "up to ")
"""Before how old something is; nobody says so of a person: "bridges more than 50 years old"."""

SHORT_CUES = frozenset({"'s", "’s", "'m", "’m", "'d", "’d", "re"})
"""What the words before an age end with, so that most numbers are known for none at one look."""

OF_A_PERSON = re.compile(
    r"(?<![^\W\d_])(?:jeune|ado|gamine?|fillette|enfants?|bébé|mère|père|frère|sœur|fils|suspecte?|victime|accusée?|retraitée?|employée?|députée?"
    r"|réfugiée?|maire|médecin|militaire|soldat|piéton|élève|étudiante?|habitante?|ressortissante?|candidate?|présidente?"
    r"|hij[oa]s?|madre|padre|herman[oa]|víctima|sospechos[oa]|señora?|bebé|alumn[oa]|turista|jefe|muchach[oa]|varón|vecin[oa]"
    r"|filh[oa]s?|mãe|pai|irmã|irmão|vítima|suspeit[oa]|bebê|alun[oa]|senhora?|médic[oa]|adolescente"
    r"|figli[oa]|fratello|sorella|vittima|bambin[oa]|giovane|signora?|alunn[oa]|medico|sindac[oa]"
    r"|[^\W\d_]{2,}(?:eur|euse|trice|iste|ienne|ien|ière|ier|(?<!m)ante?|aise?|oise?"  # French
    r"|dora?|tora?|istas?|er[oa]|eir[oa]|[ae]nte|an[oa]|ense|és|ês|esa|ad[oa]|tore|iere|iera|ese|in[oa]|at[oa]))"
    r",?\sd[ei]\s$",
    re.IGNORECASE,
)
AGES = re.compile(r"\d{1,3}(?:,\s\d{1,3}){0,8},?\s(?:e|y|et|ed|en)\s\d{1,3}\s(?:anos|años|ans|anni|jaar)\b")
OF_PEOPLE = re.compile(
    r"(?:[^\W\d_],|\b(?:homens|mulheres|jovens|crianças|pessoas|irmãos|hombres|mujeres|jóvenes|niñ[oa]s|personas|herman[oa]s|detenidos"
    r"|detidos|menores|adolescentes?|hommes|femmes|jeunes|enfants|personnes|garçons|filles|frères|sœurs|adolescents|suspects|uomini|donne"
    r"|ragazz[ie]|bambin[ie]|persone|fratelli|mannen|vrouwen|jongens|meisjes|kinderen|personen|verdachten|tieners|broers))\s(?:de|di|van)\s$",
    re.IGNORECASE,
)
STRETCHES = frozenset(
    "chantier calendrier échéancier dossier carrera espera temporada década jornada semana manera ventana reinado "
    "periodo "
    "pasado período carreira reinado semestre maneira mandato durata giornata settimana carriera decina trentina "
    "ventina "
    "quindicina serata stagionata travesía campaña cadena quincena docena veintena dezena quinzena centena primeira "
    "terceira última frontera barrera primera tercera estado resultado tratado encima montante restante siguiente "
    "bilan constante reste permanente vigente mediante durante durant avant pendant devant".split()
)
"""Words that end as those for persons do, and which last so many years: "una carrera de 10 años"."""


def is_age(text: str, before: str, finish: int, end: int, value: float, unit: str | None) -> bool:
    """Whether a number is how old somebody is: "a 34-year-old", "aged 34", "his brother, 29, said"."""
    if not 0 < value <= 120:
        return False
    following = text[finish : finish + 1]
    last = before[before.rfind(" ", 0, -1) + 1 : -1].lower()
    cued = last in AGE_CUES or last[-2:] in SHORT_CUES or "\u00a0" in before
    if unit == "year":
        if before.endswith(OF_THINGS) and text.startswith(" old", finish):
            return False
        if before.endswith(", ") and following == "," and before[-3:-2].isalpha():
            return text[finish - 5 : finish] not in {"years", " year"}
        if YEARS_OLD.match(text, finish, end) is not None or (cued and AGED.search(before) is not None):
            return True
        return before.endswith(("de ", "di ")) and is_of_a_person(text, before, finish, value)
    if unit in {"month", "week", "day"}:
        return text.startswith(("-old", "s-old"), finish)
    if unit is not None or value != int(value):
        return False
    aged = AGED.search(before) if cued else None
    if aged is not None:
        return NOT_OF_AGE.search(before) is None or PERSONS.search(before) is not None
    if cued and (NOW_AGED.search(before) or (WHEN.match(text, finish, end) and WAS.search(before))):
        return True
    if before.endswith(", ") and following == ",":
        return before[-3:-2].isalpha()
    if before.endswith((", de ", ", di ")) and following in {",", ")"}:
        return before[-6:-5].isalpha()
    if before.endswith("（") and following == "）":
        return before[-2:-1].isalpha()
    return before.endswith("(") and following == ")" and before[-3:-2].isalpha()


def ages_end(text: str, before: str, at: int, end: int) -> int:
    """Where the ages of several people end that begin at `at`: "três homens, de 23, 27 e 31 anos", 0 where none do."""
    if not before.endswith((" de ", " di ", " van ")):
        return 0
    ages = AGES.match(text, at, end)
    return ages.end() if ages is not None and OF_PEOPLE.search(before) else 0


def is_of_a_person(text: str, before: str, finish: int, value: float) -> bool:
    """Whether the years behind "de" are somebody's age: "un automobiliste de 34 ans", "la acusada, de 38 años,"."""
    if (
        before[-5:-3] == ", "
        and before[-6:-5].isalpha()
        and text[finish : finish + 1] in {",", ")", "."}
        and value >= 3
    ):
        return True
    match = OF_A_PERSON.search(before)
    return match is not None and match.group().split()[0].rstrip(",").lower() not in STRETCHES
