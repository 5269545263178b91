"""``gallery config``: the settings in force."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import ConfigFile, Json, Sets
from gallery.cli.guard import DONE, guarded

app = typer.Typer(help="The settings in force.", no_args_is_help=True, rich_markup_mode=None)

Photos = Annotated[
    list[Path] | None, typer.Argument(metavar="PHOTOS", help="Whose settings; without them the current folder's.")
]


@app.command("show")
@guarded
def show_settings(photos: Photos = None, config: ConfigFile = None, sets: Sets = None, as_json: Json = False) -> int:
    """Print every setting, its value, and where the value came from."""
    logs.set_up(verbose=False)
    import json

    from gallery.cli.settings import settings_for

    loaded = settings_for(photos or [], config, sets)
    settings = list(loaded.explain())
    if as_json:
        rows = [{"name": one.name, "value": one.value, "origin": one.origin} for one in settings]
        show.as_json({"schema": "gallery.config/1", "settings": rows})
    else:
        rows_of_text = [(one.name, json.dumps(one.value, ensure_ascii=False), one.origin) for one in settings]
        show.table(("setting", "value", "from"), rows_of_text)
    return DONE


@app.callback()
def config() -> None:
    """The settings in force."""
