"""Groups of commands that several modules share."""

from typing import Any

import click


class NounGroup(click.Group):
    """A group whose help speaks French."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - click's own arguments
        options.setdefault("subcommand_metavar", "COMMANDE [ARGUMENTS]…")
        super().__init__(*args, **options)


def group_of(root: click.Group, name: str, purpose: str) -> click.Group:
    """Return the group of a noun, made at the first call.

    Args:
        root: the tree.
        name: name of the group on the command line.
        purpose: one French sentence for the help.
    """
    found = root.commands.get(name)
    if isinstance(found, click.Group):
        return found
    made = NounGroup(name, help=purpose)
    root.add_command(made)
    return made
