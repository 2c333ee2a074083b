"""Strategies that write text as it comes in from everywhere: many scripts,
stray marks, broken quotes, odd line ends.
"""

from hypothesis import strategies as st

WORDS = [
    "Japan", "the", "minister", "Katsunobu Kato", "Kato", "he", "said", "claims", "that",
    "according to", "fell", "by", "rose", "to", "$1.13 trillion", "25%", "U.S.", "Mr.", "in March",
    "on Friday", "2025", "and", "“We", "must”", '"No,"', "told", "reporters", "«Oui»", "„Nein“", "「はい」",
    "*“so”*", "### **Head**", "#Tag", "$BTC", "…", "...", ".", "?", "!", ";", ",", ":", "—", "(", ")",
    "[1]", "万", "3兆円。", "日本は大きい。", "قال الوزير؟", "הוא אמר.", "सरकार ने कहा।", "Größe", "é", "e\u0301",
    "👩\u200d👩\u200d👧", "🇯🇵", "\u200f", "\u202e", "\x00", "\ufeff", "\u2028", "half of", "two-thirds",
    "-5", "10,000", "1.5", "U.S.-Japan", "No. 5", "p.m.", "http://example.org/a", "Read more:", "was",
    "is", "will", "dumping",
]  # fmt: skip
BETWEEN = [" ", " ", " ", "", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u00a0", "\u3000"]

pieces = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))
texts = st.lists(st.tuples(pieces, st.sampled_from(BETWEEN)), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
"""Anything a text may hold, half surrogate pairs aside (`st.text` leaves them out)."""
