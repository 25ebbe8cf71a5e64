"""A sign of life on standard error for what takes over a second; the answer stays alone on stdout."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE_SECONDS = 1.0
BEAT_SECONDS = 0.2
WIDTH = 24
_ERASE = "\r\x1b[2K"


def bar(beat: int, seconds: int, label: str) -> str:
    """Return one drawing of the bar: a mark that walks to and fro, and the seconds gone by.

    Args:
        beat: how often it was drawn before.
        seconds: whole seconds since the start.
        label: what is going on.
    """
    path = [*range(WIDTH), *range(WIDTH - 2, 0, -1)]
    walked = beat
    while walked >= len(path):
        walked -= len(path)
    track = ["─"] * WIDTH
    track[path[walked]] = "█"
    return f"{''.join(track)}  {label} {seconds} s"


@contextmanager
def signs_of_life(stream: TextIO, label: str, *, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Draw a bar on a terminal while the body runs, once it has taken longer than ``patience`` seconds.

    Args:
        stream: where to draw; nothing is drawn unless it is a terminal.
        label: what is going on.
        patience: seconds before the first drawing.
    """
    if not stream.isatty():
        yield
        return
    done = threading.Event()
    drawer = threading.Thread(target=_draw, args=(stream, label, patience, done), daemon=True)
    drawer.start()
    try:
        yield
    finally:
        done.set()
        drawer.join()


def _draw(stream: TextIO, label: str, patience: float, done: threading.Event) -> None:
    if done.wait(patience):
        return
    beat = 0
    while True:
        seconds = int(patience + beat * BEAT_SECONDS)
        stream.write(_ERASE + bar(beat, seconds, label))
        stream.flush()
        beat += 1
        if done.wait(BEAT_SECONDS):
            break
    stream.write(_ERASE)
    stream.flush()
