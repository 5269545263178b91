"""Taking a photo: from a shot to the bytes of a file."""

from io import BytesIO

from drawing.lens import shaken
from drawing.render import render
from drawing.sensor import develop
from embedding.exif import exif_bytes
from embedding.iptc import iptc_bytes
from embedding.jpeg import jpeg
from embedding.xmp import xmp_bytes
from PIL import Image

from event.devices import exif_of
from event.shot import Shot

_WEBP_QUALITY = 76


def picture(shot: Shot, *, scale: float = 1.0, passes: int = 4) -> tuple[Image.Image, Image.Image]:
    """The finished picture and the uncropped one, both upright; ``scale`` makes a small proof."""
    wider = 1 + shot.crop
    full = (round(shot.size[0] * wider * scale), round(shot.size[1] * wider * scale))
    light = render(shot.scene(full), passes=passes)
    width = full[0] / 1600
    light = shaken(light, shot.shake[0] * width, shot.shake[1] * width)
    uncropped = develop(light, shot.device.sensor, stops=shot.stops, grain=shot.grain, seed=sum(shot.name.encode()))
    size = (round(shot.size[0] * scale), round(shot.size[1] * scale))
    left, top = (full[0] - size[0]) * 3 // 4, (full[1] - size[1]) // 2
    return uncropped.crop((left, top, left + size[0], top + size[1])), uncropped


def photo_file(shot: Shot, finished: Image.Image, uncropped: Image.Image) -> bytes:
    """The file as the device and the picture desk leave it."""
    if shot.turned:
        finished, uncropped = (one.transpose(Image.Transpose.ROTATE_90) for one in (finished, uncropped))
    small = uncropped.copy()
    small.thumbnail((240, 240))
    exif = exif_bytes(
        exif_of(
            shot.device, shot.taken, shot.exposure, finished.size, turned=shot.turned, small=jpeg(small, quality=68)
        )
    )
    xmp = xmp_bytes(shot.xmp) if shot.xmp else b""
    if shot.name.endswith(".webp"):
        out = BytesIO()
        finished.save(out, "WEBP", quality=_WEBP_QUALITY, method=6, xmp=xmp)
        return out.getvalue()
    iptc = iptc_bytes(shot.iptc, charset=shot.charset) if shot.iptc else b""
    return jpeg(finished, quality=shot.device.quality, exif=exif, xmp=xmp, iptc=iptc)
