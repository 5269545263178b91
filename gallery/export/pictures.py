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


def published_alt(manifest: Manifest, item: Item, language: str) -> str | None:
    """The alt text a page may show: approved, or a draft where the gallery allows drafts; None where it is missing."""
    if item.alt.role == "decorative":
        return ""
    text = item.alt.text.get(language)
    allowed = ("approved", "draft") if manifest.alt_require == "draft" else ("approved",)
    return text.value if text and text.status in allowed else None
