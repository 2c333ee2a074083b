"""The doors through which the text of a version is read.

The engine below thinks and touches nothing. A reader may open files and ask an address: it brings the engine what is
installed and what the newsroom has switched on. One reader reads one text.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from django.utils.translation import gettext

from factcheck.claims.engine import Step
from factcheck.claims.readers.language_model import LanguageModel, what_is_missing
from factcheck.claims.readers.local import Local


class Reader(Protocol):
    """What reads a text. `name` and `version` say what it is: another version may read the same text otherwise.

    After the last step `note` is "" or a sentence for people on how the reading went, and `dropped` counts the claims
    that were proposed and do not stand in the text.
    """

    name: str
    version: str
    dropped: int

    @property
    def note(self) -> str: ...

    def steps(
        self,
        text: str,
        *,
        published: date | None,
        language: str | None,
        title: str,
        read_anyway: Sequence[tuple[int, int]] = (),
    ) -> Iterator[Step]:
        """The candidates of `text`, one stretch of work at a time, as `engine.steps` gives them."""
        ...


def reader_for(*, embargoed: bool, language_model: bool, embargoed_since: Callable[[], bool] = lambda: False) -> Reader:
    """The reader for one text: `language_model` is whether the newsroom has switched it on, and `embargoed_since`
    tells, while the text is being read, whether it has come under embargo.

    What is `embargoed` never leaves the newsroom's machines: it is read locally, and so is everything where no language
    model can be asked. The reader's note says why.
    """
    local = Local()
    if not language_model:
        return local
    missing = what_is_missing()
    if embargoed:
        local.notes.append(gettext("This text is under embargo, so the language model was not asked."))
    elif missing:
        local.notes.append(gettext("The language model is switched on, but %(missing)s") % {"missing": missing})
    else:
        return LanguageModel(local, embargoed_since)
    return local


__all__ = ["LanguageModel", "Local", "Reader", "reader_for"]
