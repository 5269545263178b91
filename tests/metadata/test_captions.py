"""Half of all embedded captions are noise."""

import pytest

from gallery.metadata.captions import says_something


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "Processed with VSCO with a5 preset", "IMG_1234.JPG",
        "Exif_JPEG_PICTURE", "DSC_0042", "KODAK Digital Still Camera", "Created with GIMP", "2026-05-14", "----",
        "Untitled", "Samsung Camera Pictures", "oznor_vivid", "default", "Digital Camera",
    ],
)  # fmt: skip
def test_boilerplate_says_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text", ["Fair", "Made in Poland", "Screenshots of the new page", "Mayor, 2026", "Sony stand", "Łódź", "校长"]
)
def test_captions_say_something(text: str) -> None:
    assert says_something(text)
