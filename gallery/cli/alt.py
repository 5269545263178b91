"""``gallery alt``: audit, export and import alt texts."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import alt_suggest, logs, show
from gallery.cli.arguments import Gallery, Json, Quiet
from gallery.cli.guard import DONE, FINDINGS, guarded

app = typer.Typer(help="Alt texts: audit, export and import.", no_args_is_help=True, rich_markup_mode=None)

Audited = Annotated[Path, typer.Argument(metavar="FILE", help="A gallery.json, an HTML page, or an alt sheet (JSON).")]
Language = Annotated[str | None, typer.Option("--language", metavar="pl", help="Of a page that does not say it.")]
Sheet = Annotated[Path, typer.Argument(metavar="SHEET", help="alts.xlsx or alts.csv")]
SheetOut = Annotated[Path, typer.Option("--output", "-o", metavar="SHEET", help="alts.xlsx or alts.csv")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]


@app.callback()
def alt() -> None:
    """Alt texts: audit, export and import."""


@app.command("audit")
@guarded
def audit(file: Audited, language: Language = None, as_json: Json = False, quiet: Quiet = False) -> int:
    """Audit alt texts: missing, the headline again, numbered, camera names, and more."""
    logs.set_up(verbose=False)
    from gallery.pipeline.auditing import audit_fields, audit_file

    report = audit_file(file, language=language)
    if as_json:
        show.as_json(audit_fields(report))
    else:
        for one in report.findings:
            shown = "" if one.alt is None else f' "{one.alt}"'
            where = f"{file}: {one.image} ({one.language})" if one.language else f"{file}: {one.image}"
            show.say(f"{where}: {one.severity}: {one.message}{shown} [{one.rule}]", quiet=quiet)
        count = show.plural(len(report.findings), "finding")
        show.say(f"{show.plural(report.images, 'image')}, {count}.", quiet=quiet)
    return FINDINGS if any(one.severity == "error" for one in report.findings) else DONE


@app.command("export")
@guarded
def export_sheet(gallery: Gallery, output: SheetOut, quiet: Quiet = False) -> int:
    """Write a gallery's alt texts into a sheet to fill in."""
    logs.set_up(verbose=False)
    from gallery.pipeline.alt_exchange import export_alts

    rows = export_alts(gallery, output)
    show.say(f"{show.plural(rows, 'photo')} in {output}.", quiet=quiet)
    return DONE


@app.command("import")
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


app.command("suggest")(alt_suggest.suggest)
