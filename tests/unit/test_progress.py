"""The sign of life on standard error."""

import io
import itertools
import time

from caisse.cli.progress import WIDTH, bar, signs_of_life


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_quick_command_draws_nothing() -> None:
    stream = Terminal()
    with signs_of_life(stream, "Calcul en cours…", patience=5.0):
        pass
    assert stream.getvalue() == ""


def test_a_slow_command_draws_a_bar_and_wipes_it() -> None:
    stream = Terminal()
    with signs_of_life(stream, "Calcul en cours…", patience=0.01):
        time.sleep(0.3)
    assert "Calcul en cours… 0 s" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_nothing_is_drawn_where_nobody_watches() -> None:
    stream = io.StringIO()
    with signs_of_life(stream, "Calcul en cours…", patience=0.0):
        time.sleep(0.05)
    assert stream.getvalue() == ""


def test_the_mark_walks_to_and_fro() -> None:
    places = [bar(beat, 0, "").index("█") for beat in range(3 * WIDTH)]
    assert places[:3] == [0, 1, 2]
    assert places[WIDTH - 1 : WIDTH + 2] == [WIDTH - 1, WIDTH - 2, WIDTH - 3]
    assert all(abs(after - before) == 1 for before, after in itertools.pairwise(places))
