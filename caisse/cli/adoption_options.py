"""Options of an adoption, the same for a key and for designations, and how an adoption is shown."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click

from caisse.cli.amounts import DAY
from caisse.cli.legal_facts import day_or_none
from caisse.kernel.messages import Language, text
from caisse.services.adoption_records import AdoptionKind
from caisse.services.adoptions import AdoptionAnswer, AdoptionAsked

Function = TypeVar("Function", bound=Callable[..., Any])

ADOPTION_KEYS = (
    "adoption", "kind", "number", "adopted_on", "until", "text", "text_digest", "document", "members",
    "digest", "confirmed", "issues",
)  # fmt: skip
"""Keys of the answer."""


def adoption_options(function: Function) -> Function:
    """Add the options; the command receives them as keywords for ``adoption_asked``."""
    decorations = (
        click.option(
            "--kind",
            required=True,
            type=click.Choice([kind.value for kind in AdoptionKind]),
            help="Décision par consentement (decision) ou convention signée par chaque membre (convention).",
        ),
        click.option(
            "--number", required=True, metavar="N°", help="Numéro de la décision ou de la convention."
        ),
        click.option(
            "--date",
            "adopted",
            type=DAY,
            required=True,
            metavar="AAAA-MM-JJ",
            help="Sa date ; elle vaut dès ce jour.",
        ),
        click.option(
            "--until", type=DAY, metavar="AAAA-MM-JJ", help="Dernier jour où elle vaut, s’il est dit."
        ),
        click.option(
            "--member",
            "members",
            multiple=True,
            required=True,
            metavar="CODE",
            help="Membre qui consent. À répéter : tous les membres de ce jour.",
        ),
        click.option(
            "--text",
            "text_digest",
            metavar="EMPREINTE",
            help="Empreinte du texte adopté, lue au procès-verbal ; refusé si le texte gardé en a une autre.",
        ),
        click.option(
            "--document",
            metavar="EMPREINTE",
            help="Empreinte du procès-verbal ou de la convention signée, gardés par « document add ».",
        ),
    )
    for decorate in reversed(decorations):
        function = decorate(function)
    return function


def adoption_asked(
    *,
    kind: str,
    number: str,
    adopted: datetime,
    until: datetime | None,
    members: tuple[str, ...],
    text_digest: str | None,
    document: str | None,
) -> AdoptionAsked:
    """Make the command from what was typed."""
    return AdoptionAsked(
        AdoptionKind(kind), number, adopted.date(), members, day_or_none(until), text_digest, document
    )


def adoption_line(row: AdoptionAnswer, lang: Language) -> str:
    """Say an adoption to a person, with what is left to do."""
    params: dict[str, str | int] = {
        "adoption": row.adoption,
        "text": row.text,
        "adopted_date": row.adopted_on.isoformat(),
        "members": ", ".join(row.members),
    }
    return text("adoptions.confirmed" if row.confirmed else "adoptions.waits", params, lang)
