"""``gallery init``: a settings file to start from."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Json, Quiet
from gallery.cli.guard import DONE, guarded

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of photos.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a gallery.toml that is there.")]


@guarded
def init(folder: Folder, force: Force = False, as_json: Json = False, quiet: Quiet = False) -> int:
    """Write a commented gallery.toml beside the photos, with the dates and cameras that they name."""
    logs.set_up(verbose=False)
    from gallery.pipeline.beginning import begin

    begun = begin(folder, force=force)
    if as_json:
        show.as_json({"schema": "gallery.init/1", "file": str(begun.path), "notices": list(begun.notices)})
    else:
        for notice in begun.notices:
            show.say(notice, quiet=quiet)
        show.say(f"Wrote {begun.path}. Look it over, then: gallery build {folder} -o OUT", quiet=quiet)
    return DONE
