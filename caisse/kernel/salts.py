"""Salts: 128 random bits that keep the leaves of the chain from being guessed."""

import random
import secrets
from typing import Protocol


class Salts(Protocol):
    """What gives salts."""

    seeded: bool

    def next(self) -> str:
        """Return 32 hex digits."""
        ...  # pragma: no cover


class RandomSalts:
    """Salts of the operating system's generator."""

    seeded = False

    def next(self) -> str:
        """Return 32 hex digits nobody can foresee."""
        return secrets.token_hex(16)


class SeededSalts:
    """Salts that repeat, so that the demonstration gives the same bytes. Refused outside a demonstration."""

    seeded = True

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeats on purpose, refused outside the demo

    def next(self) -> str:
        """Return the next 32 hex digits of the seed."""
        return f"{self._random.getrandbits(128):032x}"
