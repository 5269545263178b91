"""What a CMS plugin writes; it only has to type-check, strictly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import gallery
from gallery.model import (
    AltText,
    Cleaned,
    Finding,
    Item,
    Manifest,
    ManifestAlt,
    ManifestText,
    Photo,
    Problem,
    Progress,
    Rendition,
    Rights,
    Severity,
)
from gallery.ports import AltTextSource, Executor, Exporter, OnEvent, Work

A = TypeVar("A")
B = TypeVar("B")


def show(progress: Progress) -> None:
    """A progress bar of the CMS."""
    assert f"{progress.stage} {progress.done}/{progress.total} {progress.key}"


def publish(upload: Path, out: Path) -> Mapping[str, str]:
    """Build a gallery and say what could not be used."""
    on_event: OnEvent = show
    report = gallery.build([upload, "more/"], out, config={"languages": ["pl", "en"]}, on_event=on_event)
    report = gallery.build(upload, str(out), config=out / "gallery.toml", executor="processes")
    problems: tuple[Problem, ...] = report.problems
    manifest: Manifest = report.manifest
    assert manifest == gallery.load_manifest(out)
    assert gallery.check_gallery(out).ok or report.gate_closed
    return {problem.path: problem.message for problem in problems}


def drafts(out: Path) -> Iterator[str]:
    """What a model offers."""
    report = gallery.suggest_alts(out, endpoint="http://localhost:11434/v1", model="tiny", on_event=show)
    assert report.load.bytes >= 0
    yield from (one.alt or one.words for one in report.suggestions)


def pictures(manifest: Manifest) -> Iterator[tuple[str, str | None]]:
    """What a template needs."""
    for item in manifest.items:
        alt: ManifestAlt = item.alt
        text: ManifestText | None = alt.text.get(manifest.languages[0])
        widest: Rendition = max(item.renditions, key=lambda one: one.width)
        yield widest.path, text.value if text else None


def corrected(item: Item, words: str) -> Item:
    """Values are changed by making new ones."""
    text = ManifestText(value=words, source="human", status="approved")
    return replace(item, alt=ManifestAlt(role="informative", text={"pl": text}))


def upload_one(data: bytes) -> bytes:
    """Clean one file in memory."""
    try:
        cleaned: Cleaned = gallery.clean_metadata(
            data, policy="web", rights=Rights(creator="Anna"), alt={"pl": "Tekst"}
        )
    except gallery.GalleryError as error:
        raise ValueError(f"{error.code} {error.message} {error.hint} {error.exit_code}") from error
    assert all(isinstance(words, str) for words in (*cleaned.removed, *cleaned.kept))
    return cleaned.data


def tidy(photos: Path, out: Path) -> int:
    """The commands, one by one."""
    duplicates = gallery.find_duplicates([photos], executor="threads")
    keep: set[str] = {group.keep for group in duplicates.groups}
    cleaned = gallery.clean_photos([photos], out, policy="bare", on_event=show)
    statuses: list[str] = [file.status for file in cleaned.files]
    thumbnails = gallery.make_thumbnails([photos], out, config={"thumbnails": {"widths": [320]}})
    files: list[str] = [one.path for file in thumbnails.files for one in file.renditions]
    written: tuple[Path, ...] = gallery.export_to(out, "jsonld", out / "ld")
    begun: Path = gallery.begin(photos, force=True).path
    return len(keep) + len(statuses) + len(files) + len(written) + len(begun.parts)


def audit(page: str) -> list[str]:
    """Alt texts of a sheet, a page and a file."""
    sheet = {"language": "pl", "images": [{"id": "1", "alt": "IMG_1234.JPG"}]}
    findings: list[Finding] = gallery.audit_alt_text(sheet, rules={"missing-alt": "off"})
    findings += gallery.audit_html(page, language="pl")
    findings += gallery.audit_file(Path("gallery.json")).findings
    findings += gallery.audit_files(["pages", Path("page.html")], rules={"one-word": "off"}).findings
    return [finding.message for finding in findings if finding.severity is Severity.ERROR]


def round_trip(out: Path, sheet: Path) -> int:
    """Texts out to the editors and in again."""
    rows: int = gallery.export_alts(out, sheet)
    return rows + gallery.import_alts(out, sheet, dry_run=True).changed


class OneLine:
    """A plugin's exporter."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """One file."""
        yield "titles.txt", "\n".join(manifest.title.values()).encode()


class FromTheCms:
    """A plugin's source of alt text."""

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """What the CMS has for that picture."""
        return AltText(value=photo.id, source="table", status="draft") if language == "pl" else None


class Here:
    """A plugin's executor."""

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """In order, as every executor."""
        yield from (work(value) for value in values)


EXPORTER: Exporter = OneLine()
EXECUTOR: Executor = Here()
SOURCE: AltTextSource = FromTheCms()
VERSION: str = gallery.__version__
