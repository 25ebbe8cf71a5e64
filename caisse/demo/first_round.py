"""A first round that never was: 577 constituencies, parties and persons that do not exist, one seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from caisse.kernel.exact import needed_for, proportion
from electoral.reference.constituencies import ConstituencyFact, Part, constituencies
from electoral.sexes import Sex

PARTIES: Final = (
    "ALLIANCE DES AMARRES",
    "BASSINS ET BARQUES",
    "CANAL DEBOUT",
    "DÉRIVE CITOYENNE",
    "ÉTANGS UNIS",
    "FRONT DES FLOTS",
    "GRAND GUÉ",
    "HALTE AUX HAUTS-FONDS",
    "ÎLOTS LIBRES",
    "JONCS ET JACHÈRES",
)
"""Parties that stand nearly everywhere, and do not exist."""
OTHERS: Final = "SANS RATTACHEMENT"
ONE_PERCENT: Final = Fraction(1, 100)
_WOMEN: Final = ("Abélie", "Briséis", "Coraline", "Doriane", "Élodine", "Fantine", "Guenièvre", "Héloïse")
_MEN: Final = ("Anselmin", "Barnabé", "Célestin", "Dorian", "Évariste", "Florimond", "Gontran", "Hilarion")
_FIRST_SYLLABLES: Final = ("Bra", "Clo", "Dru", "Fla", "Gri", "Klo", "Plu", "Qua", "Spi", "Tru", "Vlo", "Zwi")
_MIDDLE_SYLLABLES: Final = ("bou", "cri", "dou", "fli", "gra", "lou", "mi", "nou", "pli", "rou", "tri", "zou")
_LAST_SYLLABLES: Final = ("chon", "flette", "gnac", "lard", "nouille", "pin", "quet", "teau", "vrille", "zan")
_NEAR_MISS_EXPRESSED: Final = 25_000
"""From here on, one vote short of 1 % is printed 1.00."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What the pool obtains.

    Attributes:
        party: name of the pool, as the list prints it.
        reached: constituencies at 1 % or more.
        short: constituencies where its candidate stays under 1 %, the near miss included.
        seed: of the generator.
    """

    party: str
    reached: int = 58
    short: int = 6
    seed: int = 2024


@dataclass(frozen=True, slots=True)
class Standing:
    """One candidate.

    Attributes:
        panel: panel number.
        sex: declared sex.
        surname: surname, which nobody bears.
        first_name: first name.
        party: party of attachment.
        votes: votes obtained.
        listed_as: surname on the attachment list, where it is spelt otherwise; empty otherwise.
    """

    panel: int
    sex: Sex
    surname: str
    first_name: str
    party: str
    votes: int
    listed_as: str = ""


@dataclass(frozen=True, slots=True)
class ConstituencyRound:
    """The first round in one constituency.

    Attributes:
        fact: the constituency.
        registered: registered voters.
        blank: blank ballots.
        null: null ballots.
        expressed: votes expressed; the candidates' votes add up to it.
        candidates: in the order of their panels.
    """

    fact: ConstituencyFact
    registered: int
    blank: int
    null: int
    expressed: int
    candidates: tuple[Standing, ...]

    @property
    def voted(self) -> int:
        """Voters."""
        return self.expressed + self.blank + self.null


def draw_first_round(targets: Targets) -> tuple[ConstituencyRound, ...]:
    """Draw the whole first round; the same targets give the same one.

    Args:
        targets: what the pool obtains.
    """
    random = Random(targets.seed)  # noqa: S311 - repeats on purpose: a demonstration, no secret
    facts = tuple(constituencies().values())
    bodies = {fact.code: _electors(random, fact.part) for fact in facts}
    pool = _pool_votes(random, targets, bodies)
    return tuple(_draw_constituency(random, targets, fact, bodies[fact.code], pool) for fact in facts)


def pool_candidates(
    drawn: Sequence[ConstituencyRound], party: str
) -> tuple[tuple[ConstituencyRound, Standing], ...]:
    """Return the pool's candidates with their constituencies, in order."""
    return tuple(
        (place, candidate) for place in drawn for candidate in place.candidates if candidate.party == party
    )


def _electors(random: Random, part: Part) -> tuple[int, int, int, int]:
    """Draw registered voters, blank and null ballots, votes expressed."""
    registered = (
        random.randrange(52_000, 98_000) if part is Part.METROPOLE else random.randrange(24_000, 70_000)
    )
    expressed = proportion(registered, random.randrange(42, 68), 100)
    return registered, random.randrange(300, 1_100), random.randrange(120, 480), expressed


def _pool_votes(
    random: Random, targets: Targets, bodies: Mapping[str, tuple[int, int, int, int]]
) -> dict[str, int]:
    """Draw where the pool stands, and its votes: reached, one vote short once, far from it elsewhere."""
    large = [code for code, body in bodies.items() if body[3] >= _NEAR_MISS_EXPRESSED]
    places = random.sample(large, targets.reached + targets.short)
    votes = {}
    for rank, code in enumerate(places):
        expressed = bodies[code][3]
        needed = needed_for(expressed, ONE_PERCENT)
        if rank < targets.reached:
            votes[code] = needed + random.randrange(proportion(expressed, 6, 100))
        elif rank == targets.reached:
            votes[code] = needed - 1
        else:
            votes[code] = needed - random.randrange(needed_for(needed, Fraction(1, 5)), needed)
    return votes


def _draw_constituency(
    random: Random,
    targets: Targets,
    fact: ConstituencyFact,
    body: tuple[int, int, int, int],
    pool: Mapping[str, int],
) -> ConstituencyRound:
    registered, blank, null, expressed = body
    standing = random.sample(PARTIES, random.randrange(5, len(PARTIES)))
    parties = [*standing, OTHERS, *([targets.party] if fact.code in pool else [])]
    random.shuffle(parties)
    left = expressed - pool.get(fact.code, 0)
    cuts = sorted(random.sample(range(1, left), len(standing)))
    shares = iter([high - low for low, high in zip((0, *cuts), (*cuts, left), strict=True)])
    names: set[str] = set()
    candidates = [
        _draw_candidate(
            random, panel, party, pool[fact.code] if party == targets.party else next(shares), names
        )
        for panel, party in enumerate(parties, start=1)
    ]
    misspelt = tuple(sorted(pool))[:2]
    return ConstituencyRound(
        fact=fact,
        registered=registered,
        blank=blank,
        null=null,
        expressed=expressed,
        candidates=tuple(
            _misspell(candidate) if candidate.party == targets.party and fact.code in misspelt else candidate
            for candidate in candidates
        ),
    )


def _draw_candidate(random: Random, panel: int, party: str, votes: int, names: set[str]) -> Standing:
    sex = random.choice((Sex.WOMAN, Sex.MAN))
    surname = ""
    while not surname or surname in names:
        syllables = _FIRST_SYLLABLES, _MIDDLE_SYLLABLES, _LAST_SYLLABLES
        surname = "".join(random.choice(choices) for choices in syllables).upper()
    names.add(surname)
    return Standing(panel, sex, surname, random.choice(_WOMEN if sex is Sex.WOMAN else _MEN), party, votes)


def _misspell(candidate: Standing) -> Standing:
    """Spell a surname otherwise on the list: a person will have to say that it is the same."""
    return Standing(
        candidate.panel,
        candidate.sex,
        candidate.surname,
        candidate.first_name,
        candidate.party,
        candidate.votes,
        listed_as=candidate.surname[:-1] + candidate.surname[-1] * 2,
    )
