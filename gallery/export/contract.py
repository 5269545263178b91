"""What every exporter has to promise, as a test that its author can run."""

from collections.abc import Iterator
from typing import Any, Final

from gallery.errors import GalleryError
from gallery.model import (
    Event,
    Focal,
    Generator,
    Item,
    Manifest,
    ManifestAlt,
    ManifestSource,
    ManifestText,
    Placeholder,
    Rendition,
    Rights,
)
from gallery.ports import Exporter, PublicFile
from gallery.storage.keys import checked, folded

_MARKS: Final = ("Nagłówek-9d3f", "Podpis-9d3f")
"""Stand in the title and in a caption, so that they are noticed where a text is missing."""


def broken_promises(exporter: type[Exporter]) -> tuple[str, ...]:
    """What an exporter does not keep of what all of them promise; empty where it keeps everything.

    It is run over galleries that are hard on exporters: empty, with texts full of markup, with missing, decorative and
    translated alt texts, with and without addresses. Promised are: files are names and bytes, or published files; names
    stay in the folder and are different on every system; the same gallery gives the same files; it asks nothing of
    anybody; and no title or caption stands in an ``alt`` where a text is missing.

    Args:
        exporter: The class; it is made without arguments.
    """
    found: dict[str, None] = {}
    for name, manifest in galleries().items():
        for promise in _broken(exporter, manifest):
            found[f"{name}: {promise}"] = None
    return tuple(found)


def _broken(exporter: type[Exporter], manifest: Manifest) -> Iterator[str]:
    try:
        once: list[tuple[Any, Any]] = list(exporter().export(manifest))
        twice = list(exporter().export(manifest))
    except Exception as failed:  # noqa: BLE001 - whatever an exporter raises
        yield f"it fails: {type(failed).__name__}: {failed}"
        return
    if once != twice:
        yield "it makes other files the second time"
    names: set[str] = set()
    for key, data in once:
        if not isinstance(key, str) or not isinstance(data, bytes | PublicFile):
            yield "a file is a name and its bytes, or a PublicFile"
            continue
        try:
            checked(key)
        except GalleryError:
            yield f"the name {key!r} leads out of the folder"
        if folded(key) in names:
            yield f"{key} is there twice, where upper and lower case are the same"
        names.add(folded(key))
        known = {one.path for item in manifest.items for one in item.renditions}
        if isinstance(data, PublicFile) and data.path not in known:
            yield f"{key} is a copy of {data.path}, which is not in the manifest"
        if isinstance(data, bytes) and any(_stands_in(data.decode("utf-8", "replace"), mark) for mark in _MARKS):
            yield f"{key} has a title or caption where an alt text is missing"


def _stands_in(text: str, mark: str) -> bool:
    return any(f"{alt}{mark}" in text for alt in ('alt="', "alt='", '"alt": "', '"alt":"', "alt: ", "alt: '", "!["))


def galleries() -> dict[str, Manifest]:
    """Galleries that are hard on exporters, by what is hard about them."""
    hostile = "\"><script>alert(1)</script>' --> ]]> {{< x >}} --- : # & \\ \n=1+1"
    texts = ManifestAlt(role="informative", text={"pl": _text("Burmistrz przecina wstęgę"), "en": _text(hostile)})
    whole = (
        _item(1, alt=texts, caption={"pl": _MARKS[1], "en": hostile}),
        _item(2, caption={"pl": _MARKS[1]}),
        _item(3, alt=ManifestAlt(role="decorative", reason="tło")),
    )
    plain = _gallery(whole)
    return {
        "an empty gallery": _gallery(()),
        "missing and decorative texts": plain,
        "texts full of markup": _gallery(whole, title={"pl": hostile, "en": hostile}),
        "a photo without renditions": _gallery((_item(1, renditions=()), _item(2))),
        "a gallery that knows its address": _gallery(whole, base_url="https://example.org/galeria/"),
        "one language, no title in it": _gallery(whole, languages=("uk",), title={"pl": _MARKS[0]}),
    }


def _text(value: str) -> ManifestText:
    return ManifestText(value=value, source="human", status="approved")


def _gallery(items: tuple[Item, ...], **changes: object) -> Manifest:
    fields: dict[str, object] = {
        "generator": Generator(name="event-gallery", version="0"),
        "id": "gala",
        "languages": ("pl", "en"),
        "title": {"pl": _MARKS[0], "en": "The gala"},
        "event": Event(name="Gala", start="2026-05-14", end="2026-05-15", place={"pl": "Łódź"}),
        "rights": Rights(
            creator="Anna Nowak", credit="Urząd", license_url="https://creativecommons.org/licenses/by/4.0/"
        ),
        "lead": items[0].id if items else "",
        "items": items,
    }
    return Manifest(**{**fields, **changes})  # type: ignore[arg-type]


def _item(order: int, **changes: object) -> Item:
    fields: dict[str, object] = {
        "id": f"{order:016x}",
        "order": order,
        "source": ManifestSource(sha256=f"{order:064x}", bytes=1, width=600, height=400, media_type="image/jpeg"),
        "captured": None,
        "renditions": tuple(_rendition(order, width, kind) for kind in ("webp", "jpeg") for width in (320, 640)),
        "placeholder": Placeholder(color="#a1b2c3"),
        "focal": Focal(x=0.5, y=0.5),
        "alt": ManifestAlt(),
    }
    return Item(**{**fields, **changes})  # type: ignore[arg-type]


def _rendition(order: int, width: int, kind: str) -> Rendition:
    return Rendition(
        path=f"images/gala-{order:08x}-{width}.{kind[:4].replace('jpeg', 'jpg')}",
        media_type=f"image/{kind}",
        width=width,
        height=width * 2 // 3,
        bytes=1000,
        sha256=f"{order * 1000 + width:064x}",
        purpose="responsive",
    )
