"""Women and men, as parity counts them."""

from enum import StrEnum


class Sex(StrEnum):
    """Sex of a candidate, as declared."""

    WOMAN = "F"
    MAN = "M"
