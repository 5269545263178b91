"""What a schema cannot say of a gallery: files, order, links, texts."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from gallery.alttext.audit import findings_with_reasons
from gallery.alttext.message import MessageLanguage
from gallery.errors import StorageError
from gallery.export.page_names import page_name, page_names
from gallery.model import Decisions, Finding, Manifest, Severity
from gallery.pipeline.describing import sheet
from gallery.pipeline.workspace import PUBLIC
from gallery.ports import Files
from gallery.storage.files import LocalFiles
from gallery.storage.walk import everything

_MANIFEST = "gallery.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """One thing that is wrong with a gallery.

    Attributes:
        path: File in the output folder.
        code: A stable word.
        message: What is wrong and what to do.
    """

    path: str
    code: str
    severity: Severity
    message: str


def inspect_order(manifest: Manifest) -> Iterator[CheckFinding]:
    """Positions run from 1 without gaps, ids are unique, and what is referred to is there."""
    ids = [item.id for item in manifest.items]
    if [item.order for item in manifest.items] != list(range(1, len(ids) + 1)):
        yield _error(_MANIFEST, "order", "The photos are not numbered from 1 without gaps. Build again.")
    if len(set(ids)) < len(ids):
        yield _error(_MANIFEST, "id", "Two photos have one id. Build again.")
    named = {manifest.lead, *(one.of for one in manifest.excluded), *(item.stack for item in manifest.items)} - {""}
    for name in sorted(named - set(ids)):
        yield _error(_MANIFEST, "reference", f"There is no photo {name}, but the manifest refers to it. Build again.")


def inspect_files(files: LocalFiles, manifest: Manifest) -> Iterator[CheckFinding]:
    """Every file of the manifest is there with its hash, and no other file is."""
    expected = {_MANIFEST, *page_names(manifest)}
    for rendition in (one for item in manifest.items for one in item.renditions):
        expected.add(rendition.path)
        if not _leads_to_a_file(files, rendition.path):
            yield _error(rendition.path, "missing-file", "The file is missing. Build again.")
        elif hashlib.sha256(files.read(f"{PUBLIC}/{rendition.path}")).hexdigest() != rendition.sha256:
            yield _error(rendition.path, "changed-file", "The file is not the one that was built. Build again.")
    public = Path(files.root) / PUBLIC
    for key in sorted(set(everything(public)) - expected):
        hidden = any(part.startswith(".") for part in key.split("/")) and not (public / key).is_symlink()
        yield CheckFinding(
            path=f"{PUBLIC}/{key}",
            code="stray-file",
            severity=Severity.WARNING if hidden else Severity.ERROR,
            message="The file does not belong to the gallery. Move it away.",
        )


def inspect_pages(files: LocalFiles, manifest: Manifest, built: Mapping[str, str]) -> Iterator[CheckFinding]:
    """The page and its siblings are the files that were built.

    Args:
        files: Over the output folder.
        manifest: Of the gallery.
        built: Name -> SHA-256, as the editor's report knows it; empty where it does not.
    """
    for name in (_MANIFEST, *page_names(manifest)):
        if files.stat(f"{PUBLIC}/{name}") is None:
            yield _error(name, "missing-file", "The file is missing. Build again.")
        elif name in built and hashlib.sha256(files.read(f"{PUBLIC}/{name}")).hexdigest() != built[name]:
            message = "The file is not the one that was built. Build again, or put your changes into templates."
            yield _error(name, "changed-file", message)


def inspect_links(files: Files, manifest: Manifest) -> Iterator[CheckFinding]:
    """Every relative link of the pages leads to a file."""
    for language in manifest.languages:
        name = page_name(manifest, language)
        if files.stat(f"{PUBLIC}/{name}") is None:
            continue
        links = _Links()
        links.feed(files.read(f"{PUBLIC}/{name}").decode("utf-8", "replace"))
        for target in sorted(links.targets):
            if not _leads_to_a_file(files, target):
                yield _error(name, "dead-link", f"The page links to {target}, which is not there. Build again.")


def _leads_to_a_file(files: Files, target: str) -> bool:
    try:
        return files.stat(f"{PUBLIC}/{target}") is not None
    except StorageError:  # it climbs out of the folder
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the gallery's settings ask of alt texts, as the editor's report knows it."""

    rules: Mapping[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    messages: MessageLanguage = "en"
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)


def asked_for(files: Files) -> Asked:
    """The settings of the last build; the usual ones where there is no report."""
    try:
        raw = msgspec.json.decode(files.read("report.json"))
        return msgspec.convert(raw["audit"], type=Asked)
    except (StorageError, msgspec.MsgspecError, KeyError, TypeError):
        return Asked()


def judged_alts(manifest: Manifest, asked: Asked, decisions: Decisions) -> list[tuple[Finding, str]]:
    """What the audit finds in every language, with the reason for which a person accepted it, or an empty one."""
    sheets = (
        sheet(manifest, language, asked.people, decisions=decisions, words=asked.words, pictures=asked.pictures)
        for language in manifest.languages
    )
    return [pair for one in sheets for pair in findings_with_reasons(one, rules=asked.rules, messages=asked.messages)]


def inspect_alts(manifest: Manifest, judged: Iterable[tuple[Finding, str]]) -> Iterator[CheckFinding]:
    """Every photo has a text in every language, and the audit finds no error in it.

    Args:
        manifest: Of the gallery.
        judged: As ``judged_alts`` gives it.
    """
    order = {item.id: item.order for item in manifest.items}
    for language in manifest.languages:
        for item in manifest.items:
            text = item.alt.text.get(language)
            if text and text.status != "approved" and item.alt.role != "decorative":
                message = (
                    f"Photo {item.order} ({item.id}): the {language} text is a {text.status}. Read and approve it."
                )
                worst = Severity.ERROR if manifest.alt_require == "approved" else Severity.WARNING
                yield _alt(worst, message, code="alt-draft")
    for finding, reason in judged:
        if not reason:
            message = f"Photo {order[finding.image]} ({finding.image}), {finding.language}: {finding.message}"
            yield _alt(finding.severity, message, code=f"alt-{finding.rule}")


def _alt(severity: Severity, message: str, *, code: str) -> CheckFinding:
    return CheckFinding(path=f"{PUBLIC}/{_MANIFEST}", code=code, severity=severity, message=message)


class _Links(HTMLParser):
    """Collects relative targets of href, src and srcset."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that name files."""
        for name, value in attrs:
            if name in ("href", "src"):
                self._add(value or "")
            elif name == "srcset":
                for candidate in (value or "").split(","):
                    self._add(candidate.split()[0] if candidate.split() else "")

    def _add(self, link: str) -> None:
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc and parts.path:
            self.targets.add(unquote(parts.path))


def _error(path: str, code: str, message: str) -> CheckFinding:
    return CheckFinding(path=f"{PUBLIC}/{path}", code=code, severity=Severity.ERROR, message=message)
