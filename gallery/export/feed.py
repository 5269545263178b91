"""An Atom feed of the photos (RFC 4287), one a language."""

from collections.abc import Iterator
from html import escape as html_escape
from xml.sax.saxutils import escape, quoteattr

from gallery.export.links import linked
from gallery.export.page_names import feed_name, page_name
from gallery.export.pictures import fallback, published_alt
from gallery.export.words import words_for
from gallery.model import Item, Manifest, Rendition


def feed(manifest: Manifest, language: str) -> bytes:
    """Every photo as an entry; of a gallery that knows its address and its day.

    Args:
        manifest: Of the gallery.
        language: Of the texts.
    """
    here = manifest.base_url + page_name(manifest, language)
    own = manifest.base_url + feed_name(manifest, language)
    title = manifest.title.get(language) or next(filter(None, manifest.title.values()), manifest.id)
    author = manifest.rights.credit or manifest.rights.creator or title
    pictures = ((item, fallback(item)) for item in manifest.items)
    entries = "".join(_entry(manifest, item, one, language, here) for item, one in pictures if one is not None)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- event-gallery -->",
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{escape(here)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(manifest)}</updated>",
        f"<author><name>{_text(author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(here)}/>',
        f"{entries}</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(manifest: Manifest, item: Item, largest: Rendition, language: str, here: str) -> str:
    return "\n".join(_lines(manifest, item, largest, language, f"{here}#view-{item.id}")) + "\n"


def _lines(manifest: Manifest, item: Item, largest: Rendition, language: str, link: str) -> Iterator[str]:
    number = words_for(language).photo.format(number=item.order, total=len(manifest.items))
    alt, caption = published_alt(manifest, item, language), item.caption.get(language, "")
    address = linked(manifest, largest.path)
    described = "" if alt is None else f' alt="{html_escape(alt)}"'
    told = f"<p>{html_escape(caption)}</p>" if caption else ""
    shown = f'<p><img src="{html_escape(address)}"{described}></p>{told}'
    yield "<entry>"
    yield f"<id>{escape(link)}</id>"
    yield f"<title>{_text(caption or number)}</title>"
    yield f"<updated>{_moment(manifest)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(link)}/>'
    enclosure = f'type={quoteattr(largest.media_type)} length="{largest.bytes}" href={quoteattr(address)}'
    yield f'<link rel="enclosure" {enclosure}/>'
    yield f'<content type="html">{_text(shown)}</content>'
    yield "</entry>"


def _moment(manifest: Manifest) -> str:
    """The day of the event: nothing here depends on when it was built."""
    return f"{(manifest.event.end or manifest.event.start)[:10]}T00:00:00Z"


def _text(text: str) -> str:
    """Without control characters, which XML 1.0 has no way to write."""
    return escape("".join(sign for sign in text if sign >= " " or sign in "\t\n"))
