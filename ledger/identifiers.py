"""Numbers that name a legal person or an account: checked by their own check digits where they have some."""

import re
from typing import Final

from stdnum import bic as bic_number
from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number

from caisse.kernel.refusals import RefusalError

_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}")
_RNA: Final = re.compile(r"W[0-9]{9}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


class CodeRefusedError(RefusalError):
    """A code of legal entity is not written as the house writes them."""

    code = "members.code_refused"
    status = 422


class RnaRefusedError(RefusalError):
    """Not an RNA number."""

    code = "members.rna_refused"
    status = 422


class SirenRefusedError(RefusalError):
    """Not a SIREN number."""

    code = "members.siren_refused"
    status = 422


class CountryRefusedError(RefusalError):
    """Not a country code of two letters."""

    code = "members.country_refused"
    status = 422


class IbanRefusedError(RefusalError):
    """Not an IBAN, or its check digits are wrong."""

    code = "members.iban_refused"
    status = 422


class BicRefusedError(RefusalError):
    """Not a BIC."""

    code = "members.bic_refused"
    status = 422


def checked_code(written: str) -> str:
    """Return the code of a legal entity in capitals: 1 to 20 letters, digits and hyphens.

    Raises:
        CodeRefusedError: otherwise.
    """
    code = written.strip().upper()
    if not _CODE.fullmatch(code):
        raise CodeRefusedError(written=written)
    return code


def checked_rna(written: str) -> str:
    """Return an RNA number: W and 9 digits.

    Raises:
        RnaRefusedError: otherwise.
    """
    number = _compact(written).upper()
    if not _RNA.fullmatch(number):
        raise RnaRefusedError(written=written)
    return number


def checked_siren(written: str) -> str:
    """Return a SIREN number: 9 digits, the last one checked by Luhn's rule.

    Raises:
        SirenRefusedError: otherwise.
    """
    try:
        return str(siren_number.validate(_compact(written)))
    except ValidationError as error:
        raise SirenRefusedError(written=written) from error


def checked_country(written: str) -> str:
    """Return a country code of two capitals (ISO 3166).

    Raises:
        CountryRefusedError: otherwise.
    """
    country = written.strip().upper()
    if not _COUNTRY.fullmatch(country):
        raise CountryRefusedError(written=written)
    return country


def checked_iban(written: str) -> str:
    """Return an IBAN without spaces, its check digits verified. The refusal does not repeat it.

    Raises:
        IbanRefusedError: otherwise.
    """
    try:
        return str(iban_number.validate(_compact(written)))
    except ValidationError as error:
        raise IbanRefusedError from error


def checked_bic(written: str) -> str:
    """Return a BIC in capitals.

    Raises:
        BicRefusedError: otherwise.
    """
    try:
        return str(bic_number.validate(_compact(written)))
    except ValidationError as error:
        raise BicRefusedError(written=written) from error


def _compact(written: str) -> str:
    return "".join(written.split())
