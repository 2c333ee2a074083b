"""How sure an attribution is, by rule: how it was put, times how sure it is whom its source means.

| how it is put                                                     | confidence |
|-------------------------------------------------------------------|-----------:|
| a quotation beside its tag: `"…," Ann Lee said`                    | .97 |
| a quotation behind its verb: `Ann Lee said: "…"`                   | .96 |
| a turn in a transcript: `LEE: …`                                   | .95 |
| a quotation with the name behind a dash: `"…" — Ann Lee`           | .92 |
| a quotation in another language's tag: `„…“, sagte Ann Lee`        | .92 |
| a quotation that goes on right behind its tag                     | .90 |
| a clause behind "that", or before "according to"                  | .90 |
| a clause behind its verb, a clause before its tag                 | .85 |
| a quotation beside any other verb: `"…!" beamed Ann Lee`          | .85 |
| a quotation in the next paragraph, which nobody else's tag claims | .80 |
| a quotation some words behind its verb, or behind a colon alone   | .75 |
| a few words between quotation marks, behind "called"              | .70 |
| no statement: what somebody wants, plans, criticises, asks        | .50 |

| whom the source means                                              | times |
|--------------------------------------------------------------------|------:|
| named or described beside the verb, in full or by surname           | 1 |
| "who" behind a noun                                                | .98 |
| "the minister", whom the article names                             | .95 |
| a pronoun, with one person whom it can mean                        | .95 |
| a pronoun that could mean two, left as it is: no speaker is named  | .90 |

Quotations of one or two words count .85 of that: they may be a title or a word held at arm's length.
"""

from functools import lru_cache

TAGGED = 0.97
ANNOUNCED = 0.96
TURN = 0.95
SIGNED = 0.92
FOREIGN = 0.92
CARRIED = 0.90
THAT = 0.90
ACCORDING = 0.90
CLAUSE = 0.85
ANY_VERB = 0.85
NEXT_PARAGRAPH = 0.80
LOOSE = 0.75
COLON = 0.75
NAMING = 0.70
UNSTATED = 0.50

NAMED = 1.0
RELATIVE = 0.98
ROLE_HELD = 0.95
PRONOUN = 0.95
UNRESOLVED = 0.90

FEW_WORDS = 0.85


@lru_cache(maxsize=256)
def confidence(form: float, sure: float, few: bool = False) -> float:
    """The confidence in [0, 1], to two places."""
    return round(form * sure * (FEW_WORDS if few else 1.0), 2)
