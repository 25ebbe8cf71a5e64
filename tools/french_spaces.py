"""Puts French no-break spaces where a keyboard gives plain ones, in catalogues and in the texts of commands.

`make format` runs it. In Python files it touches literal strings only.
"""

import io
import re
import sys
import tokenize
from pathlib import Path

RULES = (
    (re.compile(r" (?=[;!?](?:\W|$))"), "\u202f"),
    (re.compile(r" (?=:(?:[ \u00a0\"\\]|$))"), "\u00a0"),
    (re.compile(r"(?<=«) "), "\u00a0"),
    (re.compile(r" (?=»)"), "\u00a0"),
    (re.compile(r"(?<=[\d}]) (?=[%€])"), "\u00a0"),
)

FRENCH = re.compile("[À-ÿ’«]")


def spaced(text: str) -> str:
    """Return a French text with its no-break spaces."""
    for pattern, space in RULES:
        text = pattern.sub(space, text)
    return text


def spaced_literals(source: str) -> str:
    """Return a Python file whose literal strings have them."""
    lines = source.splitlines(keepends=True)
    strings = [
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.STRING
    ]
    for token in reversed(strings):
        if token.string.endswith('"""') and not FRENCH.search(token.string):
            continue  # a docstring in English
        (first, start), (last, end) = token.start, token.end
        before, after = lines[first - 1][:start], lines[last - 1][end:]
        lines[first - 1 : last] = [before + spaced(token.string) + after]
    return "".join(lines)


def main(paths: list[str]) -> None:
    """Rewrite the files that need it, in place."""
    for path in map(Path, paths):
        before = path.read_text(encoding="utf-8")
        after = spaced_literals(before) if path.suffix == ".py" else spaced(before)
        if after != before:
            path.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
