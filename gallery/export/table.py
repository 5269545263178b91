"""One CSV row for each photo and language."""

import csv
from collections.abc import Iterator
from io import StringIO

from gallery.export.links import linked
from gallery.model import Manifest

COLUMNS = ("id", "order", "language", "role", "alt", "status", "caption", "image", "width", "height", "credit")


class Csv:
    """UTF-8 with BOM and ``;``, as spreadsheets of most of Europe open it."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``photos.csv``."""
        out = StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for item in manifest.items:
            largest = max(item.renditions, key=lambda one: one.width, default=None)
            for language in manifest.languages:
                text = item.alt.text.get(language)
                row = (
                    item.id,
                    item.order,
                    language,
                    item.alt.role,
                    text.value if text else "",
                    text.status if text else "",
                    item.caption.get(language, ""),
                    linked(manifest, largest.path) if largest else "",
                    largest.width if largest else "",
                    largest.height if largest else "",
                    item.rights.credit or item.rights.creator,
                )
                writer.writerow([_harmless(cell) for cell in row])
        yield "photos.csv", b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
