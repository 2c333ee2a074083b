"""Where a reader of the feeds stands: after one change of one verdict."""

import base64
import binascii
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsroom.refusals import Refusal

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Which writing of cursors this is, microseconds since 1970, the verdict's number, and a checksum of the
# three: 21 bytes, which are 28 letters without padding.
_WRITING = 1
_SHAPE = struct.Struct(">BQQ")
_CHECKSUM = struct.Struct(">I")


class BadCursor(Refusal):
    """A cursor that this newsroom did not write, or that lost a letter on its way."""

    status = 400


@dataclass(frozen=True, order=True)
class Cursor:
    """The place right after the change of verdict `pk` at `changed_at`. Orders as the changes do."""

    changed_at: datetime
    pk: int

    def __str__(self) -> str:
        packed = _SHAPE.pack(_WRITING, self.microseconds, self.pk)
        return base64.urlsafe_b64encode(packed + _CHECKSUM.pack(zlib.crc32(packed))).decode()

    @property
    def microseconds(self) -> int:
        """When it changed, since 1970."""
        return (self.changed_at - _EPOCH) // timedelta(microseconds=1)

    @classmethod
    def at(cls, microseconds: int, pk: int) -> "Cursor":
        return cls(_EPOCH + timedelta(microseconds=microseconds), pk)

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """The cursor that `str()` wrote. Raises `BadCursor` for anything else."""
        try:
            raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
            writing, microseconds, pk = _SHAPE.unpack(raw[: _SHAPE.size])
            (checksum,) = _CHECKSUM.unpack(raw[_SHAPE.size :])
            if writing != _WRITING or checksum != zlib.crc32(raw[: _SHAPE.size]) or pk >= 2**63:
                raise ValueError
            return cls.at(microseconds, pk)
        except (ValueError, OverflowError, struct.error, binascii.Error):
            raise BadCursor(
                "This is not a cursor of this feed. Take one from the feed's “version” or from the end of "
                "an export, unchanged, or leave it out to get everything."
            ) from None


# Before the first change there ever was.
START = Cursor(_EPOCH, 0)
