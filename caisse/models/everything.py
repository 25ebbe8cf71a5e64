"""Imports every module that declares tables, so that the one MetaData knows them all."""

from importlib import import_module
from importlib.util import find_spec

_MODULES = (
    "caisse.models.installation",
    "caisse.models.users",
    "caisse.models.documents",
    "caisse.models.confirmations",
    "caisse.models.designations",
    "caisse.models.reports",
    "ledger.models.seals",
    "ledger.models.members",
    "ledger.models.accounts",
    "ledger.models.periods",
    "ledger.models.entries",
    "ledger.models.contributions",
    "ledger.models.loans",
    "ledger.models.redistribution",
    "electoral.models",
)

for _module in _MODULES:
    if find_spec(_module) is not None:
        import_module(_module)
