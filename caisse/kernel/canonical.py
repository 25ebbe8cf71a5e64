"""Canonical JSON and digests: the bytes that are hashed."""

import hashlib
import json
from collections.abc import Mapping, Sequence

Canonical = str | int | None | Sequence["Canonical"] | Mapping[str, "Canonical"]
"""What may be hashed: strings, integers, booleans, nothing, lists and mappings of them. Never a float."""


class NotCanonicalError(TypeError):
    """A value that has no single written form was about to be hashed."""


def canonical_json(value: Canonical) -> bytes:
    """Return the one written form of a value: sorted keys, no spaces, UTF-8.

    Raises:
        NotCanonicalError: on a float, a date or any other type.
    """
    _refuse_others(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def digest_of(value: Canonical) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hex digits."""
    return digest_of_bytes(canonical_json(value))


def digest_of_bytes(content: bytes) -> str:
    """Return the SHA-256 of bytes, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def _refuse_others(value: object) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise NotCanonicalError(type(key).__name__)
            _refuse_others(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_others(item)
    elif not (value is None or isinstance(value, str | int)):
        raise NotCanonicalError(type(value).__name__)
