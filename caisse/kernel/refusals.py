"""Refused actions: one exception class a failure, a code with parameters, no text."""

from collections.abc import Mapping
from typing import ClassVar

from caisse.kernel.messages import Language, Parameter, text


class RefusalError(Exception):
    """An action that the program refuses. Subclasses name the failure.

    Attributes:
        code: dotted code of the sentence (``ledger.not_balanced``).
        status: HTTP status of the answer at the web door.
        params: values the sentence quotes.
    """

    code: ClassVar[str]
    status: ClassVar[int] = 409

    def __init__(self, **params: Parameter) -> None:
        super().__init__(self.code)
        self.params: Mapping[str, Parameter] = params

    def message(self, lang: Language = "fr") -> str:
        """Return the sentence a person reads."""
        return text(self.code, self.params, lang)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.params)}"
