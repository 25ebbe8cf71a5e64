"""Names: compared in one form, and kept from tricking a reader."""

import pytest

from caisse.kernel.names import mixes_scripts, nfc, normalised, unsafe_characters


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Éloïse", "ELOISE"),
        ("  de   La Tour ", "DE LA TOUR"),
        ("Jean-Marc", "JEAN MARC"),
        ("D’Arc", "D ARC"),
        ("D'ARC", "D ARC"),
        ("Müller", "MULLER"),
        ("E\u0301lo\u00efse", "ELOISE"),
        ("Strauß", "STRAUSS"),
        ("Ñúñez (dite Nina)", "NUNEZ DITE NINA"),
        ("ﬁn", "FIN"),
        ("", ""),
        ("-- 12 --", ""),
    ],
)
def test_spellings_of_one_name_compare_alike(typed: str, compared: str) -> None:
    assert normalised(typed) == compared


def test_a_reversed_name_is_reported_by_its_code_points() -> None:
    assert unsafe_characters("Dupont\u202etnarud\u0007") == ("U+202E", "U+0007")


@pytest.mark.parametrize("name", ["Éloïse D’Arc-Müller", "Ngũgĩ wa Thiong’o", "Jean\u00a0Marc"])
def test_ordinary_names_are_safe(name: str) -> None:
    assert unsafe_characters(name) == ()


@pytest.mark.parametrize("character", ["\n", "\t", "\x00", "\x7f", "\u200f", "\u2066", "\ue000", "\ud800"])
def test_control_bidirectional_and_private_characters_are_found(character: str) -> None:
    assert unsafe_characters(f"Du{character}pont") == (f"U+{ord(character):04X}",)


@pytest.mark.parametrize(
    ("name", "mixed"),
    [
        ("Dupont", False),
        ("Дюпон", False),
        ("Duроnt", True),  # the second o and the p are Cyrillic
        ("Παπά", False),
        ("Παпά", True),
        ("Dupont 3", False),
        ("Duponտ", True),  # the last letter is Armenian
        ("Dupont א", True),  # and Hebrew
        ("Dupont ا", True),  # and Arabic
        ("Дюпон א", True),
    ],
)
def test_letters_of_two_scripts_are_flagged(name: str, mixed: bool) -> None:
    assert mixes_scripts(name) is mixed


def test_composed_and_decomposed_text_are_stored_alike() -> None:
    assert nfc("e\u0301") == "\u00e9" == nfc("\u00e9")
