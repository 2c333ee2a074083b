"""Words of refusal: what a service says when it can't do what was asked. Each is one sentence an editor can act on."""

from typing import Any

from django.utils.functional import Promise


class Refusal(Exception):
    """The request makes sense to the machine but not to the newsroom; nothing was changed."""

    status = 422
    retry_after = 0  # Seconds after which it may be tried again, where that is why.

    def __init__(self, sentence: str | Promise, *, thing: Any = None) -> None:
        super().__init__(sentence)
        self.sentence = str(sentence)
        self.thing = thing


class Forbidden(Refusal):
    """The person lacks the right; `right` names it as the table in `newsroom.rights` does."""

    status = 403

    def __init__(self, sentence: str, *, right: str) -> None:
        super().__init__(sentence)
        self.right = right


class NotHere(Refusal):
    """What is asked for is not there, or no longer."""

    status = 404


class Conflict(Refusal):
    """Somebody else was first: the thing is no longer what the person had read."""

    status = 409


class AlreadyThere(Refusal):
    """What was to be added exists: it is `thing`, and its page is linked."""

    status = 409
