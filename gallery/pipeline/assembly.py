"""Bring together what was made of each published photo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import gallery
from gallery.dedupe.clocks import offset_of
from gallery.manifest.build import About, Entry
from gallery.model import Decisions, Generator, ManifestExclusion, Rendition
from gallery.pipeline.describing import captions
from gallery.pipeline.preparing import Prepared
from gallery.pipeline.reading import Reading
from gallery.pipeline.select import Selection
from gallery.pipeline.story import Story
from gallery.thumbnails.names import shortened, stems


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """The gallery before it is written.

    Attributes:
        entries: In the order they are shown.
        pictures: Public path -> name in the pool.
        pooled: Every name in the pool that this gallery needs; two photos may come to the same public bytes.
    """

    entries: tuple[Entry, ...]
    pictures: Mapping[str, str]
    pooled: frozenset[str]


def assemble(ready: Prepared, story: Story, decisions: Decisions) -> Assembly:
    """Give every file its public name."""
    settings, selection = story.settings, ready.selection
    pictures: dict[str, str] = {}
    needed: set[str] = set()
    entries = []
    focals = ready.focals
    carried = {photo.sha256: ready.stamping.credits[photo.key].digest for photo in selection.photos}
    regions = {photo.sha256: decisions.of(photo.sha256).crops for photo in selection.photos}
    stem_of = stems(focals, settings.thumbnails, focals, carried, regions)
    originals = ready.cleaning.originals
    original_stem_of = shortened({key: original.rendition.sha256 for key, original in originals.items()})
    sha256_of = {photo.key: photo.sha256 for photo in selection.photos}
    for photo in selection.photos:
        original = originals.get(photo.key)
        named = [(one, stem_of[photo.sha256]) for one in ready.stamping.files[photo.key]]
        named += [(original.rendition, original_stem_of[photo.key])] if original else []
        renditions = [replace(one, path=public_path(one, f"{settings.slug}-{stem}")) for one, stem in named]
        needed |= {pooled.path for pooled, _ in named}
        pictures |= {one.path: pooled.path for one, (pooled, _) in zip(renditions, named, strict=True)}
        entry = Entry(
            photo=photo,
            renditions=tuple(renditions),
            alt=ready.alts[photo.key],
            caption=captions(photo, settings, decisions),
            corrected=selection.times.get(photo.key, ""),
            focal=focals[photo.sha256],
            stack=sha256_of.get(selection.stacks.get(photo.key, ""), ""),
            cleaning=original.record if original else None,
        )
        entries.append(entry)
    return Assembly(entries=tuple(entries), pictures=pictures, pooled=frozenset(needed))


def public_path(rendition: Rendition, stem: str) -> str:
    """``images/slug-hash8-640.webp`` or ``originals/slug-hash8.jpg``."""
    suffix = f".{rendition.path.rpartition('.')[2]}"
    if rendition.purpose == "download":
        return f"originals/{stem}{suffix}"
    crop = f"{rendition.crop}-" if rendition.crop else ""
    return f"images/{stem}-{crop}{rendition.width}{suffix}"


def about(story: Story, decisions: Decisions, ready: Prepared) -> About:
    """What is said of the gallery as a whole."""
    settings, photos, clocks = story.settings, ready.selection.photos, ready.grouped.clocks
    cameras = {photo.metadata.camera for photo in photos if photo.metadata.camera}
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
        offsets={camera: offset_of(camera, clocks) or 0 for camera in cameras},
        policy=settings.metadata.policy,
        keeps=settings.metadata.subjects,
        times=settings.metadata.policy != "bare" and "capture-date" not in settings.metadata.remove,
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
