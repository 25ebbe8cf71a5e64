"""``caisse document``: supporting documents."""

from pathlib import Path

import click

from caisse.cli.door import Door, command, json_option, pass_door, read_bytes
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.services.documents import add_document


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "document", "Les pièces justificatives.")

    @command(
        group,
        "add",
        permission=Permission.ADD_DOCUMENTS,
        answers=("digest", "size", "media_type", "already_there"),
    )
    @click.argument("path", metavar="FICHIER")
    @json_option
    @pass_door
    def add(door: Door, path: str, as_json: bool) -> None:
        """Garde une pièce dans la base et donne son empreinte, à citer dans les écritures."""
        content = read_bytes(path)
        actor = door.actor()
        kept = door.database.run(lambda session: add_document(session, content, Path(path).name, actor))
        payload = {
            "digest": kept.digest,
            "size": kept.size,
            "media_type": kept.media_type,
            "already_there": kept.already_there,
        }
        state = "Pièce déjà connue" if kept.already_there else "Pièce gardée"
        door.answer(payload, as_json=as_json, lines=[f"{state} : {kept.digest}"])
