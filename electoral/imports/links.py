"""Which candidacy each printed candidate is: by panel number, else by normalised name in the constituency."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from caisse.kernel.issues import Issue
from caisse.kernel.names import normalised
from electoral.imports.findings import Findings
from electoral.imports.parsed import ParsedCandidacy, ParsedConstituency

_MANY = 20
"""Names that differ from those known: under this many they are spellings, whatever their share."""


@dataclass(frozen=True, slots=True)
class KnownCandidacy:
    """A committed candidacy.

    Attributes:
        id: the candidacy.
        constituency: canonical code.
        panel: panel number, or None.
        printed: surname and first name as first printed.
        names: normalised names, the first printed and its aliases.
    """

    id: int
    constituency: str
    panel: int | None
    printed: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Link:
    """One printed candidate and the candidacy it is.

    Attributes:
        constituency: canonical code.
        candidacy: what the file prints.
        normalised: normalised surname and first name.
        known_id: the committed candidacy, or None when the file brings it.
        is_alias: whether the name is another spelling of the known one.
        gives_panel: whether the file gives the known candidacy its panel number.
    """

    constituency: str
    candidacy: ParsedCandidacy
    normalised: str
    known_id: int | None = None
    is_alias: bool = False
    gives_panel: bool = False

    @property
    def identity(self) -> str:
        """What names the candidacy for ever when this file brings it: panel number, or ``~`` and the name."""
        panel = self.candidacy.panel
        return f"~{self.normalised}" if panel is None else str(panel)


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a file, and what they say."""

    links: tuple[Link, ...]
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Stands:
    """Candidacies known in one constituency."""

    by_panel: dict[int, KnownCandidacy] = field(default_factory=dict)
    by_name: defaultdict[str, list[KnownCandidacy]] = field(default_factory=lambda: defaultdict(list))


def link_candidacies(constituencies: Sequence[ParsedConstituency], known: Iterable[KnownCandidacy]) -> Links:
    """Link every printed candidate to a committed candidacy, or to none.

    Args:
        constituencies: what the file prints.
        known: the committed candidacies of the election.

    Returns:
        The links in the file's order. Another spelling is a warning; a person found under another panel
        number, a name that fits several candidacies, or names that differ nearly everywhere are errors.
    """
    stands = _index(known)
    findings = Findings()
    links = []
    compared = different = 0
    for constituency in constituencies:
        stand = stands.get(constituency.code)
        used: set[int] = set()
        for candidacy in constituency.candidacies:
            link = _link(constituency.code, candidacy, stand, findings)
            compared += stand is not None
            different += stand is not None and (link.known_id is None or link.is_alias)
            if link.known_id is not None and link.known_id in used:
                _error(findings, "imports.candidacy_twice", link)
            used.update(() if link.known_id is None else (link.known_id,))
            links.append(link)
    if different >= _MANY and 2 * different > compared:
        only = Findings()
        only.error("imports.other_election", different=different, compared=compared)
        return Links(tuple(links), only.sorted())
    return Links(tuple(links), findings.sorted())


def _index(known: Iterable[KnownCandidacy]) -> Mapping[str, _Stands]:
    stands: defaultdict[str, _Stands] = defaultdict(_Stands)
    for candidacy in known:
        stand = stands[candidacy.constituency]
        if candidacy.panel is not None:
            stand.by_panel[candidacy.panel] = candidacy
        for name in candidacy.names:
            stand.by_name[name].append(candidacy)
    return stands


def _link(code: str, candidacy: ParsedCandidacy, stand: _Stands | None, findings: Findings) -> Link:
    name = normalised(f"{candidacy.surname} {candidacy.first_name}")
    link = Link(code, candidacy, name)
    if stand is None:
        return link
    if candidacy.panel is None or candidacy.panel not in stand.by_panel:
        return _link_by_name(link, stand, findings)
    known = stand.by_panel[candidacy.panel]
    if name in known.names:
        return Link(code, candidacy, name, known.id)
    elsewhere = [other for other in stand.by_name.get(name, ()) if other.id != known.id]
    if elsewhere:
        _error(findings, "imports.panel_of_another", link, known=known.printed)
    else:
        findings.warning(
            "imports.other_spelling",
            candidacy.line,
            candidacy.column,
            constituency=code,
            printed=_printed(candidacy),
            known=known.printed,
        )
    return Link(code, candidacy, name, known.id, is_alias=True)


def _link_by_name(link: Link, stand: _Stands, findings: Findings) -> Link:
    candidacy = link.candidacy
    found = stand.by_name.get(link.normalised, [])
    if len(found) > 1:
        _error(findings, "imports.name_fits_several", link)
        return link
    if not found:
        findings.warning(
            "imports.candidacy_new",
            candidacy.line,
            candidacy.column,
            constituency=link.constituency,
            printed=_printed(candidacy),
        )
        return link
    if candidacy.panel is not None and found[0].panel is not None:
        _error(findings, "imports.panel_changed", link, panel_number=found[0].panel)
    gives_panel = candidacy.panel is not None and found[0].panel is None
    return Link(link.constituency, candidacy, link.normalised, found[0].id, gives_panel=gives_panel)


def _printed(candidacy: ParsedCandidacy) -> str:
    return f"{candidacy.surname} {candidacy.first_name}".strip()


def _error(findings: Findings, code: str, link: Link, **params: str | int) -> None:
    findings.error(
        code,
        link.candidacy.line,
        link.candidacy.column,
        constituency=link.constituency,
        printed=_printed(link.candidacy),
        **params,
    )
