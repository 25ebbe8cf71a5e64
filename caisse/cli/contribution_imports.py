"""``caisse import contributions``: a file of contributions, previewed then committed."""

from collections.abc import Iterator
from pathlib import Path

import click

from caisse.cli.door import Door, command, fault, json_option, pass_door, read_bytes
from caisse.cli.groups import group_of
from caisse.cli.plain_values import plain
from caisse.identity.permissions import Permission
from caisse.kernel.format import integer
from caisse.kernel.issues import Issue
from caisse.services.contribution_imports import (
    ImportContributions,
    ImportedContributions,
    import_contributions,
)
from ledger.contribution_columns import COLUMNS, REQUIRED
from ledger.contribution_file import example_rows

_KEYS = ("batch", "digest", "format", "state", "rows", "accepted", "refused", "to_return", "to_invoice")
_SHOWN = 50


def help_text() -> str:
    """Return the help of the command, with every column and an example."""
    columns = "\n".join(
        f"  {column.name}{' (obligatoire)' if column.name in REQUIRED else ''} : {column.meaning}"
        for column in COLUMNS
    )
    example = "\n".join(f"  {';'.join(row)}" for row in example_rows())
    return (
        "Lit un fichier de contributions, le juge ligne à ligne, et l’enregistre avec --commit.\n\n"
        "Une ligne mal formée bloque tout le fichier. Une ligne interdite par la loi ne le bloque pas : elle "
        "est inscrite au registre comme refusée, à rendre ou à facturer.\n\n"
        "Fichier CSV en UTF-8 ou Windows-1252, séparé par des points-virgules, des virgules ou des "
        "tabulations. L’ordre des colonnes est libre.\n\n"
        f"\b\nColonnes :\n{columns}\n\n\b\nExemple :\n{example}"
    )


def register(root: click.Group) -> None:
    """Add the command to the tree."""
    group = group_of(root, "import", "Les fichiers officiels et ceux du groupement.")

    @command(group, "contributions", permission=Permission.IMPORT_CONTRIBUTIONS, answers=_KEYS)
    @click.argument("path", metavar="FICHIER")
    @click.option(
        "--commit", is_flag=True, help="Enregistre. Sans cette option, le fichier est lu et montré."
    )
    @click.option("--member", metavar="CODE", help="Le seul membre permis, pour le trésorier d’un membre.")
    @json_option
    @pass_door
    def contributions(door: Door, path: str, commit: bool, member: str | None, as_json: bool) -> None:
        wanted = ImportContributions(read_bytes(path), Path(path).name, commit, member)
        actor = door.actor()
        answer = door.database.run(lambda session: import_contributions(session, wanted, actor))
        payload = plain(answer, door.lang)
        door.answer(payload, as_json=as_json, lines=_lines(answer, door))
        if answer.failed:
            fault()

    contributions.help = help_text()
    contributions.short_help = "Lit un fichier de contributions et le juge ligne à ligne."


def _lines(answer: ImportedContributions, door: Door) -> Iterator[str]:
    if answer.failed:
        yield "Rien n’est enregistré : corrigez le fichier et recommencez."
    else:
        done = "Enregistré" if answer.state == "committed" else "Lu, rien n’est encore enregistré"
        yield (
            f"{done} : {_many(answer.rows, 'ligne')}, {_many(answer.accepted, 'permise')}, "
            f"{_many(answer.refused, 'interdite')}, {answer.to_return} à rendre, "
            f"{answer.to_invoice} à facturer."
        )
    for issue in answer.issues[:_SHOWN]:
        yield _issue_line(issue, door)
    if len(answer.issues) > _SHOWN:
        yield f"… et {len(answer.issues) - _SHOWN} autres remarques."


def _many(count: int | None, noun: str) -> str:
    number = count or 0
    return f"{integer(number)} {noun}{'s' if number > 1 else ''}"


def _issue_line(issue: Issue, door: Door) -> str:
    places = [] if issue.line is None else [f"ligne {issue.line}"]
    places += [] if issue.column is None else [f"colonne {issue.column}"]
    where = f"{', '.join(places)} : " if places else ""
    return f"  {where}{issue.message(door.lang)}"
