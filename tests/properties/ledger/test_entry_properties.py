"""Properties of entries: a mirror sums to nothing, any changed field is seen."""

import copy
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caisse.kernel.canonical import Canonical, canonical_json
from caisse.kernel.exact import Cents
from ledger.accounts import default_chart, is_in_kind
from ledger.closing import carried_forward, closing_drafts, opening_draft, result_of
from ledger.entries import EntryDraft, Line, Origin, check_form, content, digest_of_entry, mirror, sides
from ledger.models.seals import Seal
from ledger.seals import GENESIS, digest_of_seal

NUMBERS = [account.number for account in default_chart() if not is_in_kind(account.number)]
AMOUNTS = st.integers(min_value=1, max_value=10**12)


@st.composite
def entries(draw: st.DrawFn) -> EntryDraft:
    amounts = draw(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=6))
    rest = -sum(amounts)
    amounts = [*amounts, rest] if rest else [*amounts, 1, -1]
    lines = tuple(
        Line(draw(st.sampled_from(NUMBERS)), Cents(amount), draw(st.sampled_from([None, "A", "B"])))
        for amount in amounts
    )
    if len(lines) < 2:
        lines = (*lines, Line("5121", Cents(1)), Line("7541", Cents(-1)))
    day = draw(st.dates(date(2025, 1, 1), date(2025, 12, 31)))
    return EntryDraft("OD", day, draw(st.sampled_from(["Loyer", "Don", "Frais"])), lines, "P-1")


@given(entries())
def test_an_entry_and_its_mirror_sum_to_nothing(entry: EntryDraft) -> None:
    check_form(entry)
    reversed_ = mirror(entry, day=date(2025, 12, 31), label="Contre-passation", origin=Origin.REVERSAL)
    check_form(reversed_)
    left: dict[tuple[str, str | None], int] = {}
    for line in (*entry.lines, *reversed_.lines):
        left[line.account, line.member] = left.get((line.account, line.member), 0) + line.amount_cents
    assert set(left.values()) == {0}
    assert sides(entry.lines) == sides(reversed_.lines)
    twice = mirror(reversed_, day=entry.day, label=entry.label, origin=entry.origin)
    assert digest_of_entry(twice) == digest_of_entry(entry)


def _changes(value: Canonical) -> Iterator[Canonical]:
    """Yield every value that differs from this one in a single leaf."""
    if isinstance(value, dict):
        for key, item in value.items():
            for changed in _changes(item):
                yield {**value, key: changed}
    elif isinstance(value, list):
        for position, item in enumerate(value):
            for changed in _changes(item):
                yield [*value[:position], changed, *value[position + 1 :]]
    elif isinstance(value, str):
        yield value + "x"
    else:
        yield value + 1 if isinstance(value, int) else 0


@given(entries())
def test_any_changed_field_of_an_entry_changes_the_digest_that_was_displayed(entry: EntryDraft) -> None:
    said = content(entry)
    written = {canonical_json(changed) for changed in _changes(said)}
    assert canonical_json(said) not in written


@given(entries(), st.text("0123456789abcdef", min_size=32, max_size=32), st.integers(0, 10**6))
def test_any_changed_field_of_an_event_breaks_the_chain(entry: EntryDraft, salt: str, seconds: int) -> None:
    event = Seal(
        seq=1,
        kind="entry",
        object_key="2025-0001",
        format=1,
        payload=canonical_json(content(entry)).decode("utf-8"),
        salt=salt,
        at=datetime(2025, 6, 1, tzinfo=UTC) + timedelta(seconds=seconds),
        previous=GENESIS,
    )
    digest = digest_of_seal(event)
    changes: dict[str, object] = {
        "seq": 2,
        "kind": "entries",
        "object_key": "2025-0002",
        "format": 2,
        "salt": salt + "0",
        "at": event.at + timedelta(microseconds=1),
        "previous": digest,
    }
    for field, value in changes.items():
        other = _copied(event)
        setattr(other, field, value)
        assert digest_of_seal(other) != digest, field
    for changed in _changes(content(entry)):
        other = _copied(event)
        other.payload = canonical_json(changed).decode("utf-8")
        assert digest_of_seal(other) != digest


def _copied(event: Seal) -> Seal:
    fields = ("seq", "kind", "object_key", "format", "payload", "salt", "at", "previous")
    return Seal(**{field: copy.copy(getattr(event, field)) for field in fields})


@given(st.lists(entries(), min_size=1, max_size=5))
def test_closing_empties_the_result_and_opening_carries_what_stays(year: list[EntryDraft]) -> None:
    amounts: dict[tuple[str, str | None], int] = {}
    for entry in year:
        for line in entry.lines:
            amounts[line.account, line.member] = (
                amounts.get((line.account, line.member), 0) + line.amount_cents
            )
    carried = dict(carried_forward(amounts, {}))
    assert sum(carried.values()) == 0
    closed = dict(amounts)
    for draft in closing_drafts(2025, amounts):
        assert sum(line.amount_cents for line in draft.lines) == 0
        for line in draft.lines:
            key = (line.account, line.member)
            closed[key] = closed.get(key, 0) + line.amount_cents
    assert result_of(closed) == 0
    assert dict(carried_forward(closed, {})) == carried
    assert carried_forward(closed, carried) == {}
    opening = opening_draft(2026, carried, "À-nouveaux")
    assert (opening is None) == (not carried)
