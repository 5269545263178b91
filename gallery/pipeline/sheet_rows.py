"""Which photo each row of a sheet is of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gallery.alttext.sources.table import AltRow, AltTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The photos that rows may be of.

    Attributes:
        photos: SHA-256 of each.
        names: SHA-256 -> path of its file, where that is known.
        pixels: SHA-256 -> hash of its pixels, where that is known.
    """

    photos: Sequence[str]
    names: Mapping[str, str] = field(default_factory=dict)
    pixels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The rows of a sheet.

    Attributes:
        rows: Each with the SHA-256 of its photo.
        strangers: Rows of photos that are not here, in whatever somebody wrote something.
        refused: What to tell of rows that were written for other pixels, or that could be of several photos.
    """

    rows: tuple[tuple[AltRow, str], ...]
    strangers: tuple[AltRow, ...]
    refused: tuple[str, ...] = ()


def match(table: AltTable, known: Known, name: str) -> Matched:
    """Find each row's photo by its content, or, where the row names a file only, by path or file name.

    A row of a photo whose file has other pixels by now is not taken over: its texts may not be true any more.

    Args:
        table: As it came back.
        known: The photos.
        name: Of the sheet, for what is told.
    """
    by_id = {key: sha256 for sha256 in known.photos for key in (sha256, sha256[:16])}
    by_name = _by_name(known)
    rows, strangers, refused = [], [], []
    for row in table.rows:
        sha256 = by_id.get(row.id)
        named = by_name.get(row.source, ()) if sha256 is None else ()
        if sha256 is None and not row.id and len(named) == 1:
            (sha256,) = named
        if sha256 is not None and row.pixels and known.pixels.get(sha256, row.pixels) != row.pixels:
            refused.append(_changed(name, row))
        elif sha256 is not None:
            rows.append((row, sha256))
        elif len(named) > 1 and not row.id:
            refused.append(f"{name}: {row.source} is the name of {len(named)} photos; write their paths.")
        elif row.alt or row.caption or row.decorative:
            strangers.append(row)
            if row.id and row.pixels and any(known.pixels.get(one, row.pixels) != row.pixels for one in named):
                refused.append(_changed(name, row))
            else:
                refused.append(f"{name}: no photo for the row of {row.source or row.id}; the row was kept.")
    return Matched(rows=tuple(rows), strangers=tuple(strangers), refused=tuple(refused))


def _by_name(known: Known) -> Mapping[str, tuple[str, ...]]:
    """Path and file name -> SHA-256 of every photo that has it."""
    found: dict[str, tuple[str, ...]] = {}
    for sha256, path in known.names.items():
        for key in {path, path.rpartition("/")[2]}:
            found[key] = (*found.get(key, ()), sha256)
    return found


def _changed(name: str, row: AltRow) -> str:
    return (
        f"{name}: the picture {row.source or row.id} has changed since the sheet was written; "
        "its row was not taken over. Export the sheet again."
    )
