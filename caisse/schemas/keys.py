"""The key as a TOML document: its marshmallow schema, and every finding with the path of its field."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.types import ErrorMessages

from caisse.kernel.issues import Issue
from caisse.schemas.exact_fields import (
    REQUIRED,
    AmountField,
    ChoiceField,
    WholeField,
    WordsField,
    WrittenDecimal,
)
from ledger.key import (
    Base,
    BoundsHold,
    Exit,
    Key,
    NegativeNet,
    ParityBorne,
    Part,
    Reserve,
    Undesignated,
    WhenEmpty,
)

FORMAT: Final = 1
"""The version of the document's shape."""
_VERSION_LENGTH: Final = 40
_TEXT_LENGTH: Final = 200
_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_TABLE: Final[ErrorMessages] = {**REQUIRED, "type": "table_expected"}
_LIST: Final[ErrorMessages] = {**REQUIRED, "invalid": "list_expected"}


@dataclass(frozen=True, slots=True)
class KeyReading:
    """A key document once read.

    Attributes:
        key: the key, or None when the document has an error.
        title: its title, empty when there is none.
        issues: what is wrong, each with the path of its field as ``column``.
    """

    key: Key | None
    title: str
    issues: tuple[Issue, ...]


def read_key(content: bytes) -> KeyReading:
    """Read a key document, with all its findings at once.

    Args:
        content: the bytes of the TOML file.
    """
    try:
        document = tomllib.loads(content.decode("utf-8-sig"), parse_float=WrittenDecimal)
    except UnicodeDecodeError:
        return KeyReading(None, "", (Issue("keys.not_utf8"),))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        return KeyReading(None, "", (Issue("keys.not_toml", line=int(place[1]) if place else None),))
    except (ValueError, RecursionError):  # an integer of thousands of digits, arrays in arrays without end
        return KeyReading(None, "", (Issue("keys.not_toml"),))
    try:
        loaded: dict[str, Any] = KeySchema().load(document)
    except ValidationError as error:
        return KeyReading(None, "", tuple(_issues(error.messages, document)))
    return KeyReading(_key(loaded), loaded["title"], ())


class _Strict(Schema):
    """A table whose fields are all known."""

    error_messages = {"unknown": "unknown_field", "type": "table_expected"}  # noqa: RUF012 - as marshmallow declares it


class PartSchema(_Strict):
    """One weighted part."""

    base = ChoiceField(Base, "base_unknown", required=True)
    weight = WholeField(1, required=True)
    when_empty = ChoiceField(WhenEmpty, "when_empty_unknown", load_default=WhenEmpty.REFUSE)
    shares = fields.Dict(
        keys=WordsField(_VERSION_LENGTH),
        values=WholeField(0),
        load_default=dict,
        error_messages={**REQUIRED, "invalid": "table_expected"},
    )
    shares_total = WholeField(1, load_default=0)
    auditor_note = WordsField(_TEXT_LENGTH, load_default="")

    @validates_schema
    def check_base(self, data: dict[str, Any], **_options: object) -> None:
        """Ask for what a base needs, and refuse what it does not use."""
        shares: dict[str, int] = data["shares"]
        if data["base"] is Base.FIXED:
            if not shares:
                raise ValidationError("shares_missing", "shares")
            if sum(shares.values()) != data["shares_total"]:
                raise ValidationError(f"shares_total:{sum(shares.values())}", "shares_total")
        elif shares or data["shares_total"]:
            raise ValidationError("shares_unused", "shares")
        if data["base"] is Base.HOURS and not data["auditor_note"]:
            raise ValidationError("auditor_note_missing", "auditor_note")


class BoundsSchema(_Strict):
    """Floor and cap of each member."""

    floor = AmountField(load_default=None)
    cap = AmountField(load_default=None)
    hold = ChoiceField(BoundsHold, "hold_unknown", load_default=BoundsHold.BEFORE_PARITY)


class ReserveSchema(_Strict):
    """A reserve that the key sets aside from every receipt."""

    label = WordsField(_TEXT_LENGTH, required=True)
    amount = AmountField(required=True)


class KeySchema(_Strict):
    """The whole document."""

    format = WholeField(1, required=True)
    version = WordsField(_VERSION_LENGTH, required=True)
    title = WordsField(_TEXT_LENGTH, required=True)
    total = WholeField(1, required=True)
    parity = ChoiceField(ParityBorne, "parity_unknown", required=True)
    negative_net = ChoiceField(NegativeNet, "negative_net_unknown", load_default=NegativeNet.REFUSE)
    exit = ChoiceField(Exit, "exit_unknown", load_default=Exit.PRO_RATA)
    undesignated = ChoiceField(Undesignated, "undesignated_unknown", load_default=Undesignated.REFUSE)
    bounds = fields.Nested(BoundsSchema, load_default=dict, error_messages=_TABLE)
    parts = fields.List(fields.Nested(PartSchema, error_messages=_TABLE), required=True, error_messages=_LIST)
    reserves = fields.List(
        fields.Nested(ReserveSchema, error_messages=_TABLE), load_default=list, error_messages=_LIST
    )

    @validates_schema
    def check_whole(self, data: dict[str, Any], **_options: object) -> None:
        """Compare the weights with the stated total."""
        if data["format"] != FORMAT:
            raise ValidationError(f"format_unknown:{FORMAT}", "format")
        weights = sum(part["weight"] for part in data["parts"])
        if weights != data["total"]:
            raise ValidationError(f"weights_total:{weights}", "total")


def _key(loaded: dict[str, Any]) -> Key:
    bounds = loaded["bounds"]
    return Key(
        version=loaded["version"],
        parts=tuple(
            Part(part["base"], part["weight"], part["shares"], part["when_empty"], part["auditor_note"])
            for part in loaded["parts"]
        ),
        floor=bounds.get("floor"),
        cap=bounds.get("cap"),
        bounds_hold=bounds.get("hold", BoundsHold.BEFORE_PARITY),
        parity=loaded["parity"],
        negative_net=loaded["negative_net"],
        exit=loaded["exit"],
        undesignated=loaded["undesignated"],
        reserves=tuple(Reserve(one["label"], one["amount"]) for one in loaded["reserves"]),
    )


def _issues(messages: object, document: object, path: str = "") -> Iterator[Issue]:
    """Turn nested codes into issues; ``parts[2].weight`` is the weight of the second part."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from _issues(inner, _inside(document, name), _longer(path, name))
        return
    for message in messages if isinstance(messages, list) else [messages]:
        code, _, found = str(message).partition(":")
        params = {"path": path, "value": _shown(document), "found": found}
        yield Issue(f"keys.{code}", column=path, params=params)


def _longer(path: str, name: str | int) -> str:
    if isinstance(name, int):
        return f"{path}[{name + 1}]"
    if name in {"_schema", "key", "value"}:
        return path
    return f"{path}.{name}" if path else name


def _inside(document: object, name: str | int) -> object:
    if isinstance(document, dict):
        return document.get(name, document if name in {"_schema", "key", "value"} else None)
    if isinstance(document, list) and isinstance(name, int):
        return document[name]
    return document


def _shown(value: object) -> str:
    return "" if isinstance(value, dict | list) or value is None else str(value)[:80]
