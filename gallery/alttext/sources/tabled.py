"""Texts of an imported alt table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.sources.table import AltRow, AltTable
from gallery.model import AltText, Photo
from gallery.ports import AltTextSource


@dataclass(frozen=True, slots=True)
class Tabled:
    """The rows of a table; who imports one has approved it.

    Attributes:
        ids: By item id or content hash.
        files: By path or file name; what two rows claim is nobody's.
    """

    ids: Mapping[str, AltRow]
    files: Mapping[str, AltRow]

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The text of the photo's row: found by its content, then by its path, then by its file name."""
        name = photo.key.rpartition("/")[2]
        homes = ((self.ids, photo.sha256), (self.ids, photo.id), (self.files, photo.key), (self.files, name))
        row = next((home[key] for home, key in homes if key in home), None)
        value = row.alt.get(language) if row else None
        return AltText(value=value, source="table", status="approved") if value else None


def tabled(table: AltTable) -> Tabled:
    """A table made ready to be asked."""
    claims = Counter(row.source for row in table.rows)
    return Tabled(
        ids={row.id: row for row in table.rows},
        files={row.source: row for row in table.rows if row.source and claims[row.source] == 1},
    )


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return tabled(supplies.table)
