"""Canonical JSON and digests: the bytes that are hashed."""

import hashlib
import json
from collections.abc import Mapping, Sequence

Canonical = str | int | None | Sequence["Canonical"] | Mapping[str, "Canonical"]
"""What may be hashed: strings, integers, booleans, nothing, lists and mappings of them. Never a float."""


class NotCanonicalError(TypeError):
    """A value that has no single written form was about to be hashed."""


def canonical_json(value: Canonical) -> bytes:
    """Return the one written form of a value (RFC 8785): sorted keys, no spaces, UTF-8.

    Keys are sorted by their UTF-16 units, as RFC 8785 wants, so that any implementation of it gives the same
    bytes. Integers are written in full, beyond 2^53 too.

    Raises:
        NotCanonicalError: on a float, a date or any other type, and on half a character (a lone surrogate).
    """
    written = json.dumps(_ordered(value), separators=(",", ":"), ensure_ascii=False)
    try:
        return written.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonicalError("surrogate") from error


def digest_of(value: Canonical) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hex digits."""
    return digest_of_bytes(canonical_json(value))


def digest_of_bytes(content: bytes) -> str:
    """Return the SHA-256 of bytes, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def _ordered(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _ordered(value[key]) for key in sorted(value, key=_utf_16_units)}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    if value is None or isinstance(value, str | int):
        return value
    raise NotCanonicalError(type(value).__name__)


def _utf_16_units(key: object) -> bytes:
    if not isinstance(key, str):
        raise NotCanonicalError(type(key).__name__)
    return key.encode("utf-16-be", "surrogatepass")
