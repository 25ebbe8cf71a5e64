"""Properties of canonical JSON, against an independent RFC 8785 writer."""

import json

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.canonical import Canonical, canonical_json, digest_of

SAFE = 2**53 - 1
"""RFC 8785 writes integers as far as a double holds them exactly; ours go on in full."""

characters = st.characters(exclude_categories=["Cs"])
scalars = st.none() | st.booleans() | st.integers(-SAFE, SAFE) | st.text(characters, max_size=12)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(characters, max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_the_bytes_are_those_of_another_implementation(value: Canonical) -> None:
    assert canonical_json(value) == rfc8785.dumps(value)


@given(values)
def test_the_bytes_read_back_give_the_value_and_the_same_bytes(value: Canonical) -> None:
    again = json.loads(canonical_json(value))
    assert again == value
    assert canonical_json(again) == canonical_json(value)


@given(st.dictionaries(st.text(characters, max_size=4), scalars, min_size=1, max_size=6), st.data())
def test_any_changed_field_changes_the_digest(record: dict[str, Canonical], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(record)))
    changed = data.draw(scalars.filter(lambda value: json.dumps(value) != json.dumps(record[key])))
    assert digest_of({**record, key: changed}) != digest_of(record)


@given(st.integers())
def test_integers_of_any_size_are_written_in_full(value: int) -> None:
    assert canonical_json(value) == str(value).encode()
