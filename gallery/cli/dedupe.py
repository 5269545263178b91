"""``gallery dedupe``: copies and bursts."""

from typing import TYPE_CHECKING

from gallery.cli import logs, show
from gallery.cli.arguments import ConfigFile, ExecutorName, Json, Photos, Quiet, Sets, Verbose, Workers
from gallery.cli.guard import DONE, SOME_FAILED, guarded
from gallery.cli.progress import shown_progress

if TYPE_CHECKING:
    from gallery.pipeline.outcome import DuplicateReport

_KINDS = {"exact": "same picture", "copy": "copy", "similar": "similar"}


@guarded
def dedupe(
    photos: Photos,
    config: ConfigFile = None,
    sets: Sets = None,
    workers: Workers = "auto",
    executor: ExecutorName = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Find copies of the same shot and bursts of one moment; nothing is moved or removed."""
    logs.set_up(verbose=verbose)
    from gallery.cli.settings import settings_for
    from gallery.cli.workers import executor_for
    from gallery.pipeline.duplicates import duplicate_fields, find_duplicates

    settings = settings_for(photos, config, sets)
    run = executor_for(workers, executor)
    with shown_progress(quiet=quiet, verbose=verbose) as on_event:
        report = find_duplicates(photos, config=settings, executor=run, on_event=on_event)
    if as_json:
        show.as_json(duplicate_fields(report))
    else:
        show.problems(report.problems)
        _table(report, quiet=quiet)
    return SOME_FAILED if report.problems else DONE


def _table(report: "DuplicateReport", *, quiet: bool) -> None:
    if quiet:
        return
    rows = [
        (str(number), _KINDS[choice.kind], "keep" if member.path == choice.keep else "", member.path, member.reason)
        for number, choice in enumerate(report.groups, 1)
        for member in choice.members
    ]
    if rows:
        show.table(("group", "kind", "", "photo", "why"), rows)
    copies = sum(len(choice.members) - 1 for choice in report.groups if choice.kind != "similar")
    bursts = sum(choice.kind == "similar" for choice in report.groups)
    show.say(
        f"{show.plural(report.photos, 'file')}: {show.plural(copies, 'copy', 'copies')}, "
        f"{show.plural(bursts, 'burst')}, {show.plural(len(report.problems), 'problem')}."
    )
