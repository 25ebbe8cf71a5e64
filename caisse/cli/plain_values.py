"""Frozen results as ``--json`` prints them: keys as they are named, dates and instants in ISO form."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from caisse.kernel.dated import Verdict
from caisse.kernel.issues import Issue
from caisse.kernel.messages import Language
from caisse.kernel.metadata import written_instant


def plain(value: object, lang: Language) -> Any:  # noqa: ANN401 - what json.dumps takes
    """Return a frozen result in strings, integers, booleans, lists and mappings.

    Args:
        value: a frozen dataclass, or what one holds.
        lang: language of the sentences of verdicts and issues.
    """
    if isinstance(value, Mapping):
        return {str(key): plain(item, lang) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, lang) for item in value]
    if is_dataclass(value) and not isinstance(value, Verdict | Issue):
        return {field.name: plain(getattr(value, field.name), lang) for field in fields(value)}
    return _one(value, lang)


def _one(value: object, lang: Language) -> Any:  # noqa: ANN401 - see above
    match value:
        case Verdict():
            plain_value: Any = _verdict(value, lang)
        case Issue():
            plain_value = value.record(lang)
        case Enum():
            plain_value = value.value
        case datetime():
            plain_value = written_instant(value)
        case date():
            plain_value = value.isoformat()
        case _:
            plain_value = value
    return plain_value


def _verdict(verdict: Verdict, lang: Language) -> dict[str, Any]:
    return {
        "holds": verdict.holds,
        "code": verdict.code,
        "sentence": verdict.sentence(lang),
        "sources": [{"reference": source.reference, "quote": source.quote} for source in verdict.sources],
    }
