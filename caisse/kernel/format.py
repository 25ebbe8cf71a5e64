"""Numbers, money and dates as a person reads them, in French and English. Standard library only."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from caisse.kernel.exact import split_cents, truncated_percent

Language = Literal["fr", "en"]

NARROW = "\u202f"
"""Narrow no-break space: thousands, and before ; ! ? in French."""
NBSP = "\u00a0"
"""No-break space: before : % € and inside « »."""
MINUS = "\u2212"
NOTHING = "—"
PARIS = ZoneInfo("Europe/Paris")

_MONTHS: dict[str, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def integer(value: int, lang: Language = "fr") -> str:
    """Print an integer with thousands separators: 41 461 (U+202F) in French, 41,461 in English."""
    digits = f"{abs(value):,}"
    if lang == "fr":
        digits = digits.replace(",", NARROW)
    return (MINUS if value < 0 else "") + digits


def amount(amount_cents: int, lang: Language = "fr") -> str:
    """Print an amount in cents without its sign of currency: 1 234,56 or 1,234.56."""
    euros, cents = split_cents(abs(amount_cents))
    mark = "," if lang == "fr" else "."
    return (MINUS if amount_cents < 0 else "") + f"{integer(euros, lang)}{mark}{cents:02d}"


def money(amount_cents: int, lang: Language = "fr") -> str:
    """Print an amount in cents with its currency: 1 234,56 € or €1,234.56."""
    if lang == "fr":
        return f"{amount(amount_cents, lang)}{NBSP}€"
    return (MINUS if amount_cents < 0 else "") + f"€{amount(abs(amount_cents), lang)}"


def share(part: int, whole: int, lang: Language = "fr", decimals: int = 4) -> str:
    """Print a share in percent, truncated, never rounded up: 0,9985 %."""
    units, rest = truncated_percent(part, whole, decimals)
    mark = "," if lang == "fr" else "."
    shown = integer(units, lang) + (f"{mark}{rest:0{decimals}d}" if decimals else "")
    return shown + (f"{NBSP}%" if lang == "fr" else "%")


def long_date(day: date, lang: Language = "fr") -> str:
    """Print a date in words: 1er mars 2026, 1 March 2026; its spaces do not break."""
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_MONTHS[lang][day.month - 1]}{NBSP}{day.year}"


def short_date(day: date, lang: Language = "fr") -> str:
    """Print a date in figures: 01/03/2026 in French, 2026-03-01 in English."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if lang == "fr" else day.isoformat()


def instant(moment: datetime, lang: Language = "fr") -> str:
    """Print an instant in Paris time: 1er mars 2026 à 18 h 00, 1 March 2026, 18:00."""
    local = moment.astimezone(PARIS)
    if lang == "fr":
        return f"{long_date(local.date(), lang)} à {local.hour}{NBSP}h{NBSP}{local.minute:02d}"
    return f"{long_date(local.date(), lang)}, {local.hour:02d}:{local.minute:02d}"


def head(count: int, root: str) -> str:
    """Print a head of the chain in full: ``N:ROOT`` with 64 hex digits."""
    return f"{count}:{root}"


def short_digest(digest: str) -> str:
    """Print the first 16 hex digits of a digest in 4 groups."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))
