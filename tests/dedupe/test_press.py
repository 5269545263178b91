"""Files of one press of the shutter."""

import pytest

from gallery.dedupe.compare import compared
from gallery.dedupe.group import group
from gallery.dedupe.options import DedupeOptions
from gallery.dedupe.press import one_press, same_press, stem
from gallery.model import Metadata
from tests.dedupe.pictures import NIKON, Shelf, encoded, photo, scene, taken

MOMENT = taken("2026-05-14T10:22:31.12")


def linked(*photos: tuple[str, str, Metadata]) -> list[tuple[str, str]]:
    made = [photo(key, media_type=media_type, metadata=metadata) for key, media_type, metadata in photos]
    return [(proof.link.first, proof.link.second) for proof in one_press(made)]


def test_heic_and_jpeg_of_one_name_and_moment_are_one() -> None:
    assert linked(("a/IMG_1.HEIC", "image/heic", MOMENT), ("a/img_1.jpg", "image/jpeg", MOMENT)) == [
        ("a/IMG_1.HEIC", "a/img_1.jpg")
    ]


@pytest.mark.parametrize(
    ("key", "metadata"),
    [
        ("b/IMG_1.jpg", MOMENT),
        ("a/IMG_2.jpg", MOMENT),
        ("a/IMG_1.jpg", taken("2026-05-14T10:22:32.12")),
        ("a/IMG_1.jpg", taken("2026-05-14T10:22:31.12", NIKON)),
        ("a/IMG_1.jpg", taken("2026-05-14T10:22:31.12", None)),
        ("a/IMG_1.jpg", Metadata()),
    ],
    ids=["other folder", "other name", "other time", "other camera", "no camera", "nothing"],
)
def test_anything_else_is_two(key: str, metadata: Metadata) -> None:
    assert linked(("a/IMG_1.HEIC", "image/heic", MOMENT), (key, "image/jpeg", metadata)) == []


def test_two_files_of_one_format_are_not_a_pair() -> None:
    assert linked(("a/1.jpg", "image/jpeg", MOMENT), ("a/1.jpeg", "image/jpeg", MOMENT)) == []


def test_a_time_alone_is_no_press() -> None:
    assert not same_press(taken("2026-05-14T10:22:31", None), taken("2026-05-14T10:22:31", None))


def test_the_stem_keeps_the_folder() -> None:
    assert stem("Day 1/IMG_0001.CR3") == stem("day 1/img_0001.jpg") != stem("day 2/img_0001.jpg")


def test_pixels_need_not_agree() -> None:
    """A camera develops HEIC and JPEG differently."""
    shelf = Shelf()
    shelf.add("IMG_1.tif", encoded(scene(1), "TIFF"), MOMENT)
    shelf.add("IMG_1.jpg", scene(2), MOMENT)
    (found,) = group(shelf.photos, compared(shelf), DedupeOptions()).groups
    assert (found.kind, found.members) == ("copy", ("IMG_1.jpg", "IMG_1.tif"))
