"""Properties of the Merkle tree, against pymerkle."""

from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from caisse.kernel.merkle import leaf_hash, root

contents = st.lists(st.binary(max_size=40), max_size=70)


@given(contents)
def test_the_root_is_that_of_another_implementation(entries: list[bytes]) -> None:
    oracle = InmemoryTree(algorithm="sha256")
    for entry in entries:
        oracle.append_entry(entry)
    assert root([leaf_hash(entry) for entry in entries]) == oracle.get_root()


@given(contents.filter(bool), st.data())
def test_any_changed_leaf_changes_the_root(entries: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    changed = [*entries]
    changed[place] += b"x"
    assert root([leaf_hash(entry) for entry in changed]) != root([leaf_hash(entry) for entry in entries])


@given(contents.filter(bool))
def test_a_cut_tail_changes_the_root(entries: list[bytes]) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    assert root(leaves[:-1]) != root(leaves)
