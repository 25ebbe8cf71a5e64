"""What changed between an entry as displayed and as it is."""

from caisse.kernel.format import money
from ledger.entries import EntryDraft, Line, content


def difference(shown: EntryDraft, now: EntryDraft) -> str:
    """Return the fields that differ, as a person reads them; empty when nothing does.

    Args:
        shown: what was displayed.
        now: what the entry says.
    """
    before, after = content(shown), content(now)
    changed = [
        f"{field} {before[field]} → {after[field]}"
        for field in before
        if field != "lines" and before[field] != after[field]
    ]
    changed += [f"− {_written(line)}" for line in shown.lines if line not in now.lines]
    changed += [f"+ {_written(line)}" for line in now.lines if line not in shown.lines]
    return " ; ".join(changed)


def _written(line: Line) -> str:
    side = "D" if line.amount_cents > 0 else "C"
    member = "" if line.member is None else f" {line.member}"
    return f"{side} {line.account}{member} {money(abs(line.amount_cents))}"
