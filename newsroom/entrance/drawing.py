"""A QR code as one path, to stand in a page whose policy allows no picture from elsewhere."""

from dataclasses import dataclass

MARGIN = 4  # Squares of white that a reader needs around.


@dataclass(frozen=True)
class Squares:
    """`path` draws the dark squares, each one unit wide, on a white field of `size` units."""

    path: str
    size: int


def squares_of(text: str) -> Squares:
    import qrcode  # noqa: PLC0415  Heavy, and needed once in a person's life here.

    code = qrcode.QRCode(border=MARGIN)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Squares(path="".join(dark), size=len(rows))
