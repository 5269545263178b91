"""``alts.csv``: the sheet that an editor fills in beside the gallery."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gallery.alttext.sources.table import AltRow, AltTable
from gallery.model import Alt, AltText, Decisions, PhotoDecision
from gallery.pipeline.revising import Writer, revised
from gallery.pipeline.sheet_rows import Known, match

FILE_NAME: Final = "alts.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell of a sheet that was taken over.

    Attributes:
        id: Of the photo.
        source: Name of its file; empty where that is not known.
        column: ``alt_pl``, ``caption_en``, ``decorative``.
        old: What was decided before; empty where nobody had.
        new: What is decided now; of a mark the reason, empty where it was taken back.
    """

    id: str
    source: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What people wrote into a sheet.

    Attributes:
        decisions: With their texts.
        changes: Every cell that was taken over.
        strangers: Rows of photos that are not here; they stay in the sheet.
        pending: Id -> the row's mark and reason, where one of them is missing; they stay in the sheet.
        notices: What could not be taken over, and why.
        seen: The sheet as it was read; None where there was none.
        readable: False where the sheet is no table; it is then left as it is.
    """

    decisions: Decisions
    changes: tuple[Change, ...] = ()
    strangers: tuple[AltRow, ...] = ()
    pending: Mapping[str, tuple[bool, str]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    seen: bytes | None = None
    readable: bool = True

    @property
    def changed(self) -> int:
        """How many cells were taken over."""
        return len(self.changes)


def rows_of(alts: Mapping[str, tuple[str, Alt, Mapping[str, str]]]) -> tuple[AltRow, ...]:
    """Rows for a sheet: id -> source name, alt, captions."""
    return tuple(
        AltRow(
            id=name,
            source=source,
            decorative=alt.role == "decorative",
            reason=alt.reason,
            alt={language: text.value for language, text in alt.text.items()},
            state={language: text.status for language, text in alt.text.items()},
            caption=dict(caption),
        )
        for name, (source, alt, caption) in alts.items()
    )


def take_over(
    table: AltTable,
    written: Sequence[AltTable],
    decisions: Decisions,
    known: Known,
    *,
    name: str = FILE_NAME,
    writer: Writer | None = None,
) -> Filled:
    """Every cell that differs from how the sheet was written is a person's decision; an empty cell is none.

    A text is approved by changing it, or by changing its state to ``approved``.

    Args:
        table: As it came back.
        written: As it was written, in every version that may have reached the disk; none takes every text over.
        decisions: As they are.
        known: The photos a row may be of.
        name: Of the sheet, for the notices.
        writer: Who filled it in; None for somebody, now.
    """
    versions = [{row.id: row for row in one.rows} for one in written]
    decided, pending, notices = dict(decisions.photos), {}, []
    changes: list[Change] = []
    writer = writer or Writer.now()
    matched = match(table, known, name)
    for row, sha256 in matched.rows:
        old = [version.get(sha256[:16], AltRow(id=row.id)) for version in versions]
        before = decision = decided.get(sha256, PhotoDecision())
        decision = _texts(decision, row, old, replace(writer, pixels=known.pixels.get(sha256, "")))
        if table.marked and bool(row.decorative) != bool(row.reason.strip()):
            pending[row.id] = (row.decorative, row.reason)
            notices.append(_incomplete(name, row))
        elif table.marked:
            decision = _marked(decision, row, old)
        if decision != before:
            decided[sha256] = decision
            source = row.source or known.names.get(sha256, "")
            changes += _changes(sha256[:16], source, before, decision)
    return Filled(
        decisions=replace(decisions, photos=decided),
        changes=tuple(changes),
        strangers=matched.strangers,
        pending=pending,
        notices=(*notices, *matched.refused),
    )


def _texts(decision: PhotoDecision, row: AltRow, old: Sequence[AltRow], writer: Writer) -> PhotoDecision:
    """The decision with the texts that somebody wrote or approved."""
    approved = {tag: text.value for tag, text in decision.alt.items() if text.status == "approved"}
    texts = dict(_written(row.alt, [*(one.alt for one in old), approved]))
    texts |= {tag: row.alt[tag].strip() for tag in _approved(row, old) if row.alt[tag].strip() != approved.get(tag)}
    captions = dict(_written(row.caption, [*(one.caption for one in old), decision.caption]))
    if texts:
        new = {tag: revised(decision.alt.get(tag), text, "table", writer) for tag, text in texts.items()}
        decision = replace(decision, role="informative", alt={**decision.alt, **new})
    if captions:
        decision = replace(decision, caption={**decision.caption, **captions})
    return decision


def _approved(row: AltRow, old: Sequence[AltRow]) -> Iterator[str]:
    """Languages whose text stayed and whose state somebody turned to ``approved``."""
    for tag, state in row.state.items():
        if state == "approved" and row.alt.get(tag, "").strip() and _turned(tag, old):
            yield tag


def _turned(tag: str, old: Sequence[AltRow]) -> bool:
    return all(one.state.get(tag, "") != "approved" for one in old)


def _marked(decision: PhotoDecision, row: AltRow, old: Sequence[AltRow]) -> PhotoDecision:
    """The decision with a decorative mark that somebody set or took away."""
    mark = (row.decorative, row.reason.strip())
    if any(mark == (one.decorative, one.reason.strip()) for one in old):
        return decision
    if row.decorative:
        return replace(decision, role="decorative", reason=row.reason.strip())
    if decision.role != "decorative":
        return decision
    return replace(decision, role="informative" if decision.alt else None, reason="")


def _changes(name: str, source: str, before: PhotoDecision, after: PhotoDecision) -> Iterator[Change]:
    def change(column: str, old: str, new: str) -> Change:
        return Change(id=name, source=source, column=column, old=old, new=new)

    for tag, text in after.alt.items():
        if text != before.alt.get(tag):
            yield change(f"alt_{tag}", _value(before.alt.get(tag)), text.value)
    for tag, caption in after.caption.items():
        if caption != before.caption.get(tag):
            yield change(f"caption_{tag}", before.caption.get(tag, ""), caption)
    if (before.role == "decorative", before.reason) != (after.role == "decorative", after.reason):
        yield change("decorative", before.reason, after.reason)


def _value(text: AltText | None) -> str:
    return text.value if text else ""


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
