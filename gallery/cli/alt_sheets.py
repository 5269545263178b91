"""``gallery alt export`` and ``gallery alt import``: alt texts as a sheet for editors."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Gallery, Json, Quiet
from gallery.cli.guard import DONE, guarded
from gallery.errors import ConfigError

if TYPE_CHECKING:
    from gallery.pipeline.altsheet import Change

Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="alts.xlsx or alts.csv")]
SheetOut = Annotated[Path, typer.Option("--output", "-o", metavar="SHEET", help="alts.xlsx or alts.csv")]
Apply = Annotated[bool, typer.Option("--apply", help="Take the changes over; without it they are only shown.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change, which is usual.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who filled the sheet in; never published.")]


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
    gallery: Gallery,
    sheet: Sheet,
    apply: Apply = False,
    dry_run: DryRun = False,
    by: By = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Show what a filled-in sheet changes, or, with --apply, take it over: its texts are then approved.

    Build again to publish them.
    """
    logs.set_up(verbose=False)
    if apply and dry_run:
        raise ConfigError("--apply and --dry-run exclude each other", code="usage")
    from gallery.pipeline.alt_exchange import import_alts, import_fields

    with show.nobody_else_on_stdout():
        filled = import_alts(gallery, sheet, dry_run=not apply, by=by)
    if as_json:
        show.as_json(import_fields(filled, dry_run=not apply))
        return DONE
    for notice in filled.notices:
        show.warn(notice)
    for change in filled.changes:
        show.say(_difference(change), quiet=quiet)
    show.say(_summary(filled.changed, apply=apply), quiet=quiet)
    return DONE


def _difference(change: "Change") -> str:
    """What a cell said, and what it says now."""
    before = f"  - {change.old}\n" if change.old else ""
    after = f"  + {change.new}" if change.new else "  (taken back)"
    return f"{change.source or change.id}, {change.column}\n{before}{after}"


def _summary(changed: int, *, apply: bool) -> str:
    texts = show.plural(changed, "text")
    if apply:
        return f"{texts} changed. Build again to publish {'it' if changed == 1 else 'them'}."
    return f"{texts} would change. Add --apply to take {'it' if changed == 1 else 'them'} over." if changed else texts
