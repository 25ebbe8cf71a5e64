"""What every issue of a report shares at the command line: its options, and the way to a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import click
from sqlalchemy.orm import Session

from caisse.cli.door import Door, json_option, pass_door
from caisse.identity.actor import Actor
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.messages import Language, text
from caisse.kernel.refusals import RefusalError
from caisse.services.report_frames import Issuing
from caisse.services.reports import keep_report
from reports.document import Document
from reports.renderers.forms import Form, render

KEYS = (
    "number", "report", "title", "status", "format", "path", "digest", "bytes", "issued_on", "head",
    "already_issued",
)  # fmt: skip
"""Keys of the answer to an issue."""
GOTTEN = ("number", "format", "path", "digest", "bytes")
FORMS = click.Choice([form.value for form in Form])
FORM_HELP = "Forme\u00a0: pdf, html, csv ou json."
DAY = click.DateTime(formats=["%Y-%m-%d"])


class NotWritableError(RefusalError):
    """The file named by ``--output`` cannot be written."""

    code = "reports.not_writable"


@dataclass(frozen=True, slots=True)
class Output:
    """Where an issued report goes, and how.

    Attributes:
        form: the form asked.
        path: the file.
        lang: language of the report; None for the language of the answers.
        issued_on: date of issue; None for today.
        as_json: whether the answer is JSON.
    """

    form: Form
    path: str
    lang: Language | None
    issued_on: date | None
    as_json: bool


def output_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that every issue has, handed on as one ``output``."""

    def gathered(
        door: Door,
        form: str,
        path: str,
        report_lang: str | None,
        issued_on: datetime | None,
        as_json: bool,
        **asked: Any,  # noqa: ANN401 - the command's own options, as click parsed them
    ) -> None:
        day = None if issued_on is None else issued_on.date()
        output = Output(Form(form), path, cast("Language | None", report_lang), day, as_json)
        function(door, output, **asked)

    gathered.__doc__ = function.__doc__
    wrapped: Callable[..., Any] = pass_door(gathered)
    wrapped = json_option(wrapped)
    wrapped = click.option(
        "--issued-on",
        type=DAY,
        metavar="AAAA-MM-JJ",
        help="Date d’émission, aujourd’hui sinon. Même date, mêmes chiffres\u00a0: mêmes octets.",
    )(wrapped)
    wrapped = click.option(
        "--lang", "report_lang", type=click.Choice(["fr", "en"]), help="Langue du rapport."
    )(wrapped)
    wrapped = click.option("--output", "path", required=True, metavar="FICHIER", help="Fichier à écrire.")(
        wrapped
    )
    return click.option("--format", "form", type=FORMS, default="pdf", help=FORM_HELP)(wrapped)


def issue(
    door: Door,
    output: Output,
    compose: Callable[[Session, Issuing, Actor], Document],
    member: str | None = None,
) -> None:
    """Compose inside a reading, lay out outside any transaction, keep, write, answer."""
    if not Path(output.path).parent.is_dir():
        raise NotWritableError(path=output.path)
    actor = door.actor()
    lang = output.lang or door.lang
    with door.database.reading() as session:
        document = compose(session, Issuing(lang, output.issued_on), actor)
    content = render(document, output.form)
    kept = door.database.run(
        lambda session: keep_report(session, document, output.form, content, member, actor)
    )
    write_file(output.path, kept.content)
    answer: dict[str, Any] = {
        "number": kept.number,
        "report": document.kind,
        "title": document.title,
        "status": document.status.value,
        "format": output.form.value,
        "path": output.path,
        "digest": kept.digest,
        "bytes": len(kept.content),
        "issued_on": document.issued_on.isoformat(),
        "head": document.manifest.head.written,
        "already_issued": kept.already_there,
        "issues": [],
    }
    lines = [document.title, written_line(kept.number, output.path, kept.content, door.lang)]
    door.answer(answer, as_json=output.as_json, lines=lines)


def write_file(path: str, content: bytes) -> None:
    """Write a report to the file asked.

    Raises:
        NotWritableError: when it cannot be written.
    """
    try:
        Path(path).write_bytes(content)
    except OSError as error:
        raise NotWritableError(path=path) from error


def written_line(number: str, path: str, content: bytes, lang: Language) -> str:
    """Return the sentence that says where a report was written."""
    params: dict[str, str | int] = {
        "number": number,
        "path": path,
        "size": len(content),
        "digest": digest_of_bytes(content)[:16],
    }
    return text("reports.written", params, lang)
