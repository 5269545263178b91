"""Photos as cameras and programs wrote them, where a developer has them."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from gallery.errors import PhotoError
from gallery.image.frame import decode


def test_real_photos_are_upright_and_as_large_as_pillow_says(shared: Path) -> None:
    photos = sorted((shared / "data" / "events").iterdir())
    assert photos
    for photo in photos:
        data = photo.read_bytes()
        frame = decode(data, name=photo.name, cover=256)
        with Image.open(BytesIO(data)) as opened:
            turned = opened.getexif().get(0x0112, 1) >= 5
            assert (frame.width, frame.height) == (opened.size[::-1] if turned else opened.size), photo.name
        assert frame.picture.width >= min(256, frame.width)


def test_files_that_broke_other_programs_are_pictures_or_problems(shared: Path) -> None:
    seen = {"decoded": 0, "refused": 0}
    for file in sorted((shared / "data" / "metadata" / "real").iterdir())[::4]:
        try:
            decode(file.read_bytes(), name=file.name, cover=64)
        except PhotoError:
            seen["refused"] += 1
        else:
            seen["decoded"] += 1
    assert seen["decoded"] > 10 * seen["refused"]
