"""The set phrases by which a web page's furniture is known, under the word that each begins with.

A phrase is a kind of furniture, the words that it begins with, what follows them, and whether it is firm: a firm one
is furniture even when it ends in a full stop ("Read the full story here."), a loose one only without ("Related
stories"), because a sentence of the article may begin with the same words.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """`rest` is matched behind the first word and the blanks after it, without regard to case."""

    kind: str
    rest: re.Pattern[str]
    firm: bool


ENDS = r"\s*[:.!?…»>→]*\s*$"
STORIES = r"(?:stor(?:y|ies)|articles?|news|topics?|content|reading|coverage|posts?|links?|reports?|videos?|items)"
DAY = r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday)"
LABEL = r"(?: (?:credits?|sources?|captions?|courtesy|by))?\s*[:/©]"

FIRM: tuple[tuple[str, str, str], ...] = (
    (
        "teaser",
        "read",
        r"(?:more|also|next)\b(?! than)(?=[:.!?…»>→]|\s*$|\s*[A-Z“\"‘']|\s(?:on|about|here|from|at|in)\b)",
    ),
    ("teaser", "read", r"(?:(?:the|this|our|his|her|their) )?(?:full|rest|original|complete|whole)\b"),
    ("teaser", "read", r"(?:the rest )?(?:it )?here" + ENDS),
    (
        "teaser",
        "see",
        r"(?:also\b(?=\s*[:»>]|\s+[A-Z“])|more\b(?=\s*[:»>→]|\s*$|\s+(?:on|from|at|" + STORIES + r")\b))",
    ),
    ("teaser", "see", r"(?:it here|here)" + ENDS),
    ("teaser", "also", r"(?:read|see|watch|on)\b\s*[:A-Z“]"),
    ("teaser", "don’t don't dont", r"miss\b(?=\s*[:.!]|\s*$| (?:out|our|a|the|this|these)\b)"),
    ("teaser", "learn", r"more(?! than)(?=[:.!?…»>→]|\s*$|\s+(?:about|at|here|on|by|in)\b)"),
    ("teaser", "for", r"more (?:information|details|news|stories|on|about)\b"),
    ("teaser", "find", r"out (?:more|how)\b(?! than)"),
    ("teaser", "click", r"(?:here|on|through|to|for)\b"),
    ("teaser", "tap", r"here\b"),
    ("teaser", "continue", r"(?:reading|to (?:the )?(?:article|site|story))\b"),
    ("teaser", "keep", r"reading\b"),
    ("teaser", "watch", r"(?:(?:now|live|more|this|the (?:video|full|moment|clip))\b.{0,60})?\s*:"),
    ("teaser", "watch", r"(?:the |this |more )?(?:video|clip|full \w+)\b.{0,30}(?:here|below|above)" + ENDS),
    ("teaser", "listen", r"(?:now|live|here|to (?:the|this|our))\b.{0,60}"),
    ("teaser", "you", r"(?:may|might|could|will) (?:also |be )*(?:like|enjoy|interested)\b"),
    ("teaser", "explore", r"(?:further|more|the (?:full|latest))\b"),
    ("teaser", "view", r"(?:more|all|gallery|slideshow|photos)\b.{0,40}"),
    ("share", "share", r"(?:this|on|via|to|with|your)\b(?! (?:price|value|of))(?=.{0,50}[^.]$|.{0,25}\.$)"),
    ("share", "tweet", r"(?:this|about|us|@)?" + ENDS),
    ("share", "follow", r"(?:us|me|@)(?!\w* (?:on|in)to\b)"),
    (
        "share",
        "follow",
        r".{1,60}\bon (?:twitter|x|facebook|instagram|linkedin|youtube|bluesky|threads|mastodon|tiktok|google)\b",
    ),
    ("share", "like", r"(?:us on|this (?:article|story|post)\b.{0,20}\?|what you)"),
    ("share", "join", r"(?:us on|our\b|the (?:conversation|discussion)|\d[\d,]* (?:others|readers|subscribers))"),
    ("share", "subscribe", r"(?:to|for|now|here|today|on|via|with|and)\b|subscribe" + ENDS),
    ("share", "unsubscribe manage", r".{0,60}"),
    ("share", "sign", r"up\b(?! of\b)(?=" + ENDS + r"|:?\s+(?:for|to|here|now|below|today|with|and|free)\b)"),
    (
        "share",
        "get",
        r"(?:our|the latest|unlimited|access to|started|the app|(?:the |all the )?(?:day|week)[’']s"
        r"|more (?:news|stories)\b)",
    ),
    ("share", "stay", r"(?:informed|connected|up to date|in the know|on top of)\b"),
    ("share", "download", r"(?:our|the|now|here)\b.{0,40}(?:app\b|podcast|here|free|pdf)"),
    ("share", "support", r"(?:our|us\b|independent|local|quality) (?=.{0,20}journalism|work|us|reporting|newsroom)"),
    ("share", "donate", r"(?:now|today|here|to (?:us|our|support))\b|donate" + ENDS),
    ("share", "thanks thank", r"(?:you )?for (?:signing|subscribing|reading|your (?:support|interest))\b"),
    ("share", "leave", r"a (?:comment|reply)\b"),
    (
        "share",
        "post add show view hide read write",
        r"(?:a |all |the |your |\d+ )?comments?\b\s*(?:\(\d*\+?\)|\+)?" + ENDS,
    ),
    ("share", "tell", r"us what you think\b"),
    ("share", "let", r"us know\b.{0,60}(?:comments?|below|think)\b"),
    ("share", "what", r"do you think\b.{0,60}(?:comments?|below|let us)\b"),
    ("share", "did", r"you (?:like|enjoy|find) this\b"),
    ("share", "have do", r"(?:you have )?a (?:tip|story|question|comment)\b.{0,40}\?"),
    ("share", "forward", r"(?:this |it )?to a (?:friend|colleague)\b"),
    ("navigation", "skip", r"(?:to|advert|ad)\b(?! (?:the )?(?:school|work|church))"),
    ("navigation", "accept", r"(?:all|cookies)\b"),
    ("navigation", "we", r"(?:and our partners |may )?use (?:of )?cookies\b"),
    ("navigation", "this", r"(?:web)?(?:site|page) (?:uses|is protected by|requires|asks)\b"),
    ("navigation", "by", r"(?:continuing to (?:use|browse)|clicking|using this (?:web)?site|signing up|subscribing)\b"),
    ("navigation", "please", r"(?:enable|disable|turn on|turn off|refresh|log in|sign in|check your inbox|wait)\b"),
    ("navigation", "story article", r"continues (?:below|after)\b.{0,30}"),
    ("navigation", "advertisement", r"(?:\s*[-–—:(].{0,60})?" + ENDS),
    ("navigation", "scroll", r"(?:down |on )?(?:to|for) (?:continue|read|more)\b.{0,40}"),
    (
        "image",
        "image images photo photos photograph picture pictures video graphic caption illustration foto fotos bild "
        "bilder imagen imagem photographie screenshot",
        LABEL,
    ),
    (
        "image",
        "image photo photograph picture illustration graphic foto",
        r"(?:by|credits?|courtesy|supplied|provided|via)\b"
        r"(?! (?:\w+ ){0,3}(?:was|were|is|are|has|have|had|shows?|showed|said)\b)",
    ),
    ("image", "media video", r"(?:caption|player|unavailable)" + ENDS),
    ("image", "play", r"video\b.{0,60}"),
    (
        "image",
        "file",
        r"(?:image|photo|photograph|picture|footage)s?\b(?! (?:was|were|is|are|has|have|had|shared|shows?)\b)",
    ),
    (
        "image",
        "getty ap afp reuters epa shutterstock unsplash istock alamy dpa bloomberg xinhua",
        r"(?:images?|photos?|news)?(?:\s*[/|,]\s*[\w. ]{2,40})*" + ENDS,
    ),
    (
        "byline",
        "written reported reporting edited editing compiled produced translated additional contributed words text",
        r"(?:reporting |and (?:reporting|editing) |research )?by\b",
    ),
    ("byline", "first last", r"(?:published|updated|modified)\b.{0,70}"),
    (
        "byline",
        "reading lesezeit tempo temps tiempo",
        r"(?:time|de (?:leitura|lecture|lectura))?\s*:?\s*(?:\d+ )?(?:\d+|min|minut)",
    ),
    ("byline", "filed", r"(?:under|from|to)\b.{0,60}"),
    ("author", "about", r"the authors?\b"),
    ("author", "follow", r"(?:him|her|them)\b"),
    ("author", "reach contact email", r"(?:the )?(?:reporters?|writers?|authors?|him|her|them)\b"),
    ("disclaimer", "disclaimer disclosure disclosures haftungsausschluss", r".{0,600}"),
    ("disclaimer", "editor’s editor's editors’ editors'", r"note\s*:"),
    ("disclaimer", "copyright", r"(?:©|ⓒ|\(c\)|notice|information|\d{4}|\w+ \d{4}|[A-Z][\w.]+\.(?:com|net|org|co))"),
    ("disclaimer", "all", r"rights reserved"),
    ("disclaimer", "alle", r"rechte vorbehalten"),
    ("disclaimer", "tous", r"droits réservés"),
    ("disclaimer", "todos", r"(?:los derechos reservados|os direitos reservados)"),
    (
        "disclaimer",
        "this",
        r"(?:article|story|post|content|report|material|page|piece)\b.{0,25}?\b(?:was (?:originally|first published|"
        r"adapted|updated|corrected|amended|republished)|(?:has|have) been (?:updated|corrected|amended|revised|adapted"
        r"|translated|edited)|is (?:for (?:informational|information|general)|part of (?:our|a |the \w+ series)"
        r"|republished|not (?:intended|financial|investment|legal|medical))|may not be (?:reproduced|published|copied)"
        r"|does not (?:constitute|necessarily)|contains (?:affiliate|sponsored)|"
        r"originally appeared|first appeared|appeared (?:first|originally)|(?:originally|first) published)\b",
    ),
    ("disclaimer", "the", r"(?:views|opinions)\b.{0,60}\bexpressed\b"),
    ("disclaimer", "views opinions", r".{0,40}\bexpressed\b.{0,60}\b(?:own|author|necessarily|do not)"),
    ("disclaimer", "not", r"(?:financial|investment|legal|medical) advice\b"),
    ("disclaimer", "for", r"(?:informational|information|educational|entertainment) purposes\b"),
    ("disclaimer", "past", r"performance is (?:no|not)\b"),
    ("disclaimer", "originally first", r"(?:published|appeared) (?:on|in|at|by) [^.,]{2,40}" + ENDS),
    ("disclaimer", "reprinted republished", r"(?:with|by) permission\b"),
    ("disclaimer", "we", r"(?:may|might|could) (?:earn|receive|get) (?:a |an )?(?:\w+ )?(?:commission|compensation)"),
    ("disclaimer", "terms", r"(?:of|and) (?:use|service|conditions)\b.{0,60}" + ENDS),
    ("disclaimer", "includes", r"third[- ]party opinions\b"),
    ("teaser", "weiterlesen", r".{0,80}"),
    ("teaser", "mehr", r"(?:zum thema|dazu|lesen)\b"),
    ("teaser", "lesen", r"sie (?:auch|hier|mehr|dazu)\b"),
    ("teaser", "lire", r"(?:aussi|la suite|plus|également)\b"),
    ("teaser", "à", r"lire\b"),
    ("teaser", "leer lee leia veja", r"(?:más|mas|también|mais|também|o artigo)\b"),
    ("share", "abonnieren abonnez suscríbete assine inscreva", r".{0,80}"),
    ("share", "jetzt", r"(?:abonnieren|anmelden|teilen)\b"),
    ("image", "foto fotos bild", r"(?:de|von|by)?\s*:"),
)

LOOSE: tuple[tuple[str, str, str], ...] = (
    (
        "teaser",
        "related recommended suggested further",
        r"(?:" + STORIES + r"|for you|by|on|to)?\b.{0,2}\s*(?::|$)|:|" + STORIES + r"\b",
    ),
    ("teaser", "more", r"(?:" + STORIES + r"|on|from|about|in|like this|to (?:read|explore))\b|:"),
    ("teaser", "most", r"(?:read|popular|viewed|shared|recent|discussed|watched)\b"),
    ("teaser", "trending", r"(?:now|stories|topics|on|in|today|:)?"),
    ("teaser", "popular", r"(?:on|now|stories|posts|articles|:)|popular" + ENDS),
    ("teaser", "editor’s editor's editors’ editors'", r"(?:picks?|choice|note)\b"),
    ("teaser", "top", r"stories\b"),
    ("teaser", "in", r"pictures\b|in pictures"),
    ("teaser", "up", r"next\b"),
    ("teaser", "latest", r"(?:" + STORIES + r"|from|on|:)"),
    ("teaser", "listen watch also", r":|$"),
    ("teaser", "must", r"(?:read|watch|see)\b"),
    ("teaser", "what", r"to (?:read|watch) next\b"),
    ("teaser", "other", r"stories\b"),
    (
        "share",
        "newsletter newsletters comments comment facebook twitter whatsapp linkedin reddit telegram pinterest "
        "instagram "
        "email print copy youtube bluesky share save flipboard messenger",
        r"(?:\(\d*\)|\d+|link|this|article|page|"
        r"sign[- ]?up|for later)?"
        + ENDS
        + r"|(?:facebook|twitter|whatsapp|linkedin|reddit|telegram|email|print|x|copy)\b.{0,60}",
    ),
    ("share", "subscribe donate tweet unsubscribe follow", r"$"),
    ("navigation", "home", r"[>|»/›·]|page" + ENDS + r"|$"),
    (
        "navigation",
        "menu search login register loading sponsored promoted ad ads advertising navigation close next previous back",
        r"(?:article|post|page|story|to (?:top|home|the top)|content|by|in|…)?" + ENDS,
    ),
    ("navigation", "log sign", r"(?:in|out|on)\b.{0,30}" + ENDS),
    ("navigation", "table", r"of contents" + ENDS),
    (
        "navigation",
        "cookie cookies privacy",
        r"(?:policy|settings|preferences|notice|consent|statement|&|and)?.{0,40}" + ENDS,
    ),
    ("navigation", "contact about", r"us\b.{0,30}" + ENDS),
    ("navigation", "view", r"in (?:your )?browser\b"),
    (
        "image",
        "image photo photograph portrait screenshot picture still images photos",
        r"(?:shot )?(?:of|from|showing|showing)\b",
    ),
    ("image", "enlarge", r"(?:this )?(?:image|photo)?" + ENDS),
    ("image", "photos photo video gallery slideshow pictures", r":|$|gallery"),
    (
        "byline",
        "by",
        r"(?-i:(?:[A-ZÀ-Ý][\w’'.-]*|de|van|von|bin|al|la|da)(?:\s+(?:[A-ZÀ-Ý][\w’'.-]*|de|van|von|bin|al|la|da|and|"
        r"&))*(?:\s*(?:,|\||–|-|—|·|•|/|@).{0,60})?$)",
    ),
    (
        "byline",
        "published updated posted created publicado atualizado actualizado veröffentlicht aktualisiert publié",
        r"(?:on|at|am|le|el|em)?\s*:?\s*" + DAY + r".{0,60}$",
    ),
    ("byline", "source sources quelle fuente fonte via", r":\s*.{0,80}"),
    ("byline", "tags topics categories category tag filed labels keywords schlagwörter etiquetas", r":|$|\|"),
)


def by_first_word() -> dict[str, tuple[Phrase, ...]]:
    """The phrases under the word, in lower case, that each begins with; the firm ones first."""
    found: dict[str, list[Phrase]] = {}
    for firm, phrases in ((True, FIRM), (False, LOOSE)):
        for kind, words, rest in phrases:
            phrase = Phrase(kind, re.compile(rest, re.IGNORECASE), firm)
            for word in words.split():
                found.setdefault(word, []).append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}


OPENINGS = by_first_word()

WITHIN: dict[str, tuple[tuple[str, str], ...]] = {
    "inbox": (("share", "your inbox"),),
    "newsletter": (("share", "our newsletter"), ("share", "newsletter sign")),
    "subscri": (("share", "unsubscribe"), ("share", "processing your subscription")),
    " code": (("share", "with the code"), ("share", "use the code"), ("share", "promo code")),
    "contribut": (
        ("author", "contributed to this report"),
        ("author", "contributed to this story"),
        ("author", "contributed to this article"),
        ("author", "contributed reporting"),
    ),
    "be reached at": (("author", "can be reached at"), ("author", "may be reached at")),
    "on twitter": (
        ("author", "on twitter @"),
        ("author", "on twitter: @"),
        ("author", "on twitter at @"),
        ("author", "on twitter at http"),
    ),
    "rights reserved": (("disclaimer", "all rights reserved"),),
    "advice": (("disclaimer", "investment advice"), ("disclaimer", "financial advice")),
    "your own research": (("disclaimer", "do your own research"),),
    "may not be": (("disclaimer", "may not be reproduced"), ("disclaimer", "may not be published")),
    "views expressed": (("disclaimer", "views expressed here"), ("disclaimer", "views expressed in this")),
    "affiliate link": (("disclaimer", "affiliate link"),),
}
"""Words that give a short block away wherever in it they stand, in lower case, under what they have in common."""

WITHIN_OTHER_SCRIPTS = (
    ("disclaimer", "無断転載"),
    ("disclaimer", "무단전재"),
    ("disclaimer", "版权所有"),
    ("disclaimer", "جميع الحقوق محفوظة"),
    ("teaser", "関連記事"),
    ("teaser", "続きを読む"),
    ("teaser", "もっと見る"),
    ("teaser", "阅读更多"),
    ("teaser", "相关文章"),
    ("teaser", "اقرأ أيضا"),
    ("teaser", "اقرأ أيضًا"),
)
