"""Fields of forms as people type them: amounts, days, quantities, words. Errors are issues, not sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from marshmallow import EXCLUDE, Schema, ValidationError, fields

from caisse.kernel.exact import Cents
from caisse.kernel.issues import Issue
from caisse.kernel.messages import Parameter
from caisse.kernel.names import nfc, unsafe_characters
from ledger.amounts import AmountFault, read_amount, read_quantity
from ledger.contribution_file import MOST_MINUTES, read_day

T = TypeVar("T")

_YES = frozenset({"1", "true", "on", "yes", "oui"})
_NO = frozenset({"", "0", "false", "off", "no", "non"})


@dataclass(frozen=True, slots=True)
class FormReading(Generic[T]):
    """What a form says: the command, or all that is wrong with it.

    Attributes:
        value: the frozen command, or None.
        issues: one issue a fault, its column the field's name.
    """

    value: T | None
    issues: tuple[Issue, ...]


def _wrong(key: str, **params: Parameter) -> ValidationError:
    return ValidationError([Issue(f"forms.{key}", params=params)])


class TypedField(fields.Field[T]):
    """A field read from text; an empty one is missing."""

    def __init__(self, *, required: bool = False, **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(required=False, **options)
        self.is_needed = required

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **options: Any) -> Any:  # noqa: ANN401 - marshmallow's own signature
        """Read the field; text of spaces only is no text."""
        del attr, data, options
        written = value.strip() if isinstance(value, str) else value
        if not isinstance(written, str) or not written:
            if self.is_needed:
                raise _wrong("missing")
            return self.load_default
        return self.read(written)

    def read(self, written: str) -> T:
        """Read what was typed, without spaces around it."""
        raise NotImplementedError


class MoneyField(TypedField[Cents]):
    """An amount in euros, in cents; one with two readings is refused."""

    def read(self, written: str) -> Cents:
        """Read the amount."""
        amount = read_amount(written)
        if isinstance(amount, AmountFault):
            raise ValidationError([Issue(amount.code, params=amount.params)])
        return amount


class DayField(TypedField[date]):
    """A day, 2025-03-14 or 14/03/2025."""

    def read(self, written: str) -> date:
        """Read the day."""
        day = read_day(written)
        if day is None:
            raise _wrong("day", written=written[:40])
        return day


class QuantityField(TypedField[int]):
    """A quantity with three decimals at most, in thousandths."""

    def read(self, written: str) -> int:
        """Read the quantity."""
        quantity = read_quantity(written)
        if quantity is None:
            raise _wrong("quantity", written=written[:40])
        return quantity


class CountField(TypedField[int]):
    """A whole number between two bounds, both included."""

    def __init__(self, least: int, most: int = MOST_MINUTES, **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(**options)
        self.least, self.most = least, most

    def read(self, written: str) -> int:
        """Read the number."""
        digits = "".join(written.split())
        if not (digits.isascii() and digits.isdigit() and self.least <= int(digits) <= self.most):
            raise _wrong("count", written=written[:40], least=self.least, most=self.most)
        return int(digits)


class TextField(TypedField[str]):
    """A line of text, composed (NFC), without hidden characters."""

    def __init__(self, longest: int, **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(**options)
        self.longest = longest

    def read(self, written: str) -> str:
        """Read the text."""
        hidden = unsafe_characters(written)
        if hidden:
            raise _wrong("hidden", found=", ".join(hidden))
        if len(written) > self.longest:
            raise _wrong("too_long", length=len(written), longest=self.longest)
        return nfc(written)


class WordField(TypedField[str]):
    """One word of a closed list."""

    def __init__(self, words: type[StrEnum] | tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - as marshmallow
        super().__init__(**options)
        self.words = tuple(str(word) for word in words)

    def read(self, written: str) -> str:
        """Read the word."""
        if written not in self.words:
            raise _wrong("word", written=written[:40], known=", ".join(self.words))
        return written


class TickField(fields.Field[bool]):
    """A box that is ticked or not; a form leaves out the boxes that are not."""

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **options: Any) -> bool:  # noqa: ANN401 - marshmallow's own signature
        """Read the box."""
        del attr, data, options
        if isinstance(value, bool):
            return value
        written = value.strip().lower() if isinstance(value, str) else ""
        if written not in _YES | _NO:
            raise _wrong("tick", written=written[:40])
        return written in _YES


class FormSchema(Schema):
    """A form: fields it does not know are dropped (a token, a button)."""

    class Meta:
        """What marshmallow is told."""

        unknown = EXCLUDE


def read_form(schema: FormSchema, form: Mapping[str, object]) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    """Read a form with its schema.

    Args:
        schema: the fields.
        form: what was sent, from a page or an API.

    Returns:
        The typed values, and all issues.
    """
    try:
        return schema.load(form), ()
    except ValidationError as error:
        return {}, tuple(_issues(error.messages_dict))


def _issues(messages: Mapping[str, Any]) -> Iterator[Issue]:
    for name, faults in messages.items():
        for fault in faults:
            yield Issue(fault.code, column=name, params=fault.params)
