"""An animation, decoded frame by frame and never held as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Final

from PIL import Image

from gallery.image.canvas import Part, laid
from gallery.image.cicp import CodePoints
from gallery.image.colour import as_it_is, opaque, to_srgb
from gallery.image.formats.format import Format
from gallery.image.orientation import upright

_SHOWN_AT_LEAST: Final = 11
_SHOWN_INSTEAD: Final = 100
"""Milliseconds: what browsers take in place of any shorter time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """The frames of an animation.

    Attributes:
        data: The file.
        form: Whose pictures are frames.
        count: As many as the file says it has.
        points: What the numbers of its pixels stand for.
        orientation: EXIF Orientation that every frame still needs.
        native: Its colours stay as they are.
    """

    data: bytes
    form: Format
    count: int
    points: CodePoints | None = None
    orientation: int = 1
    native: bool = False

    @property
    def plays(self) -> int:
        """How often it is played; 0 for ever."""
        return self.form.plays(self.form.open(BytesIO(self.data))) if self.form.plays else 1

    def frames(self) -> Iterator[tuple[Image.Image, int]]:
        """Each whole picture, upright RGB or RGBA, and its milliseconds; up to where the file is damaged."""
        file = self.form.open(BytesIO(self.data))
        pictures = self._whole(file) if self.form.parts is None else laid(self._parts(file), file.size, self._turned)
        while True:
            try:
                picture, time = next(pictures, (None, 0))
            except MemoryError:
                raise
            except Exception:  # decoders raise whatever they like on hostile bytes
                return
            if picture is None:
                return
            yield upright(opaque(picture), self.orientation), time if time >= _SHOWN_AT_LEAST else _SHOWN_INSTEAD

    def _whole(self, file: Image.Image) -> Iterator[tuple[Image.Image, int]]:
        """As the decoder gives them."""
        for number in range(self.count):
            file.seek(number)
            file.load()
            turned = self._turned(file)
            yield turned.copy() if turned is file else turned, round(file.info.get("duration", 0))

    def _parts(self, file: Image.Image) -> Iterator[Part]:
        """Those that lie on the canvas; the first that does not would only take memory."""
        for part in islice(self.form.parts(self.data), self.count) if self.form.parts else ():
            right, bottom = part.left + part.picture.width, part.top + part.picture.height
            if right > file.width or bottom > file.height:
                return
            yield part

    def _turned(self, picture: Image.Image) -> Image.Image:
        return as_it_is(picture) if self.native else to_srgb(picture, self.points)
