"""Bring together what was made of each published photo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import gallery
from gallery.dedupe.clocks import offset_seconds
from gallery.manifest.build import About, Entry
from gallery.model import Decisions, Generator, ManifestExclusion, Photo, Rendition
from gallery.pipeline.describing import captions
from gallery.pipeline.preparing import Prepared
from gallery.pipeline.reading import Reading
from gallery.pipeline.rendering import focal_of
from gallery.pipeline.select import Selection
from gallery.pipeline.story import Story
from gallery.thumbnails.names import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """The gallery before it is written.

    Attributes:
        entries: In the order they are shown.
        pictures: Public path -> name in the pool.
    """

    entries: tuple[Entry, ...]
    pictures: Mapping[str, str]


def assemble(prepared: Prepared, story: Story, decisions: Decisions) -> Assembly:
    """Give every file its public name."""
    settings, selection = story.settings, prepared.selection
    pictures: dict[str, str] = {}
    entries = []
    stem_of = stems([photo.sha256 for photo in selection.photos], settings.thumbnails)
    sha256_of = {photo.key: photo.sha256 for photo in selection.photos}
    for photo in selection.photos:
        original = prepared.cleaning.originals.get(photo.key)
        pooled = (*prepared.made.files[photo.key], *([original.rendition] if original else []))
        renditions = [replace(one, path=public_path(one, f"{settings.slug}-{stem_of[photo.sha256]}")) for one in pooled]
        pictures |= {one.path: there.path for one, there in zip(renditions, pooled, strict=True)}
        entry = Entry(
            photo=photo,
            renditions=tuple(renditions),
            alt=prepared.alts[photo.key],
            caption=captions(photo, settings, decisions),
            corrected=selection.times.get(photo.key, ""),
            focal=focal_of(photo, decisions),
            stack=sha256_of.get(selection.stacks.get(photo.key, ""), ""),
            cleaning=original.record if original else None,
        )
        entries.append(entry)
    return Assembly(entries=tuple(entries), pictures=pictures)


def public_path(rendition: Rendition, stem: str) -> str:
    """``images/slug-hash8-640.webp`` or ``originals/slug-hash8.jpg``."""
    suffix = PurePosixPath(rendition.path).suffix
    if rendition.purpose == "download":
        return f"originals/{stem}{suffix}"
    crop = f"{rendition.crop}-" if rendition.crop else ""
    return f"images/{stem}-{crop}{rendition.width}{suffix}"


def about(story: Story, decisions: Decisions, photos: tuple[Photo, ...]) -> About:
    """What is said of the gallery as a whole."""
    settings = story.settings
    offsets = {label.casefold(): offset_seconds(text) for label, text in settings.dedupe.clocks.items()}
    lead = next((photo.sha256 for photo in photos if decisions.of(photo.sha256).lead), "")
    return About(
        generator=Generator(name="event-gallery", version=gallery.__version__),
        slug=settings.slug,
        languages=settings.languages,
        title=settings.title,
        summary=settings.summary,
        headline=settings.headline,
        event=settings.event,
        rights=settings.rights,
        base_url=settings.page.base_url,
        alt_require=settings.alt.require,
        offsets=offsets,
        policy=settings.metadata.policy,
        lead=lead,
    )


def exclusions(selection: Selection, reading: Reading) -> tuple[ManifestExclusion, ...]:
    """The photos left out, by content, each with the published one that stands for it.

    Copies with the same bytes as a published one are that one. What a person rejected is nobody's business.
    """
    sha256_of = {photo.key: photo.sha256 for photo in reading.photos}
    stands_for = {one.source: one.of for one in selection.excluded}
    published = {photo.sha256 for photo in selection.photos}
    found = []
    for one in selection.excluded:
        of = one.of
        while of in stands_for:
            of = stands_for[of]
        sha256 = sha256_of[one.source]
        if one.reason != "rejected" and sha256 not in published:
            found.append(ManifestExclusion(sha256=sha256, reason=one.reason, of=sha256_of.get(of, "")[:16]))
    return tuple(found)
