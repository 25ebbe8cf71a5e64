"""How fast the ground floor is. `make bench` prints; nothing is checked against a clock."""

from collections.abc import Callable

from caisse.kernel.canonical import Canonical, canonical_json, digest_of
from caisse.kernel.merkle import leaf_hash, root
from caisse.kernel.messages import text
from caisse.kernel.names import normalised

Measure = Callable[[str, int, Callable[[], object]], None]


def test_merkle_root(measure: Measure) -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(20_000)]
    measure("Merkle root, leaves", len(leaves), lambda: root(leaves))


def test_digests_of_entries(measure: Measure) -> None:
    lines: Canonical = [
        {"account": "5121", "member": "CLAIRE", "cents": 12_345},
        {"account": "75511", "cents": -12_345},
    ]
    entry: Canonical = {
        "number": 1,
        "journal": "BM",
        "date": "2025-03-01",
        "label": "Contribution",
        "lines": lines,
    }
    measure("canonical JSON, entries", 10_000, lambda: [canonical_json(entry) for _ in range(10_000)])
    measure("digests, entries", 10_000, lambda: [digest_of(entry) for _ in range(10_000)])


def test_names(measure: Measure) -> None:
    measure(
        "normalised names",
        50_000,
        lambda: [normalised(f"D’Aubigné-{number} Éloïse") for number in range(50_000)],
    )


def test_messages(measure: Measure) -> None:
    measure(
        "messages",
        10_000,
        lambda: [text("identity.two_administrators", {"count": number}) for number in range(10_000)],
    )
