"""``gallery clean``: copies without private metadata."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import ConfigFile, ExecutorName, Json, Photos, Quiet, Sets, Verbose, Workers
from gallery.cli.guard import DONE, SOME_FAILED, guarded
from gallery.cli.progress import shown_progress
from gallery.errors import ConfigError

if TYPE_CHECKING:
    from gallery.pipeline.cleaning import CleanReport

Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT", help="Folder for the clean copies.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would go and what would stay.")]
Policy = Annotated[str | None, typer.Option("--policy", metavar="NAME", help="web, archive or bare.")]
Keep = Annotated[
    list[str] | None, typer.Option("--keep", metavar="SUBJECT", help="Keep too, such as capture-date. May be repeated.")
]
Remove = Annotated[
    list[str] | None, typer.Option("--remove", metavar="SUBJECT", help="Remove all the same, such as captions.")
]


@guarded
def clean(
    photos: Photos,
    output: Output = None,
    dry_run: DryRun = False,
    policy: Policy = None,
    keep: Keep = None,
    remove: Remove = None,
    config: ConfigFile = None,
    sets: Sets = None,
    workers: Workers = "auto",
    executor: ExecutorName = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write copies without GPS, serial numbers, owner names and hidden pictures; rights and captions stay."""
    logs.set_up(verbose=verbose)
    if output is None and not dry_run:
        raise ConfigError("no output folder was named", code="usage", hint="Name one with -o, or use --dry-run.")
    from gallery.cli.settings import settings_for
    from gallery.cli.workers import executor_for
    from gallery.pipeline.cleaning import clean_fields, clean_photos

    settings = settings_for(photos, config, sets, metadata__policy=policy, metadata__keep=keep, metadata__remove=remove)
    run = executor_for(workers, executor, preload="gallery.pipeline.cleaning")
    with shown_progress(quiet=quiet, verbose=verbose) as on_event:
        report = clean_photos(photos, None if dry_run else output, config=settings, executor=run, on_event=on_event)
    if as_json:
        show.as_json(clean_fields(report))
    else:
        show.problems(report.problems)
        _summary(report, dry_run=dry_run, quiet=quiet)
    return SOME_FAILED if report.problems else DONE


def _summary(report: "CleanReport", *, dry_run: bool, quiet: bool) -> None:
    if quiet:
        return
    treated = [file for file in report.files if file.status != "withheld"]
    show.table(
        ("file", "outcome", "would go" if dry_run else "gone", "would stay" if dry_run else "kept"),
        (
            (file.source, file.status, ", ".join(file.removed) or "nothing private found", ", ".join(file.kept) or "-")
            for file in treated
        ),
    )
    found = Counter(word for file in treated for word in file.removed)
    if found:
        words = ", ".join(
            f"{word} ({count})" for word, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
        )
        show.say(f"{'In these files' if dry_run else 'Removed'}: {words}.")
    verb = "can be published" if dry_run else "clean"
    withheld = len(report.files) - len(treated)
    show.say(f"{show.plural(len(report.files), 'file')}: {len(treated)} {verb}, {withheld} withheld.")
