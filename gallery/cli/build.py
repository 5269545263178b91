"""``gallery build``: photos to a gallery."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import (
    Cache,
    Clocks,
    ConfigFile,
    Crops,
    ExecutorName,
    Json,
    Output,
    Photos,
    Quiet,
    Sets,
    Similar,
    Verbose,
    Workers,
)
from gallery.cli.guard import DONE, FINDINGS, SOME_FAILED, guarded
from gallery.cli.progress import shown_progress

if TYPE_CHECKING:
    from gallery.pipeline.outcome import BuildReport

Title = Annotated[str | None, typer.Option("--title", help="Title of the gallery, in its main language.")]
Languages = Annotated[
    str | None, typer.Option("--languages", metavar="pl,en", help="Languages of the gallery, the main one first.")
]


@guarded
def build(
    photos: Photos,
    output: Output,
    config: ConfigFile = None,
    title: Title = None,
    languages: Languages = None,
    similar: Similar = None,
    clock: Clocks = None,
    crop: Crops = None,
    cache: Cache = None,
    sets: Sets = None,
    workers: Workers = "auto",
    executor: ExecutorName = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Turn photos into a gallery: copies resolved, metadata cleaned, renditions made, alt text listed.

    Upload OUT/public; read OUT/report.html; fill in OUT/alts.csv and build again.
    """
    logs.set_up(verbose=verbose)
    from gallery.cli.workers import executor_for

    run = executor_for(workers, executor, now=not output.exists())
    from gallery.cli.settings import clock_settings, crop_settings, settings_for
    from gallery.config.environment import Typed
    from gallery.pipeline.build import build as build_gallery
    from gallery.pipeline.report import report_fields

    settings = settings_for(
        photos,
        config,
        sets,
        title=title,
        languages=Typed(languages) if languages else None,
        dedupe__similar=Typed(similar) if similar else None,
        **clock_settings(clock),
        **crop_settings(crop),
    )
    with shown_progress(quiet=quiet, verbose=verbose) as on_event:
        report = build_gallery(photos, output, config=settings, cache=cache, executor=run, on_event=on_event)
    if as_json:
        show.as_json(report_fields(report))
    else:
        _summary(report, output, quiet=quiet)
    return _code(report)


def _code(report: "BuildReport") -> int:
    if report.gate_closed:
        return FINDINGS
    return SOME_FAILED if report.problems else DONE


def _summary(report: "BuildReport", output: Path, *, quiet: bool) -> None:
    show.problems(report.problems)
    if quiet:
        return
    for notice in report.notices:
        show.say(notice)
    done, states_of = report.work, report.alt_counts
    show.say(
        f"{show.plural(report.photos, 'file')}: {len(report.published)} published, {len(report.excluded)} left out, "
        f"{show.plural(len(report.problems), 'problem')}."
    )
    show.say(f"Decoded {done.decoded}, rendered {done.rendered}, cleaned {done.cleaned}, reused {done.reused}.")
    for language, counts in states_of.items():
        states = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
        show.say(f"Alt text in {language}: {states or 'no photos'}.")
    if any(counts["missing"] for counts in states_of.values()):
        show.say(f"Write the missing texts into {output / 'alts.csv'} and build again.")
    if any(counts["draft"] for counts in states_of.values()):
        show.say(
            f"Drafts are not published. Read them in {output / 'alts.csv'}, write approved into the column beside "
            "those that are right, and build again."
        )
    if any(counts["stale"] for counts in states_of.values()):
        show.say(f"Some pictures have changed since their texts were written: see stale in {output / 'alts.csv'}.")
    if report.accepted:
        show.say(f"{show.plural(len(report.accepted), 'finding')} accepted for a reason: see {output / 'report.html'}.")
    for why in dict.fromkeys(report.not_run.values()):
        rules = " and ".join(rule for rule, reason in report.not_run.items() if reason == why)
        show.say(f"The rules {rules} did not run: {why}.")
    if report.gate_closed:
        show.warn(f"The alt texts are not ready to publish (alt.require = {report.manifest.alt_require}).")
    show.say(f"Upload {output / 'public'}. What happened to each file: {output / 'report.html'}")
