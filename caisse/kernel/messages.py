"""Message catalogues in French and English. They work without Flask: the language is an argument.

A catalogue is ``catalogues/<domain>.<lang>.toml``, one key a message, ``{name}`` where a parameter goes.
A code is ``<domain>.<key>``. A parameter name says how it is printed: ``*_cents`` as euros, ``*_amount``
(cents) without currency, ``*_date`` (ISO) as a date, every other integer with its thousands separator;
strings as they are.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Literal

from caisse.kernel import format as printed

Language = Literal["fr", "en"]
Parameter = str | int

LANGUAGES: tuple[Language, ...] = ("fr", "en")
_FOLDER = Path(__file__).parent.joinpath("catalogues")


class UnknownMessageError(KeyError):
    """A code has no text: a defect of the program, found by the tests on catalogues."""


@cache
def catalogue(domain: str, lang: Language) -> Mapping[str, str]:
    """Return the messages of one domain in one language.

    Raises:
        UnknownMessageError: when there is no such catalogue.
    """
    path = _FOLDER.joinpath(f"{domain}.{lang}.toml")
    if not path.is_file():
        raise UnknownMessageError(f"{domain}.{lang}")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: str(value) for key, value in entries.items()}


def domains() -> tuple[str, ...]:
    """Return the domains that have a French catalogue, in order."""
    return tuple(sorted(path.name.split(".")[0] for path in _FOLDER.glob("*.fr.toml")))


def template(code: str, lang: Language) -> str:
    """Return the unfilled message of a code.

    Raises:
        UnknownMessageError: when the code has no text in that language.
    """
    domain, _, key = code.partition(".")
    messages = catalogue(domain, lang)
    if key not in messages:
        raise UnknownMessageError(code)
    return messages[key]


def placeholders(template_text: str) -> frozenset[str]:
    """Return the names of the parameters that a message quotes."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template_text) if name)


def text(code: str, params: Mapping[str, Parameter] | None = None, lang: Language = "fr") -> str:
    """Return the sentence for a code, with its parameters printed for the language.

    Raises:
        UnknownMessageError: when the code has no text, or a parameter is missing.
    """
    wanted = template(code, lang)
    given = params or {}
    missing = placeholders(wanted) - given.keys()
    if missing:
        raise UnknownMessageError(f"{code}: {', '.join(sorted(missing))}")
    shown = {name: _shown(name, value, lang) for name, value in given.items()}
    return wanted.format_map(shown)


def _shown(name: str, value: Parameter, lang: Language) -> str:
    if name.endswith("_cents") and isinstance(value, int):
        return printed.money(value, lang)
    if name.endswith("_amount") and isinstance(value, int):
        return printed.amount(value, lang)
    if name.endswith("_date") and isinstance(value, str):
        return printed.long_date(date.fromisoformat(value), lang)
    if isinstance(value, int) and not name.endswith(("_line", "year", "_number")):
        return printed.integer(value, lang)
    return str(value)
