"""The one written form of a value, and what has none."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from caisse.kernel.canonical import Canonical, NotCanonicalError, canonical_json, digest_of, digest_of_bytes


def test_keys_are_sorted_and_nothing_is_padded() -> None:
    value: Canonical = {"votes": 414, "member": "CLAIRE", "lines": [{"b": None, "a": "é"}, True]}
    assert (
        canonical_json(value) == '{"lines":[{"a":"é","b":null},true],"member":"CLAIRE","votes":414}'.encode()
    )


def test_keys_are_sorted_as_rfc_8785_wants_by_their_utf_16_units() -> None:
    beyond, private = "\U0001f600", "\ue000"
    assert canonical_json({private: 2, beyond: 1}) == f'{{"{beyond}":1,"{private}":2}}'.encode()


def test_the_order_in_which_a_mapping_was_filled_does_not_matter() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


def test_frozen_mappings_and_tuples_are_written_like_plain_ones() -> None:
    assert canonical_json(MappingProxyType({"a": (1, 2)})) == b'{"a":[1,2]}'


def test_a_digest_is_the_sha_256_of_those_bytes() -> None:
    assert digest_of({}) == digest_of_bytes(b"{}")
    assert digest_of_bytes(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        Decimal(1),
        date(2025, 1, 1),
        b"bytes",
        {1: "a key that is no string"},
        {"amount": [{"cents": 1.5}]},
        {"names": {"a set"}},
        "half a character: \ud800",
        {"\udfff": 1},
    ],
)
def test_what_has_no_single_written_form_is_refused(value: Any) -> None:  # noqa: ANN401 - that is the point
    with pytest.raises(NotCanonicalError):
        canonical_json(value)
