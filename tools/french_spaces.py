"""Puts French no-break spaces where a keyboard gives plain ones; `make format` runs it on the catalogues."""

import re
import sys
from pathlib import Path

RULES = (
    (re.compile(r" (?=[;!?])"), "\u202f"),
    (re.compile(r" (?=:(?:[ \u00a0\"]|$))"), "\u00a0"),
    (re.compile(r"(?<=«) "), "\u00a0"),
    (re.compile(r" (?=»)"), "\u00a0"),
    (re.compile(r"(?<=[\d}]) (?=[%€])"), "\u00a0"),
)


def spaced(text: str) -> str:
    """Return a French text with its no-break spaces."""
    for pattern, space in RULES:
        text = pattern.sub(space, text)
    return text


def main(paths: list[str]) -> None:
    """Rewrite the files that need it, in place."""
    for path in map(Path, paths):
        before = path.read_text(encoding="utf-8")
        after = spaced(before)
        if after != before:
            path.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
