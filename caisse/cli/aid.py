"""``caisse aid``: public aid of a list of qualified parties."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import click

from caisse.cli.door import Door, command, fault, json_option, pass_door, read_bytes
from caisse.identity.permissions import Permission
from caisse.kernel.exact import Cents, truncated_percent
from caisse.kernel.messages import Language, text
from caisse.services.aid import AidAnswer, AidAsked, compute_aid
from electoral.aid import PartyAid, read_envelope_cents, read_rate

KEYS = ("election", "rate", "rate_exact", "votes", "parties")
"""Keys of the answer, with ``issues``."""
_RATE_DECIMALS = 9


def register(root: click.Group) -> None:
    """Add the command to the tree."""

    @command(root, "aid", permission=Permission.READ_ELECTIONS, answers=KEYS)
    @click.argument("path", metavar="FICHIER")
    @click.option("--election", required=True, metavar="SCRUTIN", help="Scrutin dont les voix servent.")
    @click.option("--rate", metavar="TAUX", help="Euros par voix, par exemple 1.641296695.")
    @click.option("--envelope", metavar="EUROS", help="Première fraction entière, en euros.")
    @json_option
    @pass_door
    def aid(
        door: Door, path: str, election: str, rate: str | None, envelope: str | None, as_json: bool
    ) -> None:
        """Calcule l’aide publique de chaque parti d’une liste, retenue pour la parité comprise.

        Le fichier a les colonnes party, branch (general ou overseas), votes, women et men ; les autres sont
        laissées de côté. Donnez soit le taux, soit l’enveloppe.

        \b
        party,branch,votes,women,men
        Lutte ouvrière,general,158866,276,275
        """  # noqa: D301 - click keeps the lines of a paragraph that begins with a backspace
        exact_rate, envelope_cents = _one_of(rate, envelope, door.lang)
        asked = AidAsked(election, read_bytes(path), exact_rate, envelope_cents)
        actor = door.actor()
        with door.database.reading() as session:
            answer = compute_aid(session, asked, actor)
        door.answer(aid_record(answer, door.lang), as_json=as_json, lines=aid_lines(answer, door.lang))
        if answer.rate is None:
            fault()


def aid_record(answer: AidAnswer, lang: Language) -> dict[str, Any]:
    """Return the answer as ``--json`` prints it."""
    return {
        "election": answer.election,
        "rate": None if answer.rate is None else decimal_rate(answer.rate),
        "rate_exact": None if answer.rate is None else str(answer.rate),
        "votes": answer.votes,
        "parties": None if answer.rate is None else [_party_record(party) for party in answer.parties],
        "issues": [issue.record(lang) for issue in answer.issues],
    }


def aid_lines(answer: AidAnswer, lang: Language) -> Iterator[str]:
    """Say the answer to a person, the figure first."""
    if answer.rate is not None:
        net = sum(party.net_cents for party in answer.parties)
        withheld = sum(party.deduction_cents for party in answer.parties)
        yield text("aid.summary_total", {"net_cents": net, "deduction_cents": withheld}, lang)
        rate = decimal_rate(answer.rate).replace(".", "," if lang == "fr" else ".")
        yield text("aid.summary_rate", {"rate": rate, "votes": answer.votes or 0}, lang)
    for party in answer.parties:
        yield text(
            "aid.summary_party",
            {
                "party": party.party.name,
                "gross_cents": party.gross_cents,
                "deduction_cents": party.deduction_cents,
                "net_cents": party.net_cents,
            },
            lang,
        )
    for issue in answer.issues:
        where = "" if issue.line is None else text("aid.where", {"file_line": issue.line}, lang) + " "
        column = (
            "" if issue.column is None else text("aid.which_column", {"column": issue.column}, lang) + " "
        )
        yield f"{where}{column}{issue.message(lang)}"


def decimal_rate(rate: Fraction) -> str:
    """Return a rate in euros per vote, truncated to nine decimals, with a point."""
    euros, billionths = truncated_percent(rate.numerator, 100 * rate.denominator, _RATE_DECIMALS)
    return f"{euros}.{billionths:0{_RATE_DECIMALS}d}"


def _party_record(aid: PartyAid) -> dict[str, Any]:
    return {
        "party": aid.party.name,
        "branch": aid.party.branch.value,
        "votes": aid.party.votes,
        "women": aid.party.women,
        "men": aid.party.men,
        "gross_cents": aid.gross_cents,
        "deduction_cents": aid.deduction_cents,
        "net_cents": aid.net_cents,
    }


def _one_of(rate: str | None, envelope: str | None, lang: Language) -> tuple[Fraction | None, Cents | None]:
    """Return the exact rate or the envelope in cents.

    Raises:
        click.UsageError: on both, neither, or what is no number.
    """
    if (rate is None) == (envelope is None):
        raise click.UsageError(text("aid.rate_or_envelope", lang=lang))
    if rate is not None:
        exact = read_rate(rate)
        if exact is None:
            raise click.UsageError(text("aid.rate_unreadable", {"found": rate}, lang))
        return exact, None
    cents = read_envelope_cents(envelope or "")
    if cents is None:
        raise click.UsageError(text("aid.envelope_unreadable", {"found": envelope or ""}, lang))
    return None, cents
