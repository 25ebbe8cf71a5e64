"""Which encoding a text file is in, by evidence: only the right one turns French names into letters."""

import codecs
from dataclasses import dataclass

from electoral.imports.findings import UnreadableTableError


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding that gave it.

    Attributes:
        text: the text, without byte order mark.
        encoding: ``UTF-8``, ``UTF-16``, ``CP1252``, ``ISO-8859-1`` or ``CP850``.
    """

    text: str
    encoding: str


_SINGLE_BYTE = ("cp1252", "iso-8859-1", "cp850")
# Letters of French names first, then what else French files hold; Ú and Þ are what CP850 makes of é and è.
_FRENCH = frozenset("éèêëàâäçîïôöùûüÿœæÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŸŒÆ")
_FOREIGN_NAMES = frozenset("áíóúñãõìòåøšžÁÍÓÚÑÃÕÌÒÅØŠŽ")
_SIGNS = frozenset("°º’‘“”«»–—…\u00a0€²³")
_CONTROLS = range(0x80, 0xA0)


def decode(content: bytes) -> Decoded:
    """Decode a text file.

    Args:
        content: the bytes of the file.

    Raises:
        UnreadableTableError: when it is not text, or no encoding gives French letters.
    """
    for mark, name, label in (
        (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    ):
        if content.startswith(mark):
            return Decoded(_strict(content, name), label)
    if b"\x00" in content:
        raise UnreadableTableError("imports.not_text")
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _most_french(content)


def _strict(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableTableError("imports.encoding_damaged", encoding=name.upper()) from error


def _most_french(content: bytes) -> Decoded:
    high = bytes(byte for byte in content if byte >= _CONTROLS.start)
    scored = [(_score(high, name), name) for name in _SINGLE_BYTE]
    best, name = max(scored, key=lambda pair: pair[0])
    if best <= 0:
        raise UnreadableTableError("imports.encoding_unknown")
    return Decoded(content.decode(name, errors="replace"), name.upper())


def _score(high: bytes, name: str) -> int:
    """Weigh the characters that an encoding makes of the bytes beyond ASCII; 0 when it cannot read them."""
    weights = {
        code: _weight(bytes((code,)).decode(name, errors="replace")) * high.count(code) for code in set(high)
    }
    return sum(weights.values())


def _weight(character: str) -> int:
    if character in _FRENCH:
        return 4
    if character in _FOREIGN_NAMES or character in _SIGNS:
        return 1
    if character.isalpha():
        return -1
    return -8 if character == "\ufffd" or ord(character) in _CONTROLS else -4
