"""The alt text of every published photo, and how the audit sees it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from gallery.alttext.assign import assign
from gallery.alttext.drafting.drafts import Drafts
from gallery.alttext.sources import open_sources
from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.sources.table import AltTable, read_table
from gallery.alttext.sources.workbook import read_workbook
from gallery.alttext.sources.yaml_table import read_yaml
from gallery.config.schema import Settings
from gallery.errors import StorageError
from gallery.model import Alt, Decisions, Manifest, Photo
from gallery.ports import Files, Sheet, SheetImage

TABLES: Final = {"alts.csv": read_table, "alts.xlsx": read_workbook, "alts.yaml": read_yaml, "alts.yml": read_yaml}
"""Names of an alt table among the photos, which an editor put there, and what reads each."""

_DEFAULT: Final = "x-default"


def describe(
    photos: Sequence[Photo], settings: Settings, decisions: Decisions, files: Files, drafts: Drafts
) -> Mapping[str, Alt]:
    """Key -> alt, from the sources that the settings name, in their order.

    Raises:
        ManifestError: There is an alt table among the photos that cannot be read (``alt-table``).
    """

    def read(key: str) -> bytes | None:
        with suppress(StorageError):
            if files.stat(key):
                return files.read(key)
        return None

    supplies = Supplies(
        languages=settings.languages,
        decisions=decisions,
        read=read,
        table=_table(read),
        drafts=drafts,
        embedded=settings.alt.embedded,
        sidecar_alt=_sidecar_alt,
    )
    # Where files may not speak of themselves, their texts are no source.
    silent = ("embedded", "caption") if "alt" not in settings.metadata.subjects else ()
    sources = open_sources([name for name in settings.alt.sources if name not in silent], supplies)
    return {photo.key: assign(photo, settings.languages, sources, decisions.of(photo.sha256)) for photo in photos}


def _sidecar_alt(data: bytes) -> Mapping[str, str]:
    from gallery.metadata.sidecar import read_sidecar_alt  # noqa: PLC0415 - few photos have such a file

    return read_sidecar_alt(data)


def _table(read: Callable[[str], bytes | None]) -> AltTable:
    """The alt table that lies among the photos, if there is one."""
    for name, reader in TABLES.items():
        data = read(name)
        if data is not None:
            return reader(data)
    return AltTable()


def captions(photo: Photo, settings: Settings, decisions: Decisions) -> Mapping[str, str]:
    """Captions in the gallery's languages: a person's, else the file's where the policy lets it speak.

    A caption without a language is taken to be in the main one.
    """
    own = dict(photo.metadata.captions) if "captions" in settings.metadata.subjects else {}
    if _DEFAULT in own:
        own.setdefault(settings.languages[0], own[_DEFAULT])
    own |= decisions.of(photo.sha256).caption
    return {language: own[language] for language in settings.languages if own.get(language)}


def sheet(
    manifest: Manifest,
    language: str,
    people: tuple[str, ...] = (),
    names: Mapping[str, str] | None = None,
    decisions: Decisions | None = None,
    words: Mapping[str, tuple[str, ...]] | None = None,
    pictures: Mapping[str, str] | None = None,
) -> Sheet:
    """The gallery's texts in one language, for the audit.

    Args:
        manifest: Of the gallery.
        language: One of its languages.
        people: Names that may be used.
        names: Id -> name of the source file, where it is known.
        decisions: What people accepted for single photos; None where nobody knows.
        words: Id -> lines that were read in the picture; None where nobody looked.
        pictures: Id -> perceptual hash, which tells one scene from another; None where it is not known.
    """
    decided = decisions or Decisions()
    images = tuple(
        SheetImage(
            id=item.id,
            alt=item.alt.text[language].value if language in item.alt.text else None,
            decorative=item.alt.role == "decorative",
            caption=item.caption.get(language, ""),
            file_name=(names or {}).get(item.id, ""),
            status=item.alt.text[language].status if language in item.alt.text else "",
            source=item.alt.text[language].source if language in item.alt.text else "",
            picture=(pictures or {}).get(item.id, ""),
            words=(words or {}).get(item.id),
            suppressed=decided.of(item.source.sha256).accepted,
        )
        for item in manifest.items
    )
    others = {
        other: {item.id: item.alt.text[other].value if other in item.alt.text else None for item in manifest.items}
        for other in manifest.languages
        if other != language
    }
    headline = manifest.headline.get(language) or manifest.title.get(language, "")
    return Sheet(language=language, images=images, headline=headline, people=people, others=others)
