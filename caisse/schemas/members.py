"""Forms of the pool and its members: one validator for page and API; it fills the frozen command."""

from collections.abc import Mapping
from typing import Any

from caisse.schemas.typed_fields import (
    CountField,
    DayField,
    FormReading,
    FormSchema,
    TextField,
    WordField,
    read_form,
)
from ledger.bank_details import MANDATAIRE, PARTY
from ledger.contribution_file import LENGTHS
from ledger.members import FactKind, LegalForm, MandataireKind

_CODE, _DIGEST, _NUMBER, _IBAN, _BIC, _EMAIL = 20, 64, 20, 50, 20, 254
_NAME, _REFERENCE = 200, 200
_FIRST_YEAR, _LAST_YEAR = 1988, 9_999
_ROLES = ("president", "treasurer", "secretary", "representative")


class EntitySchema(FormSchema):
    """A legal entity."""

    code = TextField(_CODE, required=True)
    name = TextField(_NAME, required=True)
    legal_form = WordField(LegalForm, load_default=LegalForm.ASSOCIATION.value)
    country = TextField(2, load_default="FR")
    rna = TextField(_NUMBER, load_default=None)
    siren = TextField(_NUMBER, load_default=None)


class FactSchema(FormSchema):
    """A dated legal fact."""

    entity = TextField(_CODE, required=True)
    kind = WordField(FactKind, required=True)
    since = DayField(load_default=None)
    until = DayField(load_default=None)
    year = CountField(_FIRST_YEAR, _LAST_YEAR, load_default=None)
    variant = WordField(MandataireKind, load_default=None)
    reference = TextField(_REFERENCE, load_default="")
    evidence = TextField(_DIGEST, load_default=None)
    supersedes = CountField(1, load_default=None)


class BankSchema(FormSchema):
    """Bank details."""

    entity = TextField(_CODE, required=True)
    holder = TextField(_NAME, required=True)
    iban = TextField(_IBAN, required=True)
    bic = TextField(_BIC, load_default=None)
    account = WordField((MANDATAIRE, PARTY), load_default=MANDATAIRE)
    evidence = TextField(_DIGEST, load_default=None)


class RepresentativeSchema(FormSchema):
    """A natural person who represents a legal entity."""

    entity = TextField(_CODE, required=True)
    surname = TextField(LENGTHS["nom"], required=True)
    first_name = TextField(LENGTHS["prenom"], required=True)
    role = WordField(_ROLES, required=True)
    since = DayField(required=True)
    email = TextField(_EMAIL, load_default=None)


def read_entity(form: Mapping[str, object]) -> FormReading[dict[str, Any]]:
    """Read a form into the fields of the command ``EntityAsked``, or all that is wrong with it."""
    read, issues = read_form(EntitySchema(), form)
    return FormReading(None if issues else read, issues)


def read_fact(form: Mapping[str, object]) -> FormReading[dict[str, Any]]:
    """Read a form into the fields of the command ``FactAsked``, or all that is wrong with it."""
    read, issues = read_form(FactSchema(), form)
    return FormReading(None if issues else read, issues)


def read_bank_details(form: Mapping[str, object]) -> FormReading[dict[str, Any]]:
    """Read a form into the fields of the command ``BankAsked``, or all that is wrong with it."""
    read, issues = read_form(BankSchema(), form)
    return FormReading(None if issues else read, issues)


def read_representative(form: Mapping[str, object]) -> FormReading[dict[str, Any]]:
    """Read a form into the fields of the command ``RepresentativeAsked``, or all that is wrong with it."""
    read, issues = read_form(RepresentativeSchema(), form)
    return FormReading(None if issues else read, issues)
