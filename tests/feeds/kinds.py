"""Checks of every kind there is, for the tests of all formats."""

from dataclasses import dataclass

from factcheck.verdicts.models import Verdict

HOSTILE = "“</script><script>alert(1)</script>” said \u202eא\u202c & <!-- 'x' ]]> {{ 7*7 }} %s"
JAPANESE = "日本は3月に米国債を売り始めた"
ARABIC = "باعت اليابان سندات الخزانة الأمريكية في مارس"


@dataclass(frozen=True)
class Kinds:
    true: Verdict
    false: Verdict
    hostile: Verdict
    unproven: Verdict
    organisation: Verdict
    japanese: Verdict
    arabic: Verdict
    corrected: Verdict
    retracted: Verdict

    @property
    def standing(self) -> int:
        """How many of them are no tombstone."""
        return len(vars(self)) - 1
