"""Properties of compared names."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.names import nfc, normalised, unsafe_characters

latin = st.text(st.characters(max_codepoint=0x024F, exclude_categories=["Cs"]), max_size=30)


@given(latin)
def test_comparing_twice_is_comparing_once(name: str) -> None:
    assert normalised(normalised(name)) == normalised(name)


@given(latin)
def test_case_and_composition_do_not_matter(name: str) -> None:
    assert normalised(unicodedata.normalize("NFD", name)) == normalised(unicodedata.normalize("NFC", name))
    assert normalised(name.replace("ı", "").lower()) == normalised(name.replace("ı", "").upper())


@given(st.text())
def test_a_compared_name_holds_letters_and_single_spaces_only(name: str) -> None:
    shown = normalised(name)
    assert all(part.isalpha() for part in shown.split(" ") if part)
    assert shown == " ".join(shown.split())


@given(st.text())
def test_composing_is_stable_and_hides_nothing(name: str) -> None:
    assert nfc(nfc(name)) == nfc(name)
    assert bool(unsafe_characters(nfc(name))) == bool(unsafe_characters(name))
