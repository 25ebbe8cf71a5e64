"""French typography that plain text cannot carry: superscripts, unbroken codes, headings."""

import re

from markupsafe import Markup, escape

_ORDINAL = re.compile(r"\b(\d+)(er|re|e)(?![\w])")
_CODE = re.compile(r"\b(?:\d{2,4}|2[AB]|Z[A-Z])-\d{2,6}\b(?!-)")
_STUCK = re.compile(r"\b(n°|art\.|no\.) (?=\d)")
_WIDE = re.compile(r" (?=[:%€»])|(?<=«) ")
_NARROW = re.compile(r" (?=[;!?])")
_FIGURE = re.compile("\u2212?€?\\d[\\d\u202f,.]*(?:\u00a0[€%])?")


def prose(text: str) -> Markup:
    """Return a text for HTML: « 2e » with its superscript, « n° 12 » and codes kept on one line."""
    joined = _NARROW.sub("\u202f", _WIDE.sub("\u00a0", _STUCK.sub("\\1\u00a0", text)))
    safe = _ORDINAL.sub(r"\1<sup>\2</sup>", str(escape(joined)))
    return Markup(_CODE.sub(r'<span class="nw">\g<0></span>', safe))  # noqa: S704 - escaped just above


def halves(digest: str) -> Markup:
    """Return a digest for HTML that breaks in its middle only; copied, it is whole."""
    middle = len(digest) >> 1
    return Markup("{}<wbr>{}").format(digest[:middle], digest[middle:])


def headline(text: str) -> Markup:
    """Return a heading for HTML: its figures in the sans, since the serif lacks the narrow no-break space."""
    pieces: list[str] = []
    last = 0
    for found in _FIGURE.finditer(text):
        if "\u202f" in found.group() or "€" in found.group():
            pieces += [
                str(prose(text[last : found.start()])),
                f'<span class="fig">{escape(found.group())}</span>',
            ]
            last = found.end()
    pieces.append(str(prose(text[last:])))
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped
