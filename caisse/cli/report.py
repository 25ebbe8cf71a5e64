"""``caisse report``: issue a report, list the earlier ones, get one back as issued."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from caisse.cli.door import Door, command, json_option, pass_door
from caisse.cli.groups import group_of
from caisse.cli.report_output import (
    DAY,
    FORM_HELP,
    FORMS,
    GOTTEN,
    KEYS,
    Output,
    issue,
    output_options,
    write_file,
    written_line,
)
from caisse.identity.permissions import Permission
from caisse.kernel.canonical import digest_of_bytes
from caisse.kernel.messages import Language, text
from caisse.services.book_reports import (
    BooksAsked,
    StatementAsked,
    compose_general_ledger,
    compose_member_statement,
    compose_trial_balance,
)
from caisse.services.contribution_reports import RegisterAsked, compose_contributions
from caisse.services.election_reports import ThresholdAsked, compose_threshold
from caisse.services.plan_reports import NoticeAsked, compose_redistribution, compose_share_notice
from caisse.services.reports import ReportRow, list_reports, read_report
from caisse.services.verdicts import VerdictAsked
from reports.renderers.forms import Form


def register(root: click.Group) -> None:
    """Add the commands to the tree."""
    group = group_of(
        root, "report", "Les rapports\u00a0: les émettre, les énumérer, les retrouver tels quels."
    )
    _elections(group)
    _books(group)
    _contributions(group)
    _plans(group)
    _earlier(group)


def _elections(group: click.Group) -> None:
    @command(group, "threshold", permission=Permission.READ_REPORTS, answers=KEYS)
    @click.option(
        "--election", required=True, metavar="SCRUTIN", help="Scrutin, par exemple legislatives-2017."
    )
    @click.option("--party", required=True, metavar="PARTI", help="Parti de rattachement, entre guillemets.")
    @click.option("--version", metavar="VERSION", help="Code ou statut de la version lue.")
    @click.option("--names", is_flag=True, help="Nomme les candidatures. Diffusion restreinte.")
    @output_options
    def threshold(
        door: Door, output: Output, election: str, party: str, version: str | None, names: bool
    ) -> None:
        """Constat de seuil\u00a0: les circonscriptions à 1\u00a0% ou plus.

        Donne les voix, la marge en voix, celles qui sont tout près, et ce que l’arrondi changerait. Sans
        «\u00a0--names\u00a0», ne nomme personne.
        """
        asked = ThresholdAsked(VerdictAsked(election, party, version), names)
        issue(door, output, lambda session, issuing, actor: compose_threshold(session, asked, issuing, actor))


def _books(group: click.Group) -> None:
    @command(group, "trial-balance", permission=Permission.READ_REPORTS, answers=KEYS)
    @_books_asked
    @output_options
    def trial_balance(door: Door, output: Output, year: int, until: datetime | None) -> None:
        """Balance générale\u00a0: ouverture, mouvements et soldes."""
        asked = _asked(year, until)
        issue(
            door,
            output,
            lambda session, issuing, actor: compose_trial_balance(session, asked, issuing, actor),
        )

    @command(group, "general-ledger", permission=Permission.READ_REPORTS, answers=KEYS)
    @_books_asked
    @output_options
    def general_ledger(door: Door, output: Output, year: int, until: datetime | None) -> None:
        """Grand livre\u00a0: chaque ligne validée, par compte."""
        asked = _asked(year, until)
        issue(
            door,
            output,
            lambda session, issuing, actor: compose_general_ledger(session, asked, issuing, actor),
        )

    @command(group, "member-statement", permission=Permission.READ_MEMBER_LINES, answers=KEYS)
    @click.option("--member", required=True, metavar="CODE", callback=_code, help="Code du membre.")
    @_books_asked
    @output_options
    def member_statement(door: Door, output: Output, member: str, year: int, until: datetime | None) -> None:
        """Relevé de compte du membre avec le groupement."""
        asked = StatementAsked(member, _asked(year, until))
        issue(
            door,
            output,
            lambda session, issuing, actor: compose_member_statement(session, asked, issuing, actor),
            member,
        )


def _contributions(group: click.Group) -> None:
    @command(group, "contributions", permission=Permission.READ_REPORTS, answers=KEYS)
    @click.option("--member", metavar="CODE", callback=_code, help="Seulement les lignes de ce membre.")
    @_books_asked
    @output_options
    def contributions(
        door: Door, output: Output, member: str | None, year: int, until: datetime | None
    ) -> None:
        """Registre des contributions, avec la règle appliquée.

        Acceptées, refusées, à rendre, à facturer. Ne nomme aucune personne physique.
        """
        asked = RegisterAsked(_asked(year, until), member)
        issue(
            door,
            output,
            lambda session, issuing, actor: compose_contributions(session, asked, issuing, actor),
            member,
        )


def _plans(group: click.Group) -> None:
    @command(group, "redistribution", permission=Permission.READ_REPORTS, answers=KEYS)
    @click.option("--plan", required=True, metavar="PLAN", help="Numéro du plan, par exemple 2025-1.")
    @output_options
    def redistribution(door: Door, output: Output, plan: str) -> None:
        """État de répartition\u00a0: la part de chaque membre.

        De la somme reçue aux parts\u00a0: prélèvements, clé, quotes-parts exactes, restes, rangs, net.
        """
        issue(
            door,
            output,
            lambda session, issuing, actor: compose_redistribution(session, plan, issuing, actor),
        )

    @command(group, "share-notice", permission=Permission.READ_MEMBER_LINES, answers=KEYS)
    @click.option("--plan", required=True, metavar="PLAN", help="Numéro du plan, par exemple 2025-1.")
    @click.option("--member", required=True, metavar="CODE", callback=_code, help="Code du membre.")
    @output_options
    def share_notice(door: Door, output: Output, plan: str, member: str) -> None:
        """Avis de quote-part\u00a0: la part d’un membre, pas à pas."""
        asked = NoticeAsked(plan, member)
        issue(
            door,
            output,
            lambda session, issuing, actor: compose_share_notice(session, asked, issuing, actor),
            member,
        )


def _earlier(group: click.Group) -> None:
    @command(group, "list", permission=Permission.READ_REPORTS, answers=("reports",))
    @click.option(
        "--member", metavar="CODE", callback=_code, help="Seulement les rapports faits pour ce membre."
    )
    @json_option
    @pass_door
    def listed(door: Door, member: str | None, as_json: bool) -> None:
        """Énumère les rapports émis, le dernier d’abord."""
        actor = door.actor()
        with door.database.reading() as session:
            rows = list_reports(session, member, actor)
        lines = [_listed(row, door.lang) for row in rows] or [text("reports.none_listed", {}, door.lang)]
        door.answer({"reports": [_record(row) for row in rows]}, as_json=as_json, lines=lines)

    @command(group, "get", permission=Permission.READ_REPORTS, answers=GOTTEN)
    @click.argument("number", metavar="NUMÉRO")
    @click.option("--format", "form", type=FORMS, default="pdf", help=FORM_HELP)
    @click.option("--output", "path", required=True, metavar="FICHIER", help="Fichier à écrire.")
    @click.option("--member", metavar="CODE", callback=_code, help="Membre qui relit son propre rapport.")
    @json_option
    @pass_door
    def get(door: Door, number: str, form: str, path: str, member: str | None, as_json: bool) -> None:
        """Retrouve un rapport déjà émis, octet pour octet."""
        actor = door.actor()
        with door.database.reading() as session:
            content = read_report(session, number, Form(form), member, actor)
        write_file(path, content)
        digest = digest_of_bytes(content)
        answer = {"number": number, "format": form, "path": path, "digest": digest, "bytes": len(content)}
        door.answer(answer, as_json=as_json, lines=[written_line(number, path, content, door.lang)])


def _code(context: click.Context, option: click.Parameter, written: str | None) -> str | None:
    """Return a member's code as it is kept: in capitals."""
    del context, option
    return None if written is None else written.strip().upper()


def _books_asked(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--year`` and ``--until``."""
    until = click.option(
        "--until", type=DAY, metavar="AAAA-MM-JJ", help="Dernier jour compté, la fin de l’exercice sinon."
    )
    year = click.option("--year", required=True, type=int, metavar="ANNÉE", help="Exercice.")
    wrapped: Callable[..., Any] = until(function)
    return year(wrapped)


def _asked(year: int, until: datetime | None) -> BooksAsked:
    return BooksAsked(year, None if until is None else until.date())


def _listed(row: ReportRow, lang: Language) -> str:
    params: dict[str, str | int] = {
        "number": row.number,
        "name": text(f"reports.name_{row.kind}", {}, lang),
        "title": row.title,
        "issued_date": row.issued_on.isoformat(),
        "author": row.issued_by,
        "forms": ", ".join(form for form, _ in row.forms),
    }
    return text("reports.listed", params, lang)


def _record(row: ReportRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "report": row.kind,
        "member": row.member,
        "title": row.title,
        "status": row.status,
        "issued_on": row.issued_on.isoformat(),
        "issued_by": row.issued_by,
        "forms": dict(row.forms),
    }
