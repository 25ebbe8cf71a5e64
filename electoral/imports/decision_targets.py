"""What each row of a decisions file means: one row of the list, one candidacy, or an error."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caisse.kernel.issues import Issue
from caisse.kernel.names import normalised
from electoral.decisions import Decision
from electoral.imports.findings import Findings
from electoral.imports.links import KnownCandidacy
from electoral.imports.parsed import ParsedDecision
from electoral.matching import ListRow


@dataclass(frozen=True, slots=True)
class DecisionTarget:
    """One decision with what it is about.

    Attributes:
        decision: the row of the file.
        list_normalised: normalised name of the list row.
        party_normalised: its normalised party.
        candidacy_id: the candidacy, or None when the row is set aside.
    """

    decision: ParsedDecision
    list_normalised: str
    party_normalised: str
    candidacy_id: int | None


@dataclass(frozen=True, slots=True)
class DecisionTargets:
    """The rows of a file that mean one thing each, and why others do not."""

    targets: tuple[DecisionTarget, ...]
    issues: tuple[Issue, ...]


_Key = tuple[str, str]


def resolve_decisions(
    decisions: Sequence[ParsedDecision], rows: Iterable[ListRow], candidacies: Iterable[KnownCandidacy]
) -> DecisionTargets:
    """Find the list row and the candidacy that each decision names.

    Args:
        decisions: the rows of the file.
        rows: the rows of the current list.
        candidacies: the committed candidacies of the election.
    """
    listed: defaultdict[_Key, list[ListRow]] = defaultdict(list)
    for listed_row in rows:
        listed[listed_row.constituency, normalised(listed_row.name.printed)].append(listed_row)
    stood: defaultdict[_Key, dict[int, KnownCandidacy]] = defaultdict(dict)
    for candidacy in candidacies:
        for name in candidacy.names:
            stood[candidacy.constituency, name][candidacy.id] = candidacy
    findings = Findings()
    targets = []
    for decision in decisions:
        row = _list_row(decision, listed, findings)
        candidacy_id = _candidacy(decision, stood, findings)
        if row is not None and (candidacy_id is not None or decision.decision is Decision.SET_ASIDE):
            key = normalised(decision.list_name)
            targets.append(DecisionTarget(decision, key, row.party, candidacy_id))
    _warn_contradictions(targets, findings)
    return DecisionTargets(tuple(targets), findings.sorted())


def _list_row(
    decision: ParsedDecision, listed: dict[_Key, list[ListRow]], findings: Findings
) -> ListRow | None:
    named = listed.get((decision.constituency, normalised(decision.list_name)), [])
    party = None if decision.party is None else normalised(decision.party)
    fitting = [row for row in named if party is None or row.party == party]
    if len(fitting) == 1:
        return fitting[0]
    if not named:
        code = "imports.no_list_row"
    elif not fitting:
        code = "imports.no_list_row_of_party"
    else:
        code = "imports.several_list_rows"
    findings.error(
        code,
        decision.line,
        "list_name",
        constituency=decision.constituency,
        name=decision.list_name,
        party=decision.party or "",
    )
    return None


def _candidacy(
    decision: ParsedDecision, stood: dict[_Key, dict[int, KnownCandidacy]], findings: Findings
) -> int | None:
    if decision.result_name is None:
        return None
    named = stood.get((decision.constituency, normalised(decision.result_name)), {})
    fitting = [
        candidacy
        for candidacy in named.values()
        if decision.panel is None or candidacy.panel is None or candidacy.panel == decision.panel
    ]
    if len(fitting) == 1:
        return fitting[0].id
    if not named:
        code = "imports.no_candidacy"
    elif not fitting:
        code = "imports.no_candidacy_at_panel"
    else:
        code = "imports.several_candidacies"
    findings.error(
        code,
        decision.line,
        "result_name",
        constituency=decision.constituency,
        name=decision.result_name,
        panel_number=decision.panel or 0,
    )
    return None


def _warn_contradictions(targets: Sequence[DecisionTarget], findings: Findings) -> None:
    """Warn of a list row decided twice in one file: the last line counts."""
    lines: dict[tuple[str, str, str], int] = {}
    for target in targets:
        decision = target.decision
        key = decision.constituency, target.list_normalised, target.party_normalised
        if key in lines:
            findings.warning(
                "imports.decided_twice",
                decision.line,
                "list_name",
                constituency=decision.constituency,
                name=decision.list_name,
                first_line=lines[key],
            )
        lines[key] = decision.line
