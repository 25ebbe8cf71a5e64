"""Checks of one constituency's figures: what cannot be refuses the file, what does not add up is said."""

from collections.abc import Callable

from caisse.kernel.names import normalised
from electoral.imports.findings import Findings
from electoral.imports.parsed import ParsedConstituency

Check = Callable[[ParsedConstituency, Findings], None]


def check_turnout(found: ParsedConstituency, findings: Findings) -> None:
    """Refuse more voters than registered, more votes expressed than voters."""
    if found.voted > found.registered:
        findings.error(
            "imports.voted_over_registered",
            found.line,
            constituency=found.code,
            voted=found.voted,
            registered=found.registered,
        )
    if found.expressed > found.voted:
        findings.error(
            "imports.expressed_over_voted",
            found.line,
            constituency=found.code,
            expressed=found.expressed,
            voted=found.voted,
        )


def check_ballots(found: ParsedConstituency, findings: Findings) -> None:
    """Warn when expressed, blank and null ballots do not make the voters."""
    if found.blank is None or found.null is None:
        return
    ballots = found.expressed + found.blank + found.null
    if ballots != found.voted:
        findings.warning(
            "imports.ballots_do_not_add_up",
            found.line,
            constituency=found.code,
            ballots=ballots,
            voted=found.voted,
        )


def check_votes(found: ParsedConstituency, findings: Findings) -> None:
    """Refuse a candidate above the votes expressed; warn when the candidates do not make them."""
    above = [candidacy for candidacy in found.candidacies if candidacy.votes > found.expressed]
    for candidacy in above:
        findings.error(
            "imports.votes_over_expressed",
            candidacy.line,
            candidacy.column,
            constituency=found.code,
            name=f"{candidacy.surname} {candidacy.first_name}".strip(),
            votes=candidacy.votes,
            expressed=found.expressed,
        )
    if found.votes != found.expressed and not above:
        findings.warning(
            "imports.votes_do_not_add_up",
            found.line,
            constituency=found.code,
            votes=found.votes,
            expressed=found.expressed,
        )


def check_candidacies(found: ParsedConstituency, findings: Findings) -> None:
    """Refuse a constituency without candidates, a panel number or a nameless person met twice."""
    if not found.candidacies:
        findings.error("imports.no_candidate", found.line, constituency=found.code)
    panels: dict[int, str] = {}
    names: dict[str, int | None] = {}
    for candidacy in found.candidacies:
        name = f"{candidacy.surname} {candidacy.first_name}".strip()
        key = normalised(name)
        if candidacy.panel is not None and candidacy.panel in panels:
            findings.error(
                "imports.panel_twice",
                candidacy.line,
                candidacy.column,
                constituency=found.code,
                panel_number=candidacy.panel,
                first=panels[candidacy.panel],
                second=name,
            )
        elif key in names:
            report = findings.error if candidacy.panel is None else findings.warning
            report(
                "imports.name_twice",
                candidacy.line,
                candidacy.column,
                constituency=found.code,
                name=name,
            )
        names.setdefault(key, candidacy.panel)
        if candidacy.panel is not None:
            panels.setdefault(candidacy.panel, name)


CHECKS: tuple[Check, ...] = (check_turnout, check_ballots, check_votes, check_candidacies)
"""Run in this order on each constituency."""


def check_constituency(found: ParsedConstituency, findings: Findings) -> None:
    """Run every check."""
    for check in CHECKS:
        check(found, findings)
