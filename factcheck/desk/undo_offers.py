"""The “Undo” in the message that answers an act: which line of the ledger it takes back."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.db.models import Model

from factcheck.desk.gate import DeskRequest
from factcheck.desk.screens import decisions

TAG = "undo-"


def say_done(request: DeskRequest, words: str, *things: Model) -> None:
    """Say what was done, and offer to undo what the person did last to the first of the `things` that they changed."""
    found = (decisions.undoable(thing, by=request.user) for thing in things)
    event = next((each for each in found if each), None)
    messages.success(request, words, extra_tags=f"{TAG}{event.pk}" if event else "")


def offered(message: Message) -> int | None:
    """The key of the line that the message offers to take back."""
    tags = [tag for tag in (message.extra_tags or "").split() if tag.startswith(TAG)]
    return int(tags[0].removeprefix(TAG)) if tags else None
