"""Who acts, through which door, with which clock."""

from dataclasses import dataclass, field

from caisse.kernel.clock import Clock, SystemClock
from caisse.kernel.salts import RandomSalts, Salts


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for a use case.

    Attributes:
        user_id: the account, or None for ``local:<login>``.
        label: e-mail of the account, or ``local:<login>``.
        proved: whether the account proved itself (a command token, later a fresh second factor).
        clock: what says the time to the services.
        salts: where salts of sealed events come from.
    """

    user_id: int | None
    label: str
    proved: bool = False
    clock: Clock = field(default_factory=SystemClock)
    salts: Salts = field(default_factory=RandomSalts)

    @property
    def is_local(self) -> bool:
        """Whether nobody is named: the work has no known author."""
        return self.user_id is None


def local_actor(login: str, clock: Clock | None = None, salts: Salts | None = None) -> Actor:
    """Return the actor of a command run without a named account."""
    return Actor(
        user_id=None, label=f"local:{login}", clock=clock or SystemClock(), salts=salts or RandomSalts()
    )
