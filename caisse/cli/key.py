"""``caisse key``: versions of the redistribution key, and their adoption by the members."""

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
from caisse.services.adoptions import adopt_key
from caisse.services.keys import AddKey, KeyRow, add_key, list_keys, show_key

_ADD_KEYS = ("version", "title", "digest", "already_there", "issues")


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "key", "La clé de répartition, ses versions et leur adoption.")
    _add(group)
    _list(group)
    _show(group)
    _adopt(group)


def _add(group: click.Group) -> None:
    @command(group, "add", permission=Permission.MANAGE_KEYS, answers=_ADD_KEYS)
    @click.argument("path", metavar="FICHIER")
    @json_option
    @pass_door
    def add(door: Door, path: str, as_json: bool) -> None:
        """Garde une version de la clé, écrite en TOML. Le guide en donne un exemple commenté.

        Toutes les erreurs du fichier sont dites d’un coup. Une version gardée ne change plus.
        """
        wanted = AddKey(read_bytes(path), Path(path).name)
        actor = door.actor()
        answer = door.database.run(lambda session: add_key(session, wanted, actor))
        if answer.failed:
            lines = [text("keys.refused", {}, door.lang), *issue_lines(answer.issues, door.lang)]
        else:
            code = "keys.known" if answer.already_there else "keys.kept"
            params = {"version": answer.version or "", "title": answer.title or "", "digest": answer.digest}
            lines = [text(code, params, door.lang)]
        door.answer(plain(answer, door.lang), as_json=as_json, lines=lines)
        if answer.failed:
            fault()


def _list(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_MEMBERS, answers=("keys", "issues"))
    @json_option
    @pass_door
    def list_(door: Door, as_json: bool) -> None:
        """Montre les versions de la clé et leurs adoptions."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_keys(session, actor)
        payload: dict[str, Any] = {"keys": plain(rows, door.lang), "issues": []}
        lines = [line for row in rows for line in _row_lines(row, door.lang)]
        door.answer(payload, as_json=as_json, lines=lines or [text("keys.none", {}, door.lang)])


def _show(group: click.Group) -> None:
    @command(
        group,
        "show",
        permission=Permission.READ_MEMBERS,
        answers=("version", "title", "digest", "at", "adoptions", "key", "text", "issues"),
    )
    @click.argument("version", metavar="VERSION")
    @json_option
    @pass_door
    def show(door: Door, version: str, as_json: bool) -> None:
        """Montre le texte d’une version de la clé, tel qu’il a été gardé."""
        actor = door.actor()
        with door.database.reading() as session:
            view = show_key(session, version, actor)
        payload = {**plain(view.row, door.lang), **plain(view, door.lang), "issues": []}
        payload.pop("row")
        lines = [*_row_lines(view.row, door.lang), "", *view.text.splitlines()]
        door.answer(payload, as_json=as_json, lines=lines)


def _adopt(group: click.Group) -> None:
    @command(group, "adopt", permission=Permission.ADOPT, answers=ADOPTION_KEYS)
    @click.argument("version", metavar="VERSION")
    @adoption_options
    @json_option
    @pass_door
    def adopt(door: Door, /, version: str, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 - what click parsed
        """Enregistre l’adoption d’une version de la clé. Une seconde personne la confirme.

        Une adoption compte quand aucun membre ne maintient d’objection.
        Tous les membres de ce jour sont donc nommés.
        """
        wanted = adoption_asked(**asked)
        actor = door.actor()
        answer = door.database.run(lambda session: adopt_key(session, version, wanted, actor))
        payload = {**plain(answer, door.lang), "issues": []}
        door.answer(payload, as_json=as_json, lines=[adoption_line(answer, door.lang)])


def _row_lines(row: KeyRow, lang: Language) -> Iterator[str]:
    params = {"version": row.version, "title": row.title, "digest": row.digest}
    yield text("keys.shown", params, lang)
    for adoption in row.adoptions:
        yield f"  {adoption_line(adoption, lang)}"
    if not row.adoptions:
        yield f"  {text('keys.not_adopted', params, lang)}"
