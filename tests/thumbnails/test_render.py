import hashlib
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from gallery.image.frame import Frame, decode
from gallery.model import Focal, Rendition
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render
from gallery.thumbnails.resample import Scaler
from gallery.thumbnails.shapes import Shape, shapes
from tests.photos import encoded, exif, jpeg, scene, smooth
from tests.profiles import wide_gamut

CENTRE = Focal(x=0.5, y=0.5)
OPTIONS = ThumbnailOptions(
    widths=(40, 80, 160),
    formats=("webp", "jpeg", "avif", "png"),
    crops={"square": "60x60", "banner": "150x30"},
    effort={"webp": 0, "avif": 10},
)
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "background", "duration", "timestamp"}


def made(
    frame: Frame, options: ThumbnailOptions = OPTIONS, focal: Focal = CENTRE
) -> dict[str, tuple[Rendition, bytes]]:
    wanted = shapes((frame.width, frame.height), options)
    return {one.path: (one, data) for _, one, data in render(frame, wanted, "x", options, focal)}


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        return picture


def apart(one: Image.Image, other: Image.Image) -> float:
    """Mean difference in grey levels."""
    return float(np.abs(np.asarray(one.convert("RGB"), float) - np.asarray(other.convert("RGB"), float)).mean())


@pytest.fixture(scope="module")
def frame() -> Frame:
    return decode(jpeg(4, (320, 200)))


@pytest.fixture(scope="module")
def large() -> Image.Image:
    return scene(4, (1600, 1067))


class TestRender:
    def test_every_shape_is_made_once_at_its_size(self, frame: Frame) -> None:
        files = made(frame)
        assert len(files) == len(shapes((frame.width, frame.height), OPTIONS))
        sizes = {(one.width, one.height) for one, _ in files.values() if not one.crop}
        assert sizes == {(160, 100), (80, 50), (40, 25)}
        assert {(one.crop, one.width, one.height) for one, _ in files.values() if one.crop} == {
            ("square", 60, 60),
            ("banner", 150, 30),
        }

    def test_what_is_said_of_a_file_is_true(self, frame: Frame) -> None:
        for path, (one, data) in made(frame).items():
            picture = opened(data)
            assert path == one.path
            assert picture.size == (one.width, one.height)
            assert Image.MIME[str(picture.format)] == one.media_type
            assert one.bytes == len(data)
            assert one.sha256 == hashlib.sha256(data).hexdigest()
            assert one.purpose == ("crop" if one.crop else "responsive")

    def test_a_small_photo_is_made_at_its_own_width_and_never_enlarged(self) -> None:
        files = made(decode(encoded(smooth((50, 30)), "PNG")))
        assert {(one.width, one.height) for one, _ in files.values() if not one.crop} == {(50, 30), (40, 24)}
        crops = {(one.crop, one.width, one.height) for one, _ in files.values() if one.crop}
        assert crops == {("square", 30, 30), ("banner", 50, 10)}

    @pytest.mark.parametrize("orientation", [1, 6])
    def test_pixels_are_those_of_a_full_decode_and_one_lanczos_step(self, large: Image.Image, orientation: int) -> None:
        """A smaller DCT scale and the way over 1920 cost some grey levels at hard edges, not on the mean."""
        options = ThumbnailOptions(widths=(60, 120, 240), formats=("png",))
        data = encoded(large, quality=90, exif=exif(orientation=orientation))
        small, full = decode(data, cover=240), decode(data, cover=2000)
        assert small.picture.width < full.picture.width == full.width
        for one, file in made(small, options).values():
            reference = full.picture.resize((one.width, one.height), Image.Resampling.LANCZOS)
            assert apart(opened(file), reference) < 1.5

    def test_some_of_the_shapes_have_the_bytes_they_have_among_all(self, frame: Frame) -> None:
        every, wanted = made(frame), shapes((frame.width, frame.height), OPTIONS)
        for start in range(4):
            for _, one, data in render(frame, wanted[start::4], "x", OPTIONS, CENTRE):
                assert every[one.path] == (one, data)

    def test_pixels_of_a_width_do_not_depend_on_the_other_widths(self, frame: Frame) -> None:
        every, few = made(frame), made(frame, replace(OPTIONS, widths=(40, 100)))
        assert every["x-40.webp"] == few["x-40.webp"]
        assert list(made(frame, replace(OPTIONS, widths=(160, 40, 80)))) == list(every)

    def test_nothing_wanted_makes_nothing(self, frame: Frame) -> None:
        assert list(render(frame, (), "x", OPTIONS, CENTRE)) == []

    def test_only_what_is_wanted_costs_anything(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A visit that only reads brings no picture to 1920, nor does one for a wider rendition."""
        wide = decode(encoded(smooth((2400, 30)), "PNG"))
        monkeypatch.setattr(Image.Image, "resize", None)
        assert list(render(wide, (), "x", OPTIONS, CENTRE)) == []
        shape = Shape(form="png", width=2400, full=True)
        assert [one.width for _, one, _ in render(wide, (shape,), "x", OPTIONS, CENTRE)] == [2400]

    def test_a_width_comes_from_the_picture_at_1920_whether_or_not_that_is_asked_for(self) -> None:
        options = ThumbnailOptions(widths=(100, 1920, 2100), formats=("png",), crops={"strip": "900x20"})
        wide = decode(encoded(scene(1, (2100, 60)), "PNG"))
        every = made(wide, options)
        for some in (replace(options, widths=(100,)), replace(options, widths=(100, 1000))):
            few = made(wide, some)
            assert all(few[path] == every[path] for path in few.keys() & every.keys())
            assert {"x-100.png", "x-strip-900.png"} <= few.keys()
        read = Scaler(wide.picture)((1920, 55))
        assert np.array_equal(np.asarray(opened(every["x-1920.png"][1])), np.asarray(read))

    def test_the_same_photo_gives_the_same_bytes(self, frame: Frame) -> None:
        assert made(frame) == made(decode(jpeg(4, (320, 200))))

    def test_a_crop_follows_the_focal_point(self) -> None:
        picture = Image.new("RGB", (300, 100), "red")
        picture.paste("blue", (200, 0, 300, 100))
        options = ThumbnailOptions(widths=(300,), formats=("png",), crops={"square": "50x50"})
        for x, colour in ((0.1, (255, 0, 0)), (0.9, (0, 0, 255))):
            files = made(decode(encoded(picture, "PNG")), options, Focal(x=x, y=0.5))
            assert opened(files["x-square-50.png"][1]).getpixel((25, 25)) == colour

    def test_a_transparent_edge_keeps_its_colour(self) -> None:
        """Black under full transparency must not bleed into what is seen."""
        picture = Image.new("RGBA", (160, 160), (0, 0, 0, 0))
        picture.paste((255, 255, 0, 255), (0, 0, 83, 160))
        options = ThumbnailOptions(widths=(40,), formats=("png",))
        small = np.asarray(opened(made(decode(encoded(picture, "PNG")), options)["x-40.png"][1]))
        seen = small[small[..., 3] > 20][:, :3]
        assert np.abs(seen.astype(int) - (255, 255, 0)).max() <= 3

    def test_nothing_is_resized_to_the_size_it_has(self) -> None:
        picture = smooth()
        assert Scaler(picture)(picture.size) is picture


def with_secrets(form: str) -> bytes:
    """A file that says SECRET everywhere its format can."""
    facts: dict[str, object] = {"exif": exif(artist="SECRET", gps=True), "icc_profile": wide_gamut(b"SECRET")}
    if form in ("JPEG", "GIF"):
        facts["comment"] = b"SECRET"
    if form in ("JPEG", "WEBP", "AVIF"):
        facts["xmp"] = b"<x:xmpmeta>SECRET</x:xmpmeta>"
    if form == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", "SECRET")
        words.add_itxt("XML:com.adobe.xmp", "SECRET")
        facts["pnginfo"] = words
    if form == "TIFF":
        facts |= {"description": "SECRET", "artist": "SECRET"}
    return encoded(smooth((200, 120)), form, **facts)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF"])
def test_no_rendition_carries_anything_of_the_file(form: str) -> None:
    data = with_secrets(form)
    assert b"SECRET" in data
    for _, file in made(decode(data)).values():
        assert set(opened(file).info) <= PLAIN
        for word in (b"SECRET", b"Exif", b"EXIF", b"eXIf", b"ICC", b"iCCP", b"http", b"XMP", b"tEXt", b"iTXt"):
            assert word not in file


def test_a_jpeg_rendition_has_no_comment_segment() -> None:
    _, file = made(decode(with_secrets("JPEG")))["x-160.jpg"]
    at, markers = 2, []
    while file[at + 1] != 0xDA:
        markers.append(file[at + 1])
        at += 2 + int.from_bytes(file[at + 2 : at + 4], "big")
    assert set(markers) <= {0xE0, 0xDB, 0xC0, 0xC4}
