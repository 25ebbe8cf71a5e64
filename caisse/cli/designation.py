"""``caisse designation``: for which member each candidacy's votes count."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from caisse.cli.adoption_options import ADOPTION_KEYS, adoption_asked, adoption_line, adoption_options
from caisse.cli.door import Door, command, fault, json_option, pass_door, read_bytes
from caisse.cli.groups import group_of
from caisse.cli.issue_lines import issue_lines
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.kernel.messages import Language, text
from caisse.services.adoptions import adopt_designations
from caisse.services.designation_views import DesignationsView, list_designations
from caisse.services.designations import DesignationsAnswer, ImportDesignations, import_designations

_IMPORT_KEYS = (
    "election", "number", "digest", "document", "rows", "candidacies", "members", "unresolved", "issues",
)  # fmt: skip
_ELECTION = click.option(
    "--election", required=True, metavar="SCRUTIN", help="Le scrutin, par exemple legislatives-2024."
)


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "designation", "Le fléchage : pour quel membre comptent les voix de chacun.")
    _import(group)
    _list(group)
    _adopt(group)


def _import(group: click.Group) -> None:
    @command(group, "import", permission=Permission.IMPORT_DESIGNATIONS, answers=_IMPORT_KEYS)
    @click.argument("path", metavar="FICHIER")
    @_ELECTION
    @click.option(
        "--commit", is_flag=True, help="Enregistre. Sans cette option, le fichier est seulement lu et montré."
    )
    @json_option
    @pass_door
    def import_(door: Door, path: str, election: str, commit: bool, as_json: bool) -> None:
        """Lit un fichier de fléchage et en garde une nouvelle version.

        Colonnes : constituency, member, candidate et panel (l’un des deux au moins), share.
        share s’écrit 50, 33,34 % ou 1/3 et vaut 100 % si elle manque.
        Les parts d’une candidature font 100 %.
        Dès le premier tour le fléchage est figé : un fichier n’entre qu’adopté (« designation adopt »).
        """
        wanted = ImportDesignations(read_bytes(path), Path(path).name, election, commit)
        actor = door.actor()
        answer = door.database.run(lambda session: import_designations(session, wanted, actor))
        lines = _import_lines(answer, door.lang)
        door.answer(plain(answer, door.lang), as_json=as_json, lines=lines)
        if answer.failed:
            fault()


def _list(group: click.Group) -> None:
    @command(
        group,
        "list",
        permission=Permission.READ_ATTACHMENTS,
        answers=("election", "versions", "rows", "issues"),
    )
    @_ELECTION
    @json_option
    @pass_door
    def list_(door: Door, election: str, as_json: bool) -> None:
        """Montre le fléchage d’un scrutin, ses versions et ce qui est confirmé."""
        actor = door.actor()
        with door.database.reading() as session:
            view = list_designations(session, election, actor)
        payload = {**plain(view, door.lang), "issues": []}
        door.answer(payload, as_json=as_json, lines=_view_lines(view, door.lang))


def _adopt(group: click.Group) -> None:
    @command(group, "adopt", permission=Permission.ADOPT, answers=ADOPTION_KEYS)
    @click.argument("path", metavar="FICHIER")
    @adoption_options
    @json_option
    @pass_door
    def adopt(door: Door, /, path: str, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 - what click parsed
        """Enregistre l’adoption d’un fichier de fléchage, nécessaire dès le premier tour.

        Une seconde personne la confirme, puis le fichier s’importe, au même octet près.
        """
        content = read_bytes(path)
        wanted = adoption_asked(**asked)
        actor = door.actor()
        answer = door.database.run(
            lambda session: adopt_designations(session, content, Path(path).name, wanted, actor)
        )
        payload = {**plain(answer, door.lang), "issues": []}
        door.answer(payload, as_json=as_json, lines=[adoption_line(answer, door.lang)])


def _import_lines(answer: DesignationsAnswer, lang: Language) -> Iterator[str]:
    params: dict[str, str | int] = {
        "rows": answer.rows,
        "candidacies": answer.candidacies,
        "election": answer.election,
    }
    if answer.failed:
        yield text("designations.refused", params, lang)
    elif answer.number is None:
        yield text("designations.previewed", params, lang)
    else:
        yield text("designations.kept", {**params, "set_number": answer.number}, lang)
    for member, rows in answer.members.items():
        yield text("designations.member_rows", {"member": member, "rows": rows}, lang)
    yield from issue_lines(answer.issues, lang)


def _view_lines(view: DesignationsView, lang: Language) -> Iterator[str]:
    if not view.versions:
        yield text("designations.none", {"election": view.election}, lang)
    for version in view.versions:
        code = "designations.version_confirmed" if version.confirmed else "designations.version_waits"
        params: dict[str, str | int] = {
            "version": version.key,
            "digest": version.digest,
            "missing": version.missing,
        }
        yield text(code, params, lang)
    for row in view.rows:
        params = {
            "constituency": row.constituency,
            "candidate": row.candidate or f"n° {row.panel}",
            "member": row.member,
            "share": row.share,
        }
        yield text("designations.row" if row.resolved else "designations.row_waiting", params, lang)
