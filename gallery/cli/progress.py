"""A progress bar on a terminal, and nothing on a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from gallery.model import Progress
    from gallery.ports import OnEvent

_STAGES = {
    "scan": "Looking at files",
    "read": "Reading photos",
    "group": "Finding copies",
    "render": "Making pictures",
    "stamp": "Writing rights into pictures",
    "clean": "Cleaning metadata",
    "suggest": "Asking for drafts",
}


@contextmanager
def shown_progress(*, quiet: bool, verbose: bool) -> "Iterator[OnEvent | None]":
    """What a library call is given as ``on_event``: bars with rate and remaining time where stderr is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield _logged if verbose else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description:<18}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _drawing(bars)


def _drawing(bars: "Bars") -> "OnEvent":
    tasks: dict[str, TaskID] = {}

    def draw(event: "Progress") -> None:
        if event.stage not in tasks:
            words = _STAGES.get(event.stage, event.stage)
            tasks[event.stage] = bars.add_task(words, total=event.total, rate="")
        task = tasks[event.stage]
        speed = bars.tasks[task].speed
        bars.update(task, completed=event.done, total=event.total, rate=f"{speed:.1f}/s" if speed else "")

    return draw


def _logged(event: "Progress") -> None:
    import logging

    logging.getLogger("gallery.progress").debug("%s %d/%d %s", event.stage, event.done, event.total, event.key)
