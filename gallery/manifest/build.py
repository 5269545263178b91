"""What a build found out, as a manifest; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gallery.manifest.cameras import named_cameras
from gallery.model import (
    Alt,
    Camera,
    CleaningRecord,
    Event,
    Focal,
    Generator,
    Item,
    Manifest,
    ManifestAlt,
    ManifestCapture,
    ManifestExclusion,
    ManifestProblem,
    ManifestSource,
    ManifestText,
    Metadata,
    Photo,
    Placeholder,
    PolicyName,
    Problem,
    Rendition,
    Rights,
    Subject,
    subjects_of,
)

CENTRE = Focal(x=0.5, y=0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One photo that is published, with everything that was made of it.

    Attributes:
        corrected: ISO local time with the camera's clock offset; empty where the photo has no time.
        stack: SHA-256 of the best shot of its burst; empty where it stands alone.
    """

    photo: Photo
    renditions: tuple[Rendition, ...]
    alt: Alt
    caption: Mapping[str, str] = field(default_factory=dict)
    corrected: str = ""
    focal: Focal = CENTRE
    stack: str = ""
    cleaning: CleaningRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of the gallery as a whole.

    Attributes:
        offsets: Seconds that are added to a camera's times.
        policy: Of the metadata.
        keeps: What the files say of themselves and is published.
        times: Say when the photos were taken, and by which of the cameras.
        lead: SHA-256 of the lead photo; empty makes it the first.
    """

    generator: Generator
    slug: str
    languages: tuple[str, ...]
    title: Mapping[str, str]
    summary: Mapping[str, str]
    headline: Mapping[str, str]
    event: Event
    rights: Rights
    base_url: str = ""
    alt_require: str = "none"
    offsets: Mapping[Camera, int] = field(default_factory=dict)
    policy: PolicyName = "web"
    keeps: tuple[Subject, ...] = subjects_of("web")
    times: bool = True
    lead: str = ""


def build_manifest(
    about: About, entries: Sequence[Entry], excluded: Sequence[ManifestExclusion], problems: Iterable[Problem] = ()
) -> Manifest:
    """The manifest of a gallery.

    Args:
        about: Of the gallery.
        entries: In the order they are shown.
        excluded: Photos left out; sorted here, so that it never shows the order of the files.
        problems: Photos that failed; counted here, and not named.
    """
    taken = [entry.photo.metadata.camera for entry in entries if entry.photo.metadata.camera]
    taken = taken if about.times else []
    cameras = named_cameras(taken, about.offsets, with_labels="camera" in about.keeps)
    keys = {camera: named.key for camera, named in cameras.items()}
    items = tuple(_item(entry, order, keys, about) for order, entry in enumerate(entries, 1))
    lead = next((item.id for item in items if item.source.sha256 == about.lead), items[0].id if items else "")
    return Manifest(
        generator=about.generator,
        id=about.slug,
        languages=about.languages,
        title=about.title,
        summary=about.summary,
        headline=about.headline,
        event=replace(about.event, people=()),  # who may be named is for the audit, not for the public
        rights=about.rights,
        base_url=about.base_url,
        alt_require=about.alt_require,
        metadata_policy=about.policy,
        metadata_keeps=about.keeps,
        lead=lead,
        cameras=tuple(sorted(cameras.values(), key=lambda camera: (len(camera.key), camera.key))),
        items=items,
        excluded=tuple(sorted(excluded, key=lambda one: (one.sha256, one.reason))),
        problems=tuple(
            ManifestProblem(code=code, count=count)
            for code, count in sorted(Counter(problem.code for problem in problems).items())
        ),
    )


def publishable(manifest: Manifest) -> Manifest:
    """The manifest without texts that nobody approved, as far as the gallery asks for approval."""
    items = tuple(replace(item, alt=item.alt.publishable(manifest.alt_require)) for item in manifest.items)
    return replace(manifest, items=items)


def _item(entry: Entry, order: int, cameras: Mapping[Camera, str], about: About) -> Item:
    photo = entry.photo
    return Item(
        id=photo.id,
        order=order,
        source=ManifestSource(
            sha256=photo.sha256,
            bytes=photo.bytes,
            width=photo.width,
            height=photo.height,
            media_type=photo.media_type,
        ),
        captured=_capture(entry, cameras) if about.times else None,
        renditions=entry.renditions,
        placeholder=Placeholder(color=photo.color, thumbhash=photo.thumbhash),
        focal=entry.focal,
        alt=_alt(entry.alt),
        caption=entry.caption,
        rights=merged_rights(photo.metadata, about.rights) if "rights" in about.keeps else about.rights,
        stack=entry.stack[:16],
        metadata=entry.cleaning,
    )


def _alt(alt: Alt) -> ManifestAlt:
    """Without who wrote the texts, when, for which pixels, and what they took the place of."""
    text = {
        language: ManifestText(value=one.value, source=one.source, status=one.status)
        for language, one in alt.text.items()
    }
    return ManifestAlt(role=alt.role, text=text, reason=alt.reason)


def _capture(entry: Entry, cameras: Mapping[Camera, str]) -> ManifestCapture | None:
    captured, camera = entry.photo.metadata.captured, entry.photo.metadata.camera
    if captured is None:
        return None
    return ManifestCapture(
        local=captured.local,
        utc_offset=captured.utc_offset,
        corrected=entry.corrected or captured.local,
        camera=cameras.get(camera, "") if camera else "",
    )


def merged_rights(own: Metadata, event: Rights) -> Rights:
    """A photo's own rights, filled up with the event's."""
    return Rights(
        creator=own.creator or event.creator,
        credit=own.credit or event.credit,
        copyright=own.copyright or event.copyright,
        license_url=own.license_url or event.license_url,
        acquire_url=own.acquire_url or event.acquire_url,
    )
