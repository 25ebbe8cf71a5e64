"""``caisse demo``: the whole road in a minute, on data that do not exist."""

from pathlib import Path

import click

from caisse.cli.door import Door, command, fault, json_option, pass_door
from caisse.demo.story import play
from caisse.identity.permissions import Permission


def register(root: click.Group) -> None:
    """Add the command to the tree."""

    @command(
        root, "demo", permission=Permission.UPGRADE_DATABASE, answers=("folder", "reports", "head", "faults")
    )
    @click.option(
        "--folder",
        default=".cache/demo",
        metavar="DOSSIER",
        help="Dossier de la démonstration, refait à chaque fois.",
    )
    @json_option
    @pass_door
    def demo(door: Door, folder: str, as_json: bool) -> None:
        """Joue toute la route dans une base à part, avec des données fictives : du vote aux rapports."""
        played = play(Path(folder), (lambda _line: None) if as_json else click.echo)
        faults = [finding.message(door.lang) for finding in played.verification.findings]
        payload = {
            "folder": str(played.folder),
            "reports": [str(path) for path in played.reports],
            "head": str(played.verification.head),
            "faults": faults,
        }
        verdict = faults or [
            f"Contrôle : les livres sont cohérents entre eux. Empreinte : {played.verification.head}"
        ]
        lines = [
            *verdict,
            f"Les rapports sont dans {played.folder.joinpath('rapports')} :",
            *(f"  {path.name}" for path in played.reports),
        ]
        door.answer(payload, as_json=as_json, lines=lines)
        if faults:
            fault()
