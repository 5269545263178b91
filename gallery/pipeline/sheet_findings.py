"""What the audit says of the texts in a sheet, row by row."""

from collections.abc import Mapping
from dataclasses import replace

from gallery.alttext.audit import audit
from gallery.alttext.sources.table import AltTable
from gallery.model import Manifest
from gallery.pipeline.inspection import Asked, asked_for
from gallery.ports import Files, Sheet, SheetImage


def with_findings(files: Files, table: AltTable, manifest: Manifest, pixels: Mapping[str, str]) -> AltTable:
    """The table with the findings in words, and the hash of each photo's pixels.

    Args:
        files: Over the output folder; its report knows the rules and the people of the event.
        table: The texts of the gallery.
        manifest: Of the gallery.
        pixels: By the SHA-256 of the photo.
    """
    asked = asked_for(files)
    said: dict[str, list[str]] = {}
    for language in table.languages:
        sheet = _sheet(table, language, manifest, asked)
        for finding in audit(sheet, rules=asked.rules, messages=asked.messages):
            said.setdefault(finding.image, []).append(f"{language}: {finding.message}")
    by_id = {item.id: pixels.get(item.source.sha256, "") for item in manifest.items}
    rows = (replace(row, findings="\n".join(said.get(row.id, [])), pixels=by_id.get(row.id, "")) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _sheet(table: AltTable, language: str, manifest: Manifest, asked: Asked) -> Sheet:
    images = tuple(
        SheetImage(
            id=row.id,
            alt="" if row.decorative else row.alt.get(language) or None,
            decorative=row.decorative,
            caption=row.caption.get(language, ""),
            file_name=row.source,
            picture=asked.pictures.get(row.id, ""),
            words=asked.words.get(row.id),
            status=row.state.get(language, ""),
        )
        for row in table.rows
    )
    others = {
        tag: {row.id: row.alt.get(tag) or None for row in table.rows} for tag in table.languages if tag != language
    }
    headline = manifest.headline.get(language) or manifest.title.get(language, "")
    return Sheet(language=language, images=images, headline=headline, people=asked.people, others=others)
