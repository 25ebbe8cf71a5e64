"""Threshold report: in how many constituencies a party reaches the share, and by how many votes."""

from dataclasses import dataclass

from caisse.kernel.dated import Source
from caisse.kernel.format import share
from electoral.rules.first_fraction import SHARE_IN_CONSTITUENCY
from electoral.tally import ConstituencyTally
from electoral.thresholds import Branch, ThresholdAnswer
from reports.cells import Kind, Share
from reports.document import (
    Block,
    Column,
    Definitions,
    Document,
    KeyFigure,
    Note,
    Paragraph,
    Row,
    Section,
    Status,
    Table,
)
from reports.frame import Cover, Frame, bind
from reports.manifest import Rule

KIND = "threshold"


@dataclass(frozen=True, slots=True)
class ThresholdFigures:
    """What the report is made from.

    Attributes:
        party: the party judged, as the list of attachments prints it.
        election: the election in words.
        version_status: status of the result version (``definitive``, ``provisional``, ``own_tally`` …).
        answer: the count and the verdict.
        doubles: candidacies attached to several parties, counted for none.
        unconfirmed: what no second person confirmed yet (``version``, ``matches``).
        names: whether candidates are named: only for readers allowed to see attachments.
    """

    party: str
    election: str
    version_status: str
    answer: ThresholdAnswer
    doubles: int = 0
    unconfirmed: tuple[str, ...] = ()
    names: bool = False

    @property
    def provisional(self) -> bool:
        """Whether the votes can still change."""
        return self.version_status in {"provisional", "own_tally"}


def build_threshold(figures: ThresholdFigures, frame: Frame) -> Document:
    """Return the threshold report of one party on one result version."""
    answer = figures.answer
    reached = answer.required + answer.margin
    general = answer.branch is Branch.GENERAL
    key = "threshold_constituencies" if general else "threshold_candidates"
    cover = Cover(
        kind=KIND,
        title=_title(figures, frame),
        as_of=frame.say("threshold_as_of", election=figures.election),
        status=Status.PROVISIONAL if figures.provisional else Status.DEFINITIVE,
        status_label=frame.say(f"version_{figures.version_status}"),
        figure=KeyFigure(
            frame.item(key, Kind.COUNT, reached),
            complement=frame.say("out_of", total=answer.required),
            reached=reached,
            required=answer.required,
        ),
        audience=frame.say("audience_names" if figures.names else "audience_threshold"),
        lead=_notes(figures, frame),
    )
    return bind(frame, cover, _sections(figures, frame), _rules(answer, frame))


def _title(figures: ThresholdFigures, frame: Frame) -> str:
    answer = figures.answer
    branch = "threshold" if answer.branch is Branch.GENERAL else "threshold_overseas"
    if answer.verdict.holds:
        return frame.say(f"{branch}_reached", party=figures.party)
    return frame.counted(f"{branch}_missed", -answer.margin, party=figures.party)


def _notes(figures: ThresholdFigures, frame: Frame) -> tuple[Block, ...]:
    answer = figures.answer
    notes: list[Block] = []
    changes = answer.rounding_changes
    if changes and answer.branch is Branch.GENERAL:
        notes.append(Note(_rounding(answer, frame)))
    notes += [Note(frame.say(f"unconfirmed_{what}")) for what in figures.unconfirmed]
    unmatched = _without_votes(answer)
    if unmatched:
        notes.append(Note(frame.counted("threshold_unmatched", len(unmatched))))
    if figures.doubles:
        notes.append(Note(frame.counted("threshold_doubles", figures.doubles)))
    return tuple(notes)


def _rounding(answer: ThresholdAnswer, frame: Frame) -> str:
    first = answer.rounding_changes[0]
    votes, expressed = first.votes or 0, first.expressed or 0
    return frame.say(
        "threshold_rounding",
        rounded=len(answer.tally.reached_if_rounded),
        constituency=first.constituency,
        votes=votes,
        expressed=expressed,
        share=share(votes, expressed, frame.language),
    )


def _counts(figures: ThresholdFigures, frame: Frame) -> Definitions:
    tally = figures.answer.tally
    return Definitions(
        "counts",
        (
            frame.item("candidates", Kind.COUNT, tally.candidates),
            frame.item("women", Kind.COUNT, tally.women),
            frame.item("men", Kind.COUNT, tally.men),
            frame.item("constituencies", Kind.COUNT, len(tally.constituencies)),
            frame.item("candidates_reached", Kind.COUNT, tally.candidates_reached),
            frame.item("votes", Kind.VOTES, tally.votes),
            frame.item("margin", Kind.SIGNED, figures.answer.margin),
        ),
    )


def _sections(figures: ThresholdFigures, frame: Frame) -> tuple[Section, ...]:
    answer = figures.answer
    tallies = answer.tally.constituencies
    near = answer.near_misses
    others = tuple(
        tally for tally in tallies if tally.votes is not None and not tally.reached and tally not in near
    )
    sections = [
        Section("counts", frame.say("threshold_counts"), (_counts(figures, frame),)),
        Section(
            "reached",
            frame.say("threshold_where"),
            (_table("reached", answer.tally.reached, figures, frame),),
        ),
        Section(
            "near",
            frame.say("threshold_near"),
            (Paragraph(frame.say("threshold_near_means")), _table("near", near, figures, frame)),
        ),
        Section("others", frame.say("threshold_others"), (_table("others", others, figures, frame),)),
    ]
    unmatched = _without_votes(answer)
    if unmatched:
        sections.append(
            Section("unmatched", frame.say("threshold_no_votes"), (_unmatched(unmatched, figures, frame),))
        )
    sections.append(Section("rule", frame.say("rule"), (_sources(answer.verdict.sources, frame),)))
    return tuple(sections)


def _table(
    key: str, tallies: tuple[ConstituencyTally, ...], figures: ThresholdFigures, frame: Frame
) -> Table:
    total = frame.counted("constituencies", len(tallies))
    votes = sum(tally.votes or 0 for tally in tallies)
    blank: Row = (None,) if figures.names else ()
    return Table(
        key=key,
        caption=frame.say(f"caption_{key}"),
        columns=_columns(figures, frame),
        rows=tuple(_row(tally, figures) for tally in tallies),
        totals=((total, *blank, votes, None, None, None, None),),
        empty=frame.say(f"empty_{key}"),
    )


def _columns(figures: ThresholdFigures, frame: Frame) -> tuple[Column, ...]:
    return (
        frame.column("constituency", Kind.CODE, header=True),
        *((frame.column("candidate", minor=True),) if figures.names else ()),
        frame.column("votes", Kind.VOTES),
        frame.column("expressed", Kind.VOTES, minor=True),
        frame.column("exact_share", Kind.SHARE),
        frame.column("required_votes", Kind.VOTES, minor=True),
        frame.column("vote_margin", Kind.SIGNED, strong=True),
    )


def _row(tally: ConstituencyTally, figures: ThresholdFigures) -> Row:
    votes, expressed = tally.votes or 0, tally.expressed or 0
    named: Row = (tally.candidates[0].name,) if figures.names else ()
    margin = None if tally.missing is None else -tally.missing
    return (tally.constituency, *named, votes, expressed, Share(votes, expressed), tally.required, margin)


def _without_votes(answer: ThresholdAnswer) -> tuple[ConstituencyTally, ...]:
    return tuple(
        tally
        for tally in answer.tally.constituencies
        if any(candidate.votes is None for candidate in tally.candidates)
    )


def _unmatched(tallies: tuple[ConstituencyTally, ...], figures: ThresholdFigures, frame: Frame) -> Table:
    columns = (
        frame.column("constituency", Kind.CODE, header=True),
        frame.column("candidate") if figures.names else frame.column("candidacies", Kind.COUNT),
    )
    rows: list[Row] = []
    for tally in tallies:
        missing = [candidate.name for candidate in tally.candidates if candidate.votes is None]
        rows += [(tally.constituency, name) for name in missing] if figures.names else []
        rows += [] if figures.names else [(tally.constituency, len(missing))]
    return Table("unmatched", frame.say("caption_unmatched"), columns, tuple(rows))


def _sources(sources: tuple[Source, ...], frame: Frame) -> Table:
    return Table(
        key="sources",
        caption=frame.say("caption_sources"),
        columns=(
            frame.column("reference", header=True),
            frame.column("quote"),
            frame.column("checked_on", Kind.DATE, minor=True),
        ),
        rows=tuple((source.reference, source.quote, source.checked_on) for source in sources),
    )


def _rules(answer: ThresholdAnswer, frame: Frame) -> tuple[Rule, ...]:
    since = {step.source.reference: step.since for step in SHARE_IN_CONSTITUENCY.steps}
    return tuple(
        Rule(frame.say("rule_threshold"), source.reference, since.get(source.reference))
        for source in answer.verdict.sources
    )
