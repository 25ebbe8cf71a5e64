"""Values of law with their dates and sources, and verdicts that keep the figures they used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from caisse.kernel.messages import Language, Parameter, text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is written.

    Attributes:
        reference: the text and article, as a lawyer cites it (``L88 art. 9``).
        quote: the clause itself, in French.
        checked_on: when a person last read it at the source; None until someone has.
    """

    reference: str
    quote: str
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Since(Generic[T]):
    """One value of law, in force from a date."""

    since: date
    value: T
    source: Source


class NotInForceError(LookupError):
    """No value of law was in force on the date asked."""


class UnorderedStepsError(ValueError):
    """The values of one dated value do not follow each other in time: a defect of the program."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value of law through time.

    Attributes:
        name: the noun of the value.
        steps: the values in order of their dates, each date once.

    Raises:
        UnorderedStepsError: when the dates do not rise.
    """

    name: str
    steps: tuple[Since[T], ...]

    def __post_init__(self) -> None:
        dates = [step.since for step in self.steps]
        if dates != sorted(set(dates)):
            raise UnorderedStepsError(self.name)

    def on(self, day: date) -> Since[T]:
        """Return the value in force on a day.

        Raises:
            NotInForceError: when the day is before the first value.
        """
        found = [step for step in self.steps if step.since <= day]
        if not found:
            raise NotInForceError(f"{self.name} {day.isoformat()}")
        return found[-1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule, with what it used.

    Attributes:
        holds: whether the rule's condition is met.
        code: code of the sentence that explains it.
        params: the figures quoted by the sentence.
        sources: the clauses that were applied.
    """

    holds: bool
    code: str
    params: Mapping[str, Parameter] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    def sentence(self, lang: Language = "fr") -> str:
        """Return the explanation a person reads."""
        return text(self.code, self.params, lang)
