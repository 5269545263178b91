import pytest

from gallery.manifest.cameras import named_cameras
from gallery.model import Camera, ManifestCamera

CANON = Camera(make="Canon", model="Canon EOS R6", body="0123456789ab")
TWIN = Camera(make="Canon", model="Canon EOS R6", body="ba9876543210")
NIKON = Camera(make="NIKON", model="Z 6")


def test_the_camera_with_most_photos_is_a() -> None:
    named = named_cameras([NIKON, CANON, CANON, TWIN], {}, with_labels=False)
    assert {camera: (one.key, one.photos) for camera, one in named.items()} == {
        CANON: ("A", 2),
        TWIN: ("B", 1),
        NIKON: ("C", 1),
    }


def test_the_order_of_the_photos_does_not_matter() -> None:
    forth, back = ([NIKON, TWIN, CANON], [CANON, TWIN, NIKON])
    assert named_cameras(forth, {}, with_labels=True) == named_cameras(back, {}, with_labels=True)


@pytest.mark.parametrize(("with_labels", "label"), [(True, "NIKON Z 6"), (False, "")])
def test_a_label_is_published_only_where_it_may_be(with_labels: bool, label: str) -> None:
    assert named_cameras([NIKON], {}, with_labels=with_labels)[NIKON].label == label


def test_a_clock_that_was_put_right_is_told() -> None:
    named = named_cameras([CANON, NIKON], {CANON: 3600}, with_labels=False)
    assert named[CANON] == ManifestCamera(key="A", offset_seconds=3600, photos=1)
    assert named[NIKON].offset_seconds == 0


def test_letters_go_on_behind_z() -> None:
    cameras = [Camera(model=f"{number:04}") for number in range(26 + 26 * 26 + 1)]
    keys = [one.key for one in named_cameras(cameras, {}, with_labels=False).values()]
    assert [keys[at] for at in (0, 25, 26, 51, 52, -2, -1)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert len(set(keys)) == len(keys)


def test_no_cameras_no_letters() -> None:
    assert named_cameras([], {}, with_labels=True) == {}
