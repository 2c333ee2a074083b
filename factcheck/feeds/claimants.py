"""Whether a claimant is somebody, and a person or an organisation, by rules told in a sentence each."""

import re
from collections.abc import Collection
from typing import Literal

# A claimant made of these words alone is a placeholder and is left out of markup, if one of them at least is
# a crowd's: “The Post” or “Line” alone is a name.
_FILLER_WORDS = """
    a an and around by circulating claim claimants claims content different fake false from group hoax images
    in line many meme multi news of on outlets page person photo photos platform post posted public share
    shared site sites some source telegram the user video videos viral web x beiträge nutzerinnen soziale
    sozialen de des en fuente las les medios mídias réseau sociais sociales sociaux मीडिया यूजर पोस्ट مواقع
    التواصل الاجتماعي وسائل
"""
_CROWD_WORDS = """
    anonymous disinformation facebook fb groups instagram internet media memes message messages
    misinformation multiple multiples network networks numerous online pages people persons platforms posts
    rumor rumors rumour rumours several social sources tiktok twitter unidentified unknown unnamed
    unspecified users various viral website websites weibo whatsapp youtube benutzer medien mehrere nutzer
    quellen unbekannt verschiedene desconocido desinformación desinformação diversas fontes fuentes
    internautas múltiples publicaciones publicações redes usuarios usuários varias varios várias vários
    inconnu plusieurs publications réseaux utilisateurs सोशल यूजर्स यूज़र्स वायरल منشورات مستخدمو
    网民 網民 网传 網傳 社群媒體 社交媒体
"""
_CROWD = frozenset(_CROWD_WORDS.split())
_NOBODY = _CROWD.union(_FILLER_WORDS.split())
_ORGANISATION = re.compile(
    r"""\b(academy|administration|agency|alliance|army|association|authority|bank|board|broadcasting|bureau|campaign
    |cent(?:er|re)|chamber|channel|church|coalition|college|commission|committee|company|congress|co|corp|corporation
    |council|court|daily|department|directorate|embassy|exchange|federation|forum|foundation|fund|gazette|gmbh|government
    |group|herald|hospital|house|inc|initiative|institute|institution|journal|kremlin|laboratory|league|limited|llc|ltd
    |magazine|media|ministry|movement|network|news|newspaper|office|organi[sz]ation|parliament|party|pentagon|plc|police
    |press|project|radio|reserve|sa|school|secretariat|senate|service|society|syndicate|team|television|times|treasury
    |tribune|tv|union|university|weekly)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}")
_ROLE = re.compile(
    r"\b(minister|president|secretary|spokes\w+|chair\w*|director|governor|senator|professor|dr|mr|mrs|ms|mayor|ceo"
    r"|economist|analyst|king|queen|prince|princess|judge|general|ambassador|officials?|chief|leader)\b",
    re.IGNORECASE,
)


def is_placeholder(name: str) -> bool:
    """Whether a name stands for nobody in particular, such as “social media users” or “Fuentes múltiples”."""
    words = [word for word in re.split(r"[\s/,.;:()\"'“”«»–—-]+", name.casefold()) if word]
    return bool(words) and set(words) <= _NOBODY and not _CROWD.isdisjoint(words)


def kind_of(name: str, outlets: Collection[str] = ()) -> Literal["Person", "Organization"] | None:
    """What schema.org calls this claimant, or None when the name alone does not say.

    An organisation is a name that is one of the `outlets`, that holds an organisation's word (“Ministry”,
    “Bank”), or that is an acronym. A person holds a role (“finance minister”) or has two to four words. One
    other word alone may be a country, a company or a person: nothing is guessed.
    """
    if name.casefold() in {outlet.casefold() for outlet in outlets}:
        return "Organization"
    if _ROLE.search(name):
        return "Person"
    if _ORGANISATION.search(name) or _ACRONYM.fullmatch(name):
        return "Organization"
    return "Person" if 2 <= len(name.split()) <= 4 else None


def has_a_role_behind_a_comma(name: str) -> bool:
    """Whether a name has a title stuck to it: “Jane Doe, mayor of Springfield”."""
    return bool(_ROLE.search(name.partition(",")[2]))
