"""The public description of a gallery: what a CMS keeps and the page is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gallery.model.alttext import AltRole, AltSource, AltStatus
from gallery.model.decisions import Focal
from gallery.model.event import Event, Rights
from gallery.model.rendition import Rendition
from gallery.model.subject import PolicyName, Subject

MANIFEST_VERSION = "1.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestSource:
    """The original, known by its content and never by its name.

    Attributes:
        width: Pixels, after orientation.
        height: Pixels, after orientation.
    """

    sha256: str
    bytes: int
    width: int
    height: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestCapture:
    """When the photo was taken.

    Attributes:
        local: As the camera's clock said, ISO 8601 without offset.
        utc_offset: Minutes east of UTC, or None.
        corrected: ``local`` with the camera's clock offset applied.
        camera: Key of the camera in ``Manifest.cameras``; empty where unknown.
    """

    local: str
    utc_offset: int | None
    corrected: str
    camera: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestCamera:
    """One camera of the event, named by a letter.

    Attributes:
        label: Make and model where the policy publishes it, else empty. Never a serial number.
        offset_seconds: Added to its times.
    """

    key: str
    label: str = ""
    offset_seconds: int = 0
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """What to show while the picture loads.

    Attributes:
        color: Dominant colour, ``#rrggbb``.
        thumbhash: Blurred picture of some 25 bytes in Base64 (evanw.github.io/thumbhash).
    """

    color: str
    thumbhash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningRecord:
    """What cleaning did to the published original, in an editor's words."""

    status: str
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestText:
    """An alt text in one language, as everybody may read it.

    Attributes:
        value: The text.
        source: Who wrote it: a person, an imported table, a sidecar, the file itself, its caption, a program, or a
            model.
        status: ``approved`` by a person or an imported table, else a ``draft``.
    """

    value: str
    source: AltSource
    status: AltStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestAlt:
    """What a photo says to someone who does not see it.

    Attributes:
        role: ``missing`` until someone wrote a text or said, with a reason, that the picture is decorative.
        text: By language; a language that is not there is missing.
        reason: Why the picture is decorative.
    """

    role: AltRole = "missing"
    text: Mapping[str, ManifestText] = field(default_factory=dict)
    reason: str = ""

    def publishable(self, require: str) -> "ManifestAlt":
        """What of it may be published: approved texts, and drafts where the gallery asks for no more.

        Args:
            require: The publish gate: ``none``, ``draft`` or ``approved``.
        """
        if self.role == "decorative":
            return self
        allowed = ("approved", "draft") if require == "draft" else ("approved",)
        text = {language: one for language, one in self.text.items() if one.status in allowed}
        return ManifestAlt(role="informative" if text else "missing", text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One published photo.

    Attributes:
        id: First 16 hex digits of the source's SHA-256.
        order: Position from 1, without gaps.
        stack: Id of the best shot of the burst it belongs to; empty where it stands alone.
        caption: By language.
        rights: Merged from the file and the event.
    """

    id: str
    order: int
    source: ManifestSource
    captured: ManifestCapture | None
    renditions: tuple[Rendition, ...]
    placeholder: Placeholder
    focal: Focal
    alt: ManifestAlt
    caption: Mapping[str, str] = field(default_factory=dict)
    rights: Rights = field(default_factory=Rights)
    stack: str = ""
    metadata: CleaningRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestExclusion:
    """One photo that was left out.

    Attributes:
        reason: ``duplicate``, ``burst`` or ``rejected``.
        of: Id of the item that stands for it; empty where none does.
    """

    sha256: str
    reason: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestProblem:
    """Photos that could not be published, by what was wrong; which ones is in the editor's report alone.

    Attributes:
        code: Of the problem, such as ``truncated``; a page of the documentation lists them.
        count: How many files.
    """

    code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """What made the manifest."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A whole gallery; deterministic for the same photos and settings.

    Attributes:
        manifest_version: ``major.minor`` of this format.
        id: The slug.
        languages: The first is the main one.
        alt_require: The publish gate the gallery was built with: ``none``, ``draft`` or ``approved``.
        metadata_policy: The policy the gallery was built with.
        metadata_keeps: What the published files may carry beside colour profile and orientation; null where only the
            policy says it.
        lead: Id of the lead item; empty in an empty gallery.
    """

    manifest_version: str = MANIFEST_VERSION
    generator: Generator
    id: str
    languages: tuple[str, ...]
    title: Mapping[str, str]
    summary: Mapping[str, str] = field(default_factory=dict)
    headline: Mapping[str, str] = field(default_factory=dict)
    event: Event = field(default_factory=Event)
    rights: Rights = field(default_factory=Rights)
    base_url: str = ""
    alt_require: str = "none"
    metadata_policy: PolicyName = "web"
    metadata_keeps: tuple[Subject, ...] | None = None
    lead: str = ""
    cameras: tuple[ManifestCamera, ...] = ()
    items: tuple[Item, ...] = ()
    excluded: tuple[ManifestExclusion, ...] = ()
    problems: tuple[ManifestProblem, ...] = ()
