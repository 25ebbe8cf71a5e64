"""The encoding is found by evidence: French names become letters."""

import pytest

from electoral.imports.encodings import Decoded, decode
from electoral.imports.findings import UnreadableTableError

NAMES = "1ère circonscription;LÉPAGNOT;Éric;Côte-d'Or;Guénaëlle;FRANÇOIS\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "CP1252"),
        ("iso-8859-1", "CP1252"),
        ("cp850", "CP850"),
    ],
)
def test_a_french_text_is_decoded_as_it_was_written(codec: str, encoding: str) -> None:
    mark = "\ufeff" if codec == "utf-16-be" else ""

    found = decode((mark + NAMES).encode(codec))

    assert (found.text, found.encoding) == (NAMES, encoding)


def test_windows_punctuation_speaks_for_windows() -> None:
    assert decode("L’ÎLE – Œuvre".encode("cp1252")).text == "L’ÎLE – Œuvre"


def test_names_from_elsewhere_do_not_mislead() -> None:
    assert decode("MUÑOZ Inés;é".encode("cp1252")).text == "MUÑOZ Inés;é"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x00\x01\x02", "imports.not_text"),
        (b"\xef\xbb\xbf\xff", "imports.encoding_damaged"),
        (b"a\xb1\xb1\xb1\xa4\xd7", "imports.encoding_unknown"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableTableError) as refusal:
        decode(content)

    assert refusal.value.issue.code == code


def test_a_letter_that_no_french_name_has_speaks_against_an_encoding() -> None:
    assert decode("Pâris".encode("cp850")) == Decoded("Pâris", "CP850")
