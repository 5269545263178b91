"""``gallery export``: files for other systems."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Json, Quiet, Verbose
from gallery.cli.guard import DONE, guarded
from gallery.errors import ConfigError

Gallery = Annotated[Path | None, typer.Argument(metavar="OUT", help="Output folder of a build.")]
To = Annotated[str | None, typer.Option("--to", metavar="NAME", help="Which exporter; see --list.")]
Folder = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="DIR", help="Folder; without it OUT/export/NAME.")
]
List = Annotated[bool, typer.Option("--list", help="Name the exporters.")]


@guarded
def export(
    gallery: Gallery = None,
    to: To = None,
    folder: Folder = None,
    listed: List = False,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write what another system takes, made from the gallery's manifest, and print the paths.

    OUT/export/NAME is made anew each time; in a folder named with -o no file is replaced that was not made here. The
    page of html shows the pictures at page.base_url; without one those in OUT/public, from OUT/export/html.
    """
    logs.set_up(verbose=verbose)
    from gallery.export import exporters

    if listed:
        names = exporters()
        if as_json:
            show.as_json({"schema": "gallery.exporters/1", "exporters": list(names)})
        else:
            for name in names:
                show.say(name)
        return DONE
    if gallery is None or to is None:
        raise ConfigError(
            "name the gallery and the exporter",
            code="usage",
            hint="gallery export OUT --to NAME; gallery export --list.",
        )
    from gallery.pipeline.exporting import export_to

    paths = export_to(gallery, to, folder)
    if as_json:
        show.as_json({"schema": "gallery.export/1", "files": [str(path) for path in paths]})
    else:
        for path in paths:
            show.say(str(path), quiet=quiet)
    return DONE
