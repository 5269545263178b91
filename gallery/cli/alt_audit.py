"""``gallery alt audit``: what is wrong with alt texts."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Json, Quiet
from gallery.cli.guard import DONE, FINDINGS, guarded

Audited = Annotated[Path, typer.Argument(metavar="FILE", help="A gallery.json, an HTML page, or an alt sheet (JSON).")]
Language = Annotated[str | None, typer.Option("--language", metavar="pl", help="Of a page that does not say it.")]


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
