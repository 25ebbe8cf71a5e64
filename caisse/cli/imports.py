"""``caisse import``: official results, attachment lists, decisions."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from caisse.cli.door import Door, command, fault, json_option, pass_door, read_bytes
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.issues import Issue
from caisse.kernel.messages import Parameter, text
from caisse.services.attachment_imports import ImportAttachments, ImportedAttachments, import_attachments
from caisse.services.decision_imports import ImportDecisions, ImportedDecisions, import_decisions
from caisse.services.import_batches import ReceivedFile
from caisse.services.result_imports import ImportedResults, ImportResults, import_results
from electoral.models import ResultStatus

_RESULT_TOTALS = (
    "constituencies", "candidacies", "registered", "voted", "blank", "null", "expressed", "votes",
)  # fmt: skip
_LIST_COUNTS = ("rows", "matched", "suggested", "unmatched", "doubles")
_DECISION_COUNTS = ("rows", "matched", "refused", "set_aside")
_KEPT = ("batch", "digest", "format", "state")
_SHOWN_ISSUES = 50

_FILE = click.argument("path", metavar="FICHIER")
_ELECTION = click.option(
    "--election", required=True, metavar="SCRUTIN", help="Le scrutin, par exemple legislatives-2017."
)
_COMMIT = click.option(
    "--commit", is_flag=True, help="Enregistre. Sans cette option, le fichier est seulement lu et montré."
)


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "import", "Les fichiers officiels et ceux du groupement.")
    _register_results(group)
    _register_attachments(group)
    _register_decisions(group)


def _register_results(group: click.Group) -> None:
    @command(
        group,
        "results",
        permission=Permission.IMPORT_ELECTIONS,
        answers=(*_KEPT, "version", *_RESULT_TOTALS),
    )
    @_FILE
    @_ELECTION
    @click.option(
        "--status",
        required=True,
        type=click.Choice([status.value for status in ResultStatus]),
        help="D’où viennent les chiffres : dépouillement propre, provisoires, définitifs, rectifiés, décret.",
    )
    @click.option("--round", "election_round", type=click.IntRange(1, 2), default=1, help="Le tour : 1 ou 2.")
    @_COMMIT
    @json_option
    @pass_door
    def results(
        door: Door,
        path: str,
        election: str,
        status: str,
        election_round: int,
        commit: bool,
        as_json: bool,
    ) -> None:
        """Lit un fichier de résultats, reconnu par son contenu, et garde sa version à côté des autres."""
        wanted = ImportResults(_received(path), election, ResultStatus(status), election_round, commit)
        actor = door.actor()
        answer = door.database.run(lambda session: import_results(session, wanted, actor))
        _finish(door, answer, "results", _RESULT_TOTALS, answer.totals, as_json, version=answer.version)


def _register_attachments(group: click.Group) -> None:
    @command(group, "attachments", permission=Permission.IMPORT_ELECTIONS, answers=(*_KEPT, *_LIST_COUNTS))
    @_FILE
    @_ELECTION
    @_COMMIT
    @json_option
    @pass_door
    def attachments(door: Door, path: str, election: str, commit: bool, as_json: bool) -> None:
        """Lit la liste des rattachements et la rapproche des résultats de chaque circonscription."""
        wanted = ImportAttachments(_received(path), election, commit)
        actor = door.actor()
        answer = door.database.run(lambda session: import_attachments(session, wanted, actor))
        _finish(door, answer, "attachments", _LIST_COUNTS, answer.counts, as_json)


def _register_decisions(group: click.Group) -> None:
    @command(group, "decisions", permission=Permission.DECIDE_MATCHES, answers=(*_KEPT, *_DECISION_COUNTS))
    @_FILE
    @_ELECTION
    @_COMMIT
    @json_option
    @pass_door
    def decisions(door: Door, path: str, election: str, commit: bool, as_json: bool) -> None:
        """Lit les rapprochements décidés par une personne.

        Colonnes : constituency,list_name,result_name[,party,panel,decision].
        decision vaut match (par défaut), refuse ou set_aside.
        """
        wanted = ImportDecisions(_received(path), election, commit)
        actor = door.actor()
        answer = door.database.run(lambda session: import_decisions(session, wanted, actor))
        _finish(door, answer, "decisions", _DECISION_COUNTS, answer.counts, as_json)


def _received(path: str) -> ReceivedFile:
    return ReceivedFile(read_bytes(path), Path(path).name)


def _finish(
    door: Door,
    answer: ImportedResults | ImportedAttachments | ImportedDecisions,
    noun: str,
    names: Iterable[str],
    figures: object | None,
    as_json: bool,
    **others: str | None,
) -> None:
    """Print the answer, the same keys whether it was imported or not; exit 1 on an error of the file."""
    values = {name: getattr(figures, name, None) for name in names}
    payload: dict[str, Any] = {
        "batch": answer.batch,
        "digest": answer.digest,
        "format": answer.format,
        "state": answer.state,
        **others,
        **values,
        "issues": [issue.record(door.lang) for issue in answer.issues],
    }
    door.answer(payload, as_json=as_json, lines=_lines(door, answer, noun, values))
    if answer.failed:
        fault()


def _lines(
    door: Door,
    answer: ImportedResults | ImportedAttachments | ImportedDecisions,
    noun: str,
    values: dict[str, int | None],
) -> Iterable[str]:
    def said(code: str, **params: Parameter) -> str:
        return text(code, params, door.lang)

    if answer.failed:
        yield said("imports.answer_rejected")
    else:
        yield said(
            f"imports.answer_{answer.state}", batch_number=answer.batch or 0, format=answer.format or ""
        )
        known = {name: "—" if value is None else value for name, value in values.items()}
        yield said(f"imports.answer_{noun}", **known)
    yield from _issue_lines(answer.issues, said, door)


def _issue_lines(issues: tuple[Issue, ...], said: Callable[..., str], door: Door) -> Iterable[str]:
    for issue in issues[:_SHOWN_ISSUES]:
        place = [] if issue.line is None else [said("imports.at_line", at_line=issue.line)]
        place += [] if issue.column is None else [said("imports.at_column", column=issue.column)]
        start = said(f"imports.severity_{issue.severity.value}")
        where = f" ({', '.join(place)})" if place else ""
        yield said("imports.issue_line", start=start, where=where, message=issue.message(door.lang))
    if len(issues) > _SHOWN_ISSUES:
        yield said("imports.more_lines", count=len(issues) - _SHOWN_ISSUES)
