"""Names of persons and parties: one normal form to compare, and what a name may not hold."""

import unicodedata
from functools import lru_cache

_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@lru_cache(maxsize=65_536)
def normalised(name: str) -> str:
    """Return a name for comparison: NFKD without marks, upper case, every run of non-letters one space.

    Args:
        name: a surname, a first name or both.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(
        character.upper() if character.isalpha() else " "
        for character in decomposed
        if not unicodedata.combining(character)
    )
    return " ".join(letters.split())


def unsafe_characters(name: str) -> tuple[str, ...]:
    """Return the code points (``U+202E``) that a name may not hold: control and bidirectional characters."""
    return tuple(
        f"U+{ord(character):04X}"
        for character in name
        if character in _BIDIRECTIONAL or unicodedata.category(character) in {"Cc", "Cs", "Co"}
    )


def mixes_scripts(name: str) -> bool:
    """Say whether letters of more than one script stand in a name (Latin beside Cyrillic or Greek)."""
    scripts = {unicodedata.name(character, "?").split()[0] for character in name if character.isalpha()}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC"}) > 1


def nfc(value: str) -> str:
    """Return text in its composed form (NFC)."""
    return unicodedata.normalize("NFC", value)
