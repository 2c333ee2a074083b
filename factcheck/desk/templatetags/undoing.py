from django import template
from django.contrib.messages.storage.base import Message

from factcheck.desk.undo_offers import offered

register = template.Library()


@register.filter
def undo_of(message: Message) -> int | None:
    """The key of the ledger's line that a message offers to take back: `{% with event=message|undo_of %}`."""
    return offered(message)
