"""Fields of documents that hold money: exact, closed lists, no float. Errors are codes, not sentences."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, fields
from marshmallow.types import ErrorMessages

from caisse.kernel.names import unsafe_characters
from ledger.key import Amount

_LARGEST = 1_000_000
_EUROS = re.compile(r"(\d{1,9})(?:[.,](\d{2}))?", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?[ \u00a0\u202f]?%", re.ASCII)
_WHOLE_BP = 10_000

REQUIRED: ErrorMessages = {"required": "required"}
"""Error codes of a field that must be there."""


@dataclass(frozen=True, slots=True)
class WrittenDecimal:
    """A number written with a point: refused in every field, because no float stands near money.

    Attributes:
        written: the number as the document writes it.
    """

    written: str

    def __str__(self) -> str:
        return self.written


class ChoiceField(fields.Field[StrEnum]):
    """One word of a closed list."""

    default_error_messages = REQUIRED

    def __init__(self, words: type[StrEnum], code: str, **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(**options)
        self.words = words
        self.code = code

    def _deserialize(self, value: object, attr: str | None, data: object, **_options: object) -> StrEnum:
        del attr, data
        if isinstance(value, str) and value in list(self.words):
            return self.words(value)
        raise ValidationError(self.code)


class WholeField(fields.Field[int]):
    """An integer from ``least`` to a million; neither a decimal nor a boolean."""

    default_error_messages = REQUIRED

    def __init__(self, least: int, **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(**options)
        self.least = least

    def _deserialize(self, value: object, attr: str | None, data: object, **_options: object) -> int:
        del attr, data
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= _LARGEST:
            raise ValidationError("whole_expected")
        return value


class WordsField(fields.Field[str]):
    """A text on one line, without hidden characters, up to ``length`` characters."""

    default_error_messages = REQUIRED

    def __init__(self, length: int, **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(**options)
        self.length = length

    def _deserialize(self, value: object, attr: str | None, data: object, **_options: object) -> str:
        del attr, data
        if not isinstance(value, str) or not value.strip() or len(value) > self.length:
            raise ValidationError(f"text_expected:{self.length}")
        if unsafe_characters(value):
            raise ValidationError("text_unsafe")
        return value.strip()


class AmountField(fields.Field[Amount]):
    """Euros with two decimals, or percent with two at most, between quotes."""

    default_error_messages = REQUIRED

    def _deserialize(self, value: object, attr: str | None, data: object, **_options: object) -> Amount:
        del attr, data
        if not isinstance(value, str):
            raise ValidationError("amount_quoted")
        if euros := _EUROS.fullmatch(value.strip()):
            return Amount(cents=int(euros[1]) * 100 + int(euros[2] or 0))
        percent = _PERCENT.fullmatch(value.strip())
        if percent is None:
            raise ValidationError("amount_expected")
        basis_points = int(percent[1]) * 100 + int((percent[2] or "0").ljust(2, "0"))
        if basis_points > _WHOLE_BP:
            raise ValidationError("percent_too_large")
        return Amount(basis_points=basis_points)
