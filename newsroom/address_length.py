"""How long an address on the web may be. The database keeps each one in an index, and an index counts bytes."""

from django.utils.formats import number_format
from django.utils.translation import gettext

from newsroom.refusals import Refusal

LONGEST = 2000  # Bytes of UTF-8. PostgreSQL indexes up to 2,704; browsers and servers take about as much as this.


def permit_address(url: str) -> None:
    """Raise `Refusal` for an address that is too long to be kept."""
    size = len(url.encode(errors="surrogatepass"))
    if size > LONGEST:
        raise Refusal(
            gettext(
                "The address has %(size)s bytes; %(longest)s is the most. A letter that is not plain ASCII counts two "
                "to four."
            )
            % {"size": number_format(size, force_grouping=True), "longest": number_format(LONGEST, force_grouping=True)}
        )
