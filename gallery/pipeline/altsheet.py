"""``alts.csv``: the sheet that an editor fills in beside the gallery."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gallery.alttext.sources.table import AltRow, AltTable
from gallery.model import Alt, AltText, Decisions, PhotoDecision

FILE_NAME: Final = "alts.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What people wrote into a sheet.

    Attributes:
        decisions: With their texts.
        changed: How many cells were taken over.
        strangers: Rows of photos that are not here; they stay in the sheet.
        pending: Id -> the row's mark and reason, where one of them is missing; they stay in the sheet.
        notices: What could not be taken over, and why.
        seen: The sheet as it was read; None where there was none.
        readable: False where the sheet is no table; it is then left as it is.
    """

    decisions: Decisions
    changed: int = 0
    strangers: tuple[AltRow, ...] = ()
    pending: Mapping[str, tuple[bool, str]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    seen: bytes | None = None
    readable: bool = True


def rows_of(alts: Mapping[str, tuple[str, Alt, Mapping[str, str]]]) -> tuple[AltRow, ...]:
    """Rows for a sheet: id -> source name, alt, captions."""
    return tuple(
        AltRow(
            id=name,
            source=source,
            decorative=alt.role == "decorative",
            reason=alt.reason,
            alt={language: text.value for language, text in alt.text.items()},
            caption=dict(caption),
        )
        for name, (source, alt, caption) in alts.items()
    )


def take_over(
    table: AltTable, written: Sequence[AltTable], decisions: Decisions, photos: Sequence[str], *, name: str = FILE_NAME
) -> Filled:
    """Every cell that differs from how the sheet was written is a person's decision; an empty cell is none.

    Args:
        table: As it came back.
        written: As it was written, in every version that may have reached the disk; none takes every text over.
        decisions: As they are.
        photos: SHA-256 of every photo a row may be of.
        name: Of the sheet, for the notices.
    """
    versions = [{row.id: row for row in one.rows} for one in written]
    decided, changed, pending, notices = dict(decisions.photos), 0, {}, []
    by_id = {key: sha256 for sha256 in photos for key in (sha256, sha256[:16])}
    for row in table.rows:
        sha256 = by_id.get(row.id)
        if sha256 is None:
            continue
        old = [version.get(row.id, AltRow(id=row.id)) for version in versions]
        decision = decided.get(sha256, PhotoDecision())
        decision, cells = _texts(decision, row, old)
        if table.marked and bool(row.decorative) != bool(row.reason.strip()):
            pending[row.id] = (row.decorative, row.reason)
            notices.append(_incomplete(name, row))
        elif table.marked:
            decision, marks = _mark(decision, row, old)
            cells += marks
        changed += cells
        if cells:
            decided[sha256] = decision
    strangers = tuple(row for row in table.rows if row.id not in by_id and (row.alt or row.caption or row.decorative))
    notices += [f"{name}: no photo for the row of {row.source or row.id}; the row was kept." for row in strangers]
    return Filled(
        decisions=replace(decisions, photos=decided),
        changed=changed,
        strangers=strangers,
        pending=pending,
        notices=tuple(notices),
    )


def _texts(decision: PhotoDecision, row: AltRow, old: Sequence[AltRow]) -> tuple[PhotoDecision, int]:
    """The decision with the texts that somebody wrote, and how many there are."""
    approved = {tag: text.value for tag, text in decision.alt.items() if text.status == "approved"}
    texts = dict(_written(row.alt, [*(one.alt for one in old), approved]))
    captions = dict(_written(row.caption, [*(one.caption for one in old), decision.caption]))
    if texts:
        new = {tag: AltText(value=text, source="table", status="approved") for tag, text in texts.items()}
        decision = replace(decision, role="informative", alt={**decision.alt, **new})
    if captions:
        decision = replace(decision, caption={**decision.caption, **captions})
    return decision, len(texts) + len(captions)


def _mark(decision: PhotoDecision, row: AltRow, old: Sequence[AltRow]) -> tuple[PhotoDecision, int]:
    """The decision with a decorative mark that somebody set or took away."""
    mark = (row.decorative, row.reason.strip())
    if any(mark == (one.decorative, one.reason.strip()) for one in old):
        return decision, 0
    if row.decorative:
        same = (decision.role, decision.reason) == ("decorative", row.reason.strip())
        return replace(decision, role="decorative", reason=row.reason.strip()), int(not same)
    if decision.role != "decorative":
        return decision, 0
    return replace(decision, role="informative" if decision.alt else None, reason=""), 1


def _written(cells: Mapping[str, str], known: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Texts that are in none of the versions that are known."""
    for tag, cell in cells.items():
        text = cell.strip()
        if text and all(text != version.get(tag, "").strip() for version in known):
            yield tag, text


def _incomplete(name: str, row: AltRow) -> str:
    if row.decorative:
        return f"{name}: {row.source or row.id} is marked decorative without a reason; write one."
    return f"{name}: {row.source or row.id} has a reason but is not marked decorative; write yes beside it."
