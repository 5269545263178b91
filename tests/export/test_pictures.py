from dataclasses import replace

import pytest

from gallery.export.html import page
from gallery.export.pictures import by_media_type, fallback, object_position, responsive, shared_picture
from gallery.model import Focal, ManifestSource
from tests.galleries import SHA, item, manifest, rendition, renditions


def test_sizes_come_narrowest_first() -> None:
    assert [one.width for one in responsive(item(renditions=renditions("image/jpeg", widths=(640, 320, 1280))))] == [
        320,
        640,
        1280,
    ]


def test_media_types_keep_their_order() -> None:
    kinds = [kind for kind, _ in by_media_type(item(renditions=renditions("image/webp", "image/avif", "image/jpeg")))]
    assert kinds == ["image/webp", "image/avif", "image/jpeg"]


def test_the_fallback_is_the_widest_of_the_last_type() -> None:
    one = fallback(item(renditions=renditions("image/webp", "image/jpeg")))
    assert one
    assert (one.media_type, one.width) == ("image/jpeg", 640)


def test_crops_alone_are_no_fallback() -> None:
    assert fallback(item(renditions=(rendition(purpose="crop", crop="square"),))) is None
    assert fallback(item(renditions=())) is None


@pytest.mark.parametrize(
    ("size", "focal", "expected"),
    [
        ((6000, 4000), (0.1, 0.9), "50.0% 50.0%"),  # the box shows all of it
        ((4000, 4000), (0.1, 0.5), "50.0% 50.0%"),
        ((4000, 4000), (0.5, 0.4), "50.0% 20.0%"),
        ((4000, 4000), (0.5, 0.0), "50.0% 0.0%"),
        ((6000, 2000), (0.3, 0.2), "10.0% 50.0%"),
        ((6000, 2000), (1.0, 0.2), "100.0% 50.0%"),
    ],
)
def test_the_focal_point_comes_to_the_middle_of_the_box(
    size: tuple[int, int], focal: tuple[float, float], expected: str
) -> None:
    source = ManifestSource(sha256=SHA, bytes=1, width=size[0], height=size[1], media_type="image/jpeg")
    assert object_position(item(source=source, focal=Focal(x=focal[0], y=focal[1]))) == expected


CROPPED = item(renditions=(rendition(purpose="crop", crop="square"),))


def test_the_picture_to_share_is_one_that_pages_show() -> None:
    assert shared_picture(manifest(CROPPED)) == (None, None)
    shown = item(2)
    assert shared_picture(manifest(CROPPED, shown, lead=CROPPED.id))[0] == shown


def test_a_photo_without_a_picture_for_pages_is_no_entry_of_the_feed() -> None:
    whole = replace(manifest(CROPPED, item(2)), base_url="https://example.org/gala/")
    feed = dict(page(whole))["feed.xml"]
    assert feed.count(b"<entry>") == 1
