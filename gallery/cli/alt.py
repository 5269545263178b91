"""``gallery alt``: audit, export, import and drafts."""

import typer

from gallery.cli import alt_accept, alt_audit, alt_rules, alt_sheets, alt_suggest

app = typer.Typer(help="Alt texts: audit, export and import.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def alt() -> None:
    """Alt texts: audit, export and import."""


app.command("audit")(alt_audit.audit)
app.command("rules")(alt_rules.list_rules)
app.command("accept")(alt_accept.accept)
app.command("export")(alt_sheets.export_sheet)
app.command("import")(alt_sheets.import_sheet)
app.command("suggest")(alt_suggest.suggest)
