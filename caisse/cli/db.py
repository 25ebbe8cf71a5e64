"""``caisse db``: the database itself."""

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.identity.permissions import Permission
from caisse.kernel.clock import SystemClock
from caisse.schema_version import upgrade


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
