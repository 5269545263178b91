"""What a page needs to know of an item's renditions and alt."""

from collections.abc import Iterator

from gallery.model import Item, Manifest, Rendition


def responsive(item: Item) -> tuple[Rendition, ...]:
    """The renditions for srcset, narrowest first."""
    chosen = (one for one in item.renditions if one.purpose == "responsive")
    return tuple(sorted(chosen, key=lambda one: one.width))


def by_media_type(item: Item) -> Iterator[tuple[str, tuple[Rendition, ...]]]:
    """Media types in the order a page offers them, each with its renditions, narrowest first."""
    kinds = dict.fromkeys(one.media_type for one in item.renditions if one.purpose == "responsive")
    for kind in kinds:
        yield kind, tuple(one for one in responsive(item) if one.media_type == kind)


def fallback(item: Item) -> Rendition | None:
    """The widest rendition of the last media type, which every browser shows."""
    groups = [renditions for _, renditions in by_media_type(item)]
    return groups[-1][-1] if groups else None


def shared_picture(manifest: Manifest) -> tuple[Item, Rendition] | tuple[None, None]:
    """The lead photo, or else the first, and what social networks show of it: its crop for them, else the picture."""
    shown = [item for item in manifest.items if fallback(item)]
    lead = next((item for item in shown if item.id == manifest.lead), shown[0] if shown else None)
    if lead is None:
        return None, None
    crops = (one for one in lead.renditions if one.crop == "og" and one.media_type == "image/jpeg")
    chosen = next(crops, None) or fallback(lead)
    return (lead, chosen) if chosen else (None, None)


def published_alt(manifest: Manifest, item: Item, language: str) -> str | None:
    """The alt text a page may show: approved, or a draft where the gallery allows drafts; None where it is missing."""
    if item.alt.role == "decorative":
        return ""
    text = item.alt.text.get(language)
    allowed = ("approved", "draft") if manifest.alt_require == "draft" else ("approved",)
    return text.value if text and text.status in allowed else None


def object_position(item: Item, box: float = 1.5) -> str:
    """CSS ``object-position`` that brings the focal point as near to the middle of the box as the edges allow.

    The raw percentages of a point do less: they align the point with the same share of the box (CSS Images 3, 5.5).

    Args:
        item: Of the manifest.
        box: Width by height of the box, which the picture covers.
    """
    ratio = item.source.width / item.source.height
    across = _aligned(item.focal.x, min(1.0, box / ratio))
    down = _aligned(item.focal.y, min(1.0, ratio / box))
    return f"{across:.1%} {down:.1%}"


def _aligned(point: float, shown: float) -> float:
    """Where along the hidden part the shown part begins, 0..1; the middle where nothing is hidden."""
    if shown >= 1.0:
        return 0.5
    return min(1.0, max(0.0, (point - shown / 2) / (1 - shown)))
