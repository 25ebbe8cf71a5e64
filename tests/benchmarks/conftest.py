"""The stopwatch of the benchmarks."""

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def measure(capsys: pytest.CaptureFixture[str]) -> Callable[[str, int, Callable[[], object]], None]:
    """Run something once and print how long it took, and how many it did a second."""

    def run(name: str, count: int, work: Callable[[], object]) -> None:
        begun = time.perf_counter()
        work()
        seconds = time.perf_counter() - begun
        rate = f"{count / seconds:>12,.0f} /s" if count > 1 else ""
        with capsys.disabled():
            print(f"{name:<32}{count:>8,}{seconds:>10.3f} s{rate}")  # noqa: T201 - its answer is what it prints

    return run
