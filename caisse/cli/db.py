"""``caisse db``: the database itself."""

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.clock import SystemClock
from caisse.kernel.metadata import metadata
from caisse.schema_version import upgrade
from ledger.protection import service_role


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(root, "db", "La base de données.")

    @command(group, "upgrade", permission=Permission.UPGRADE_DATABASE, answers=("before", "after", "backup"))
    @json_option
    @pass_door
    def upgrade_database(door: Door, as_json: bool) -> None:
        """Met la base à la version du programme, après en avoir fait une copie."""
        done = upgrade(
            door.unchecked_database, backups=door.config.home.joinpath("backups"), at=SystemClock().now()
        )
        payload = {
            "before": done.before,
            "after": done.after,
            "backup": None if done.backup is None else str(done.backup),
        }
        lines = [f"La base est à la version {done.after}."]
        if done.backup is not None:
            lines.append(f"Copie faite avant : {done.backup}")
        door.answer(payload, as_json=as_json, lines=lines)

    @command(group, "role", permission=Permission.UPGRADE_DATABASE, answers=("statements",))
    @click.argument("name", metavar="RÔLE")
    @json_option
    @pass_door
    def role(door: Door, name: str, as_json: bool) -> None:
        """Écrit les ordres SQL qui donnent ses droits au rôle du service sur PostgreSQL.

        L’administrateur du serveur crée le rôle, puis exécute ces ordres comme propriétaire de la base.
        Le rôle ne possède rien et ne peut ni changer ni effacer ce qui doit seulement s’ajouter.
        """
        statements = service_role(name, frozenset(metadata.tables) | {"alembic_version"})
        door.answer(
            {"statements": list(statements)}, as_json=as_json, lines=[f"{each};" for each in statements]
        )
