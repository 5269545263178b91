"""The drafts of a gallery in its output folder, and which texts it has beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gallery.alttext.drafting.drafts import FILE_NAME, Draft, Drafts, read_drafts, write_drafts
from gallery.alttext.sources.table import AltRow, AltTable, read_table
from gallery.errors import ManifestError
from gallery.model import Decisions, Item, Manifest
from gallery.pipeline.altsheet import FILE_NAME as SHEET
from gallery.pipeline.workspace import Workspace, existing


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What a gallery says of its photos in one language; all by the id of the item.

    Attributes:
        approved: A person or a table wrote them.
        others: Drafts that are not in the file of drafts: embedded texts, and what was written into the sheet and not
            built yet.
        drafts: In the file of drafts.
        decorative: Photos that a person called so.
    """

    approved: Mapping[str, str]
    others: Mapping[str, str]
    drafts: Mapping[str, Draft]
    decorative: frozenset[str]


def load_drafts(space: Workspace) -> Drafts:
    """The drafts; none where there is no file.

    Raises:
        ManifestError: The file is damaged (``drafts-damaged``).
        StorageError: It is there and cannot be read.
    """
    return read_drafts(existing(space.files, FILE_NAME))


def save_drafts(space: Workspace, drafts: Drafts) -> None:
    """Write them, if they are not there yet."""
    data = write_drafts(drafts)
    if drafts.photos and existing(space.files, FILE_NAME) != data:
        space.files.write(FILE_NAME, data, durable=True)


def with_drafts(row: Mapping[str, str], drafts: Drafts, sha256: str) -> dict[str, str]:
    """The texts of a row of the sheet, and the drafts where it has none or still has an older one.

    Args:
        row: Language -> text.
        drafts: Of the gallery.
        sha256: Of the row's photo.
    """
    found = {tag: draft.value for tag, draft in drafts.photos.get(sha256, {}).items()}
    return {**row, **{tag: text for tag, text in found.items() if _is_ours(row.get(tag, ""), drafts.of(sha256, tag))}}


def as_it_was(drafts: Drafts) -> Iterator[AltTable]:
    """Sheets that hold every draft, the one there is first, then the ones it took the place of.

    Whatever the settings or the index have forgotten, a text in one of these was never a person's.
    """
    said = {
        sha256[:16]: {tag: (draft.value, *draft.earlier) for tag, draft in by_language.items()}
        for sha256, by_language in drafts.photos.items()
    }
    most = max((len(texts) for row in said.values() for texts in row.values()), default=0)
    for age in range(most):
        rows = {one: {tag: texts[age] for tag, texts in row.items() if age < len(texts)} for one, row in said.items()}
        yield AltTable(rows=tuple(AltRow(id=one, alt=alt) for one, alt in rows.items()))


def texts_of(space: Workspace, manifest: Manifest, language: str, decisions: Decisions, drafts: Drafts) -> Texts:
    """Everything that is known to be said in a language, built or not."""
    rows = _rows(space, language)
    said = {item.id: dict(_said(item, language, decisions)) for item in manifest.items}
    own = {item.id: drafts.of(item.source.sha256, language) for item in manifest.items}
    others = {item.id: said[item.id].get("draft") or rows.get(item.id, "") for item in manifest.items}
    return Texts(
        approved={one: texts["approved"] for one, texts in said.items() if "approved" in texts},
        others={
            one: text for one, text in others.items() if "approved" not in said[one] and not _is_ours(text, own[one])
        },
        drafts={one: draft for one, draft in own.items() if draft},
        decorative=frozenset(item.id for item in manifest.items if _decorative(item, decisions)),
    )


def _said(item: Item, language: str, decisions: Decisions) -> Iterator[tuple[str, str]]:
    """Status and text, what was decided winning over what was published."""
    for found in (item.alt.text, decisions.of(item.source.sha256).alt):
        if language in found:
            yield found[language].status, found[language].value


def _is_ours(text: str, draft: Draft | None) -> bool:
    """Whether a text is none, or the draft as it is or was."""
    if not text.strip():
        return True
    return draft is not None and text in {draft.value, *draft.earlier}


def _decorative(item: Item, decisions: Decisions) -> bool:
    return (decisions.of(item.source.sha256).role or item.alt.role) == "decorative"


def _rows(space: Workspace, language: str) -> Mapping[str, str]:
    """Id -> text in the sheet beside the gallery, drafts included; a sheet that cannot be read says nothing."""
    data = existing(space.files, SHEET)
    try:
        return {row.id: row.alt.get(language, "").strip() for row in read_table(data).rows} if data else {}
    except ManifestError:
        return {}
