"""Texts in a file beside the photo: ``photo.jpg.pl.txt``, ``photo.jpg.txt``, ``photo.jpg.xmp``, ``photo.xmp``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from gallery.alttext.normal import bare, one_line
from gallery.alttext.sources.supplies import Supplies, no_texts
from gallery.alttext.texts import is_blank
from gallery.model import AltText, Photo
from gallery.ports import AltTextSource

_LARGEST: Final = 10_000  # bytes; a longer file is something else


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A text file each language, as a draft: nobody is known to have approved it.

    Attributes:
        read: A file of the input folder by its key, or None.
        main: The language of ``photo.jpg.txt``, which names none; empty: that file is left alone.
        parse: Alt texts in the bytes of an XMP file, by language tag.
    """

    read: Callable[[str], bytes | None]
    main: str = ""
    parse: Callable[[bytes], Mapping[str, str]] = no_texts

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The language's own file first, then, for the main language, the one without a language, then XMP."""
        keys = [f"{photo.key}.{language}.txt"]
        if self.main and bare(language) == bare(self.main):
            keys.append(f"{photo.key}.txt")
        value = next((text for key in keys if (text := self._text(key))), "") or self._xmp(photo.key, language)
        return AltText(value=value, source="sidecar", status="draft") if value else None

    def _xmp(self, key: str, language: str) -> str:
        for name in (f"{key}.xmp", f"{key.rpartition('.')[0]}.xmp"):
            data = self.read(name)
            texts = self.parse(data) if data else {}
            same = (texts[tag] for tag in sorted(texts, key=lambda tag: tag != language) if bare(tag) == bare(language))
            text = one_line(next(same, ""))
            if not is_blank(text):
                return text
        return ""

    def _text(self, key: str) -> str:
        data = self.read(key)
        if data is None or len(data) > _LARGEST or b"\x00" in data:
            return ""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1250", "replace")  # Polish Windows editors
        return "" if is_blank(text) else one_line(text)


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return Sidecar(supplies.read, next(iter(supplies.languages), ""), supplies.sidecar_alt)
