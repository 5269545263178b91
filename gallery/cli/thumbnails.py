"""``gallery thumbnails``: renditions alone."""

from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import ConfigFile, Crops, ExecutorName, Json, Output, Photos, Quiet, Sets, Verbose, Workers
from gallery.cli.guard import DONE, SOME_FAILED, guarded
from gallery.cli.progress import shown_progress

Widths = Annotated[str | None, typer.Option("--widths", metavar="320,640", help="Widths in pixels.")]
Formats = Annotated[str | None, typer.Option("--formats", metavar="webp,jpeg", help="The last one is the fallback.")]


@guarded
def thumbnails(
    photos: Photos,
    output: Output,
    widths: Widths = None,
    formats: Formats = None,
    crop: Crops = None,
    config: ConfigFile = None,
    sets: Sets = None,
    workers: Workers = "auto",
    executor: ExecutorName = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Make renditions of photos in several widths and formats, with nothing in them but whose they are."""
    logs.set_up(verbose=verbose)
    from gallery.cli.workers import executor_for

    run = executor_for(workers, executor, preload="gallery.pipeline.thumbnails", now=True)
    from gallery.cli.settings import crop_settings, settings_for
    from gallery.config.environment import Typed
    from gallery.pipeline.thumbnails import make_thumbnails, thumbnail_fields

    settings = settings_for(
        photos,
        config,
        sets,
        thumbnails__widths=Typed(widths) if widths else None,
        thumbnails__formats=Typed(formats) if formats else None,
        **crop_settings(crop),
    )
    with shown_progress(quiet=quiet, verbose=verbose) as on_event:
        report = make_thumbnails(photos, output, config=settings, executor=run, on_event=on_event)
    if as_json:
        show.as_json(thumbnail_fields(report))
    else:
        show.problems(report.problems)
        made = sum(len(file.renditions) for file in report.files)
        show.say(
            f"{show.plural(len(report.files), 'photo')}: {show.plural(made, 'rendition')} in {output}.", quiet=quiet
        )
    return SOME_FAILED if report.problems else DONE
