"""What every report of one issue shares: pool, language, date, issuer, head of the chain; and its words."""

from dataclasses import dataclass
from datetime import date

from caisse.kernel.format import Language
from caisse.kernel.messages import Parameter, text
from reports.cells import Kind, Value
from reports.document import Block, Column, Document, Item, KeyFigure, Section, Status
from reports.manifest import Head, Input, KeyVersion, Manifest, Rule
from reports.stationery import template_digest


@dataclass(frozen=True, slots=True)
class Frame:
    """What a builder is given beside its figures.

    Attributes:
        pool: name of the pool.
        language: language of the report.
        issued_on: legal date of issue (Europe/Paris), an argument so that bytes repeat.
        issued_by: who issues it.
        head: the chain's head.
        program: version of the program.
        inputs: files and versions read.
        key: key of redistribution applied, if one was.
    """

    pool: str
    language: Language
    issued_on: date
    issued_by: str
    head: Head
    program: str
    inputs: tuple[Input, ...] = ()
    key: KeyVersion | None = None

    def say(self, key: str, **params: Parameter) -> str:
        """Return a sentence of the reports' catalogue."""
        return text(f"reports.{key}", params, self.language)

    def counted(self, key: str, count: int, **params: Parameter) -> str:
        """Return the singular or the plural sentence: French has the singular for 0 and 1, English for 1."""
        singular = count in {0, 1} if self.language == "fr" else count == 1
        return self.say(f"{key}_one" if singular else f"{key}_many", count=count, **params)

    def item(self, key: str, kind: Kind, value: Value) -> Item:
        """Return a named figure, labelled from the catalogue (``item_<key>``)."""
        return Item(key, self.say(f"item_{key}"), kind, value)

    def column(
        self,
        key: str,
        kind: Kind = Kind.TEXT,
        *,
        minor: bool = False,
        strong: bool = False,
        header: bool = False,
    ) -> Column:
        """Return a column, labelled from the catalogue (``column_<key>``)."""
        return Column(key, self.say(f"column_{key}"), kind, minor=minor, strong=strong, header=header)

    def manifest(self, rules: tuple[Rule, ...] = ()) -> Manifest:
        """Return the manifest of a report that applied these rules."""
        return Manifest(
            head=self.head,
            template_digest=template_digest(),
            program=self.program,
            inputs=self.inputs,
            rules=rules,
            key=self.key,
        )


@dataclass(frozen=True, slots=True)
class Cover:
    """What a builder puts on the first page.

    Attributes:
        kind: name of the report.
        title: the one thing it says.
        as_of: what the figures are about.
        status_label: the status in words.
        figure: the one figure.
        audience: who may read it, in one sentence.
        status: definitive or provisional.
        lead: blocks under the figure.
    """

    kind: str
    title: str
    as_of: str
    status_label: str
    figure: KeyFigure
    audience: str
    status: Status = Status.DEFINITIVE
    lead: tuple[Block, ...] = ()


def bind(frame: Frame, cover: Cover, sections: tuple[Section, ...], rules: tuple[Rule, ...] = ()) -> Document:
    """Return the finished document of a builder, not numbered yet."""
    return Document(
        kind=cover.kind,
        language=frame.language,
        pool=frame.pool,
        title=cover.title,
        as_of=cover.as_of,
        status=cover.status,
        status_label=cover.status_label,
        figure=cover.figure,
        lead=cover.lead,
        sections=sections,
        manifest=frame.manifest(rules),
        issued_on=frame.issued_on,
        issued_by=frame.issued_by,
        audience=cover.audience,
    )
