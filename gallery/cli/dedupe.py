"""``gallery dedupe``: copies and bursts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import (
    Cache,
    Clocks,
    ConfigFile,
    ExecutorName,
    Json,
    Quiet,
    Sets,
    Similar,
    Verbose,
    Workers,
)
from gallery.cli.guard import DONE, SOME_FAILED, guarded
from gallery.cli.progress import shown_progress

if TYPE_CHECKING:
    from gallery.model import Choice
    from gallery.pipeline.outcome import DuplicateReport

_KINDS = {"exact": "same picture", "copy": "copy", "similar": "similar"}
_MEGABYTE = 1_000_000

Page = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write a page with pictures, such as dupes.html.")
]
Table = Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write a table for a spreadsheet.")]
MoveTo = Annotated[
    Path | None,
    typer.Option("--move-to", metavar="DIR", help="Move the copies that are not kept there; nothing is deleted."),
]
Undo = Annotated[
    Path | None, typer.Option("--undo", metavar="DIR", help="Bring back what --move-to moved there. Takes no PHOTOS.")
]
Edits = Annotated[
    Path | None,
    typer.Option("--edits", metavar="OUT", help="Heed what people decided: gallery.edits.json, or its folder."),
]
Against = Annotated[
    list[Path] | None,
    typer.Option("--against", metavar="FILE", help="Name photos that earlier fingerprints have. May be repeated."),
]
Save = Annotated[
    Path | None, typer.Option("--save-fingerprints", metavar="FILE", help="Write fingerprints for --against.")
]
Distance = Annotated[
    int | None,
    typer.Option(
        "--max-distance", metavar="BITS", help="Compare photos whose hashes differ in at most so many of 256."
    ),
]
Points = Annotated[
    int | None, typer.Option("--min-points", metavar="N", help="Corner points that copies share, from 12.")
]
Agreement = Annotated[
    float | None,
    typer.Option("--min-agreement", metavar="SHARE", help="Share of the picture in which copies agree, from 0.7 to 1."),
]
Burst = Annotated[
    float | None, typer.Option("--burst-seconds", metavar="S", help="Shots further apart are no burst; 30 by default.")
]
PhotosOrNone = Annotated[
    list[Path] | None, typer.Argument(metavar="PHOTOS", help="Photo files and folders of photos.", show_default=False)
]


@guarded
def dedupe(
    photos: PhotosOrNone = None,
    report: Page = None,
    csv: Table = None,
    move_to: MoveTo = None,
    undo: Undo = None,
    similar: Similar = None,
    clock: Clocks = None,
    edits: Edits = None,
    cache: Cache = None,
    against: Against = None,
    save_fingerprints: Save = None,
    max_distance: Distance = None,
    min_points: Points = None,
    min_agreement: Agreement = None,
    burst_seconds: Burst = None,
    config: ConfigFile = None,
    sets: Sets = None,
    workers: Workers = "auto",
    executor: ExecutorName = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find copies of the same shot and bursts of one moment. Without --move-to nothing is moved; nothing is deleted."""
    logs.set_up(verbose=verbose)
    if undo is not None:
        return _undone(undo, photos, as_json=as_json, quiet=quiet)
    from gallery.cli.settings import clock_settings, settings_for
    from gallery.cli.workers import executor_for
    from gallery.config.environment import Typed
    from gallery.pipeline.duplicates import duplicate_fields, find_duplicates

    named = _named(photos)
    settings = settings_for(
        named,
        config,
        sets,
        dedupe__similar=Typed(similar) if similar else None,
        dedupe__max_distance=max_distance,
        dedupe__min_points=min_points,
        dedupe__min_agreement=min_agreement,
        dedupe__burst_seconds=burst_seconds,
        **clock_settings(clock),
    )
    run = executor_for(workers, executor)
    with shown_progress(quiet=quiet, verbose=verbose) as on_event:
        found = find_duplicates(
            named,
            config=settings,
            cache=cache,
            edits=edits,
            against=against or (),
            page=report,
            table=csv,
            fingerprints=save_fingerprints,
            move_to=move_to,
            executor=run,
            on_event=on_event,
        )
    if as_json:
        show.as_json(duplicate_fields(found))
    else:
        show.problems(found.problems)
        _summary(found, move_to, quiet=quiet)
    return SOME_FAILED if found.problems else DONE


def _named(photos: list[Path] | None) -> list[Path]:
    from gallery.errors import ConfigError

    if not photos:
        raise ConfigError("no photos were named", code="no-photos", hint="Name a folder of photos.")
    return photos


def _undone(folder: Path, photos: list[Path] | None, *, as_json: bool, quiet: bool) -> int:
    from gallery.errors import ConfigError
    from gallery.pipeline.undoing import undo_fields, undo_moves

    if photos:
        raise ConfigError("--undo takes no photos", code="usage", hint="Name the folder of --move-to alone.")
    done = undo_moves(folder)
    if as_json:
        show.as_json(undo_fields(done))
    else:
        show.problems(done.problems)
        show.say(f"{show.plural(len(done.pairs), 'file')} brought back.", quiet=quiet)
    return SOME_FAILED if done.problems else DONE


def _summary(found: "DuplicateReport", move_to: Path | None, *, quiet: bool) -> None:
    if quiet:
        return
    rows = [row for number, choice in enumerate(found.groups, 1) for row in _rows(number, choice)]
    if rows:
        show.table(("group", "kind", "", "photo", "why"), rows)
    if found.known:
        show.table(
            ("photo", "is known from", "as", "why"), [(one.path, one.file, one.of, one.reason) for one in found.known]
        )
    for drift in found.drifts:
        show.say(f"{drift.words} {drift.advice(found.clocks)}")
    copies = sum(len(choice.drop) for choice in found.groups if choice.kind != "similar")
    bursts = sum(choice.kind == "similar" for choice in found.groups)
    show.say(
        f"{show.plural(found.photos, 'file')}: {show.plural(copies, 'copy', 'copies')} to leave out "
        f"({found.bytes_saved / _MEGABYTE:.1f} MB), {show.plural(bursts, 'burst')}, "
        f"{show.plural(len(found.problems), 'problem')}."
    )
    if move_to is not None:
        show.say(f"{show.plural(len(found.moved), 'file')} moved. To bring them back: gallery dedupe --undo {move_to}")


def _rows(number: int, choice: "Choice") -> list[tuple[str, str, str, str, str]]:
    kind = _KINDS[choice.kind]
    return [
        (str(number), kind, _decision(choice, member.path), member.path, member.reason) for member in choice.members
    ]


def _decision(choice: "Choice", path: str) -> str:
    if path == choice.keep:
        return "best" if choice.kind == "similar" else "keep"
    return "drop" if path in choice.drop else ""
