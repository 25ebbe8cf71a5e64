"""What click itself says, in French: its sentences pass through gettext, this gives the translations."""

import gettext
from collections.abc import Mapping
from typing import Final

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

SENTENCES: Final[Mapping[str, str]] = {
    "Usage:": "Utilisation :",
    "Usage: ": "Utilisation : ",
    "Options": "Options",
    "Commands": "Commandes",
    "Arguments": "Arguments",
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "Error: {message}": "Erreur : {message}",
    "Try '{command} {option}' for help.": "L’aide : « {command} {option} ».",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque le paramètre",
    "Missing {param_type}": "Il manque {param_type}",
    "Missing command.": "Il manque une commande.",
    "No such command {name!r}.": "La commande {name!r} n’existe pas.",
    "No such option: {name}": "L’option {name} n’existe pas.",
    "No such option {name!r}.": "L’option {name!r} n’existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous écrire {possibility} ?",
    "Did you mean one of: {possibilities}?": "Vouliez-vous écrire l’une de celles-ci : {possibilities} ?",
    "(Possible options: {possibilities})": "(Options possibles : {possibilities})",
    "Invalid value: {message}": "Valeur inexacte : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur inexacte pour {param_hint} : {message}",
    "{value!r} is not a valid {number_type}.": "{value!r} n’est pas un nombre de la forme attendue.",
    "{value!r} is not one of {choices}.": "{value!r} n’est pas parmi {choices}.",
    "Got unexpected extra argument ({args})": "Argument en trop : {args}",
    "Got unexpected extra arguments ({args})": "Arguments en trop : {args}",
    "Option {name!r} requires an argument.": "L’option {name!r} attend une valeur.",
    "Option {name!r} does not take a value.": "L’option {name!r} n’attend pas de valeur.",
    "Argument {name!r} takes {nargs} values.": "L’argument {name!r} attend {nargs} valeurs.",
    "Choose from:\n\t{choices}": "Choisissez parmi :\n\t{choices}",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "{value} is not in the range {range}.": "{value} n’est pas dans l’intervalle {range}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} n’existe pas.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} est un dossier.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} ne peut pas être lu.",
    "Error: invalid input": "Erreur : saisie inexacte",
    "file": "Le fichier",
    "path": "Le chemin",
    "directory": "Le dossier",
    "Positional arguments": "Arguments",
    "required": "obligatoire",
    "default: {default}": "par défaut : {default}",
    "Aborted!": "Interrompu.",
    "Password": "Mot de passe",
    "Repeat for confirmation": "Encore une fois",
    "Error: The two entered values do not match.": "Les deux saisies diffèrent.",
}


def translated(message: str) -> str:
    """Return click's sentence in French, or as it is."""
    return SENTENCES.get(message, message)


def translated_plural(singular: str, plural: str, count: int) -> str:
    """Return click's sentence in French for a count."""
    return translated(singular if count == 1 else plural)


def speak_french() -> None:
    """Give click's modules our translations in place of gettext's catalogue files."""
    for module in (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.types,
    ):
        if getattr(module, "_", None) is gettext.gettext:
            module.__dict__["_"] = translated
        if getattr(module, "ngettext", None) is gettext.ngettext:
            module.__dict__["ngettext"] = translated_plural
