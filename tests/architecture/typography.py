"""French and English typography, as faults that a test can print."""

import re

NARROW = "\u202f"
NBSP = "\u00a0"

_FRENCH = {
    "a straight apostrophe": re.compile(r"\w'\w|\w' "),
    "a straight quotation mark": re.compile(r'"'),
    "three dots": re.compile(r"\.\.\."),
    "no U+202F before ; ! ?": re.compile(rf"(?<!{NARROW})[;!?](?!\w)"),
    "no U+00A0 before :": re.compile(rf"(?<!{NBSP}):(?= |$|{NBSP})"),
    "no U+00A0 inside « »": re.compile(rf"«(?!{NBSP})|(?<!{NBSP})»"),
    "no U+00A0 before % or €": re.compile(rf"(?<!{NBSP})(?<![{{(])[%€]"),
    "a spaced hyphen for a dash": re.compile(r" - "),
    "two spaces": re.compile(r"  "),
}
_ENGLISH = {
    "a straight apostrophe": re.compile(r"\w'\w|\w' "),
    "a straight quotation mark": re.compile(r'"'),
    "three dots": re.compile(r"\.\.\."),
    "a space before : ; ! ?": re.compile(rf"[ {NBSP}{NARROW}][;!?](?!\w)|[ {NBSP}{NARROW}]:(?= |$)"),
    "two spaces": re.compile(r"  "),
}


def french_faults(text: str) -> list[str]:
    """Return what a French typographer would mark in a text."""
    return _faults(text, _FRENCH)


def english_faults(text: str) -> list[str]:
    """Return what an English typographer would mark in a text."""
    return _faults(text, _ENGLISH)


def _faults(text: str, rules: dict[str, re.Pattern[str]]) -> list[str]:
    plain = text.replace("{", "").replace("}", "")
    return [f"{rule}: {plain!r}" for rule, pattern in rules.items() if pattern.search(plain)]
