"""The command ``caisse``: the tree of its commands, in French first."""

from importlib import import_module
from importlib.util import find_spec
from typing import cast

import click

from caisse.cli.door import check_declared, open_door
from caisse.cli.french import speak_french
from caisse.cli.groups import NounGroup
from caisse.kernel.messages import Language

_NOUNS = (
    "db",
    "user",
    "grant",
    "pool",
    "member",
    "contribution",
    "loan",
    "document",
    "fiscal_year",
    "account",
    "entry",
    "imports",
    "contribution_imports",
    "matching",
    "verdict",
    "aid",
    "confirm",
    "designation",
    "key",
    "redistribution",
    "report",
    "verify",
    "demo",
)
"""Modules of this package, one noun each; each has ``register(root)``."""


@click.group(
    cls=NounGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--as", "account", metavar="ADRESSE", help="Compte nommé qui agit (ou variable CAISSE_ACTOR).")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue des réponses.")
@click.version_option(package_name="caisse", prog_name="caisse", help="Affiche la version.")
@click.pass_context
def root(context: click.Context, account: str | None, lang: str) -> None:
    """Tient les comptes d’un groupement, compte les voix, constate les seuils et répartit l’aide publique.

    La base est celle de CAISSE_DATABASE_URL, sinon un fichier dans CAISSE_HOME.
    Codes de sortie : 0 réponse donnée, 1 erreur d’import ou défaut constaté, 2 commande mal écrite.
    """
    context.obj = open_door(account, cast("Language", lang))


def build() -> click.Group:
    """Register every noun on the tree and check that each command declares a permission."""
    for noun in _NOUNS:
        name = f"caisse.cli.{noun}"
        if find_spec(name) is not None:
            import_module(name).register(root)
    check_declared(root)
    return root


def main() -> None:
    """Run the command line."""
    speak_french()
    build()(prog_name="caisse")
