"""``gallery alt export`` and ``gallery alt import``: alt texts as a sheet for editors."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Gallery, Json, Quiet
from gallery.cli.guard import DONE, guarded

Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="alts.xlsx or alts.csv")]
SheetOut = Annotated[Path, typer.Option("--output", "-o", metavar="SHEET", help="alts.xlsx or alts.csv")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]


@guarded
def export_sheet(gallery: Gallery, output: SheetOut, quiet: Quiet = False) -> int:
    """Write a gallery's alt texts into a sheet to fill in."""
    logs.set_up(verbose=False)
    from gallery.pipeline.alt_exchange import export_alts

    rows = export_alts(gallery, output)
    show.say(f"{show.plural(rows, 'photo')} in {output}.", quiet=quiet)
    return DONE


@guarded
def import_sheet(
    gallery: Gallery, sheet: Sheet, dry_run: DryRun = False, as_json: Json = False, quiet: Quiet = False
) -> int:
    """Take a filled-in sheet over: every text in it is then approved. Build again to publish them."""
    logs.set_up(verbose=False)
    from gallery.pipeline.alt_exchange import import_alts

    filled = import_alts(gallery, sheet, dry_run=dry_run)
    if as_json:
        fields = {"changed": filled.changed, "notices": list(filled.notices)}
        show.as_json({"schema": "gallery.alt-import/1", "dry_run": dry_run, **fields})
    else:
        for notice in filled.notices:
            show.warn(notice)
        verb = "would change" if dry_run else "changed"
        show.say(f"{show.plural(filled.changed, 'text')} {verb}.", quiet=quiet)
    return DONE
