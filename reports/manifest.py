"""Where a report's figures come from: inputs, rules, key, template and the head of the chain."""

from dataclasses import dataclass
from datetime import date

from caisse.kernel.format import head as written_head
from caisse.kernel.format import short_digest


@dataclass(frozen=True, slots=True)
class Input:
    """One input, recognisable by its digest.

    Attributes:
        name: what it is (a file's name, a result version).
        digest: SHA-256, 64 hex digits.
    """

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule applied, in the version that was in force.

    Attributes:
        name: the rule's noun.
        reference: text and article (``L88 art. 9``).
        since: first day in force of that version; None where the text gives none.
    """

    name: str
    reference: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class KeyVersion:
    """The key of redistribution that was applied.

    Attributes:
        version: its version, as the members name it.
        digest: SHA-256 of the key's text.
        adopted_on: legal date of its adoption, or None.
        reference: number of the decision that adopted it.
    """

    version: str
    digest: str
    adopted_on: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain of sealed events stood when the report was issued.

    Attributes:
        count: how many events were sealed.
        root: Merkle root of the events, 64 hex digits.
        on: legal date of the last one (Europe/Paris); None for an empty chain.
        anchored: how many of them two holders outside the server can vouch for.
    """

    count: int
    root: str
    on: date | None = None
    anchored: int = 0

    @property
    def written(self) -> str:
        """The head in full, ``N:ROOT``."""
        return written_head(self.count, self.root)

    @property
    def short(self) -> str:
        """The first 16 hex digits of the root, in 4 groups."""
        return short_digest(self.root)

    @property
    def not_anchored(self) -> int:
        """How many events no outside holder vouches for yet."""
        return self.count - self.anchored


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything an auditor needs to recompute a report.

    Attributes:
        head: the chain's head.
        template_digest: SHA-256 of templates and styles.
        program: version of the program.
        inputs: files and versions read.
        rules: rules of law applied.
        key: key of redistribution, where one was applied.
    """

    head: Head
    template_digest: str
    program: str
    inputs: tuple[Input, ...] = ()
    rules: tuple[Rule, ...] = ()
    key: KeyVersion | None = None
