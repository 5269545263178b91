"""Clocks that disagree, estimated from photos of the same scene."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from gallery.dedupe.blocks import Agreement
from gallery.dedupe.compare import compared
from gallery.dedupe.drift import drifts
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.group import group
from gallery.dedupe.near import Pair
from gallery.dedupe.options import DedupeOptions
from gallery.model import Camera, Drift, Photo
from tests.dedupe.pictures import CANON, NIKON, Shelf, noisy, photo, scene, taken

PHONE = Camera(make="Google", model="Pixel 9")
START = datetime.fromisoformat("2026-05-14T10:00:00")
SAME = Evidence(turn=0, inliers=60, agreement=Agreement(textured=80, agreeing=40, differing=5))
WEAK = replace(SAME, inliers=20)


def at(minutes: float, camera: Camera, number: int) -> Photo:
    moment = (START + timedelta(minutes=minutes)).isoformat()
    return photo(f"{camera.model} {number}.jpg", metadata=taken(moment, camera))


def pairs_of(gaps: list[float], one: Camera = CANON, other: Camera = NIKON) -> tuple[list[Photo], dict[Pair, Evidence]]:
    """Photos every ten minutes, each seen by the other camera so many minutes later by its clock."""
    photos, seen = [], {}
    for number, gap in enumerate(gaps):
        photos += [at(10 * number, one, number), at(10 * number + gap, other, number)]
        seen[2 * number, 2 * number + 1] = SAME
    return photos, seen


def found(
    photos: list[Photo], seen: Mapping[Pair, Evidence], clocks: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    return [(one.camera, one.offset) for one in drifts(photos, seen, clocks or {})]


def test_an_hour_is_found_and_the_camera_with_fewer_photos_is_moved() -> None:
    photos, seen = pairs_of([60.2, 60.5, 59.9, 60.1])
    photos.append(at(5, CANON, 99))
    (drift,) = drifts(photos, seen, {})
    assert (drift.camera, drift.against, drift.offset) == ("NIKON Z 6", "Canon EOS R6", "-01:00:00")
    assert (drift.pairs, drift.of_pairs) == (4, 4)
    assert 0 < drift.spread < 30
    assert all(part in drift.words for part in ("NIKON Z 6", "-01:00:00", "4 of 4 pairs", *drift.examples))


def test_a_phone_that_knows_its_zone_is_taken_to_be_right() -> None:
    photos, seen = pairs_of([60, 60, 60, 60])
    phones = [
        replace(one, metadata=replace(one.metadata, captured=replace(one.metadata.captured, utc_offset=120)))  # type: ignore[type-var]
        if one.metadata.camera == NIKON
        else one
        for one in photos
    ]
    assert found([*phones, at(3, CANON, 98)], seen) == [("Canon EOS R6", "+01:00:00")]


def test_a_camera_that_a_person_set_is_right_and_never_moved() -> None:
    photos, seen = pairs_of([60, 60, 60, 60])
    assert found([*photos, at(3, NIKON, 98)], seen, {"Canon EOS R6": "+00:30:00"}) == [("NIKON Z 6", "-00:30:00")]


def test_a_third_camera_is_reached_through_the_second() -> None:
    photos, seen = pairs_of([60, 60, 60])
    more, again = pairs_of([-25, -25, -25], NIKON, PHONE)
    moved = {(one + len(photos), other + len(photos)): evidence for (one, other), evidence in again.items()}
    anchors = [at(400, CANON, 50), at(401, CANON, 51), at(402, CANON, 52), at(403, CANON, 53)]
    assert found([*photos, *more, *anchors], seen | moved) == [
        ("Google Pixel 9", "-00:35:00"),
        ("NIKON Z 6", "-01:00:00"),
    ]


def test_an_odd_offset_is_not_rounded_to_a_zone() -> None:
    photos, seen = pairs_of([47.25, 47.25, 47.25])
    assert found([*photos, at(3, CANON, 98)], seen) == [("NIKON Z 6", "-00:47:15")]


@pytest.mark.parametrize(
    "gaps",
    [[], [60], [60, 60], [60, 60, 60, 7, 19, 35], [0.1, 0.2, 0.3], [5, 25, 45]],
    ids=["none", "one", "two", "no majority", "agree already", "all different"],
)
def test_too_little_evidence_says_nothing(gaps: list[float]) -> None:
    assert found(*pairs_of(gaps)) == []


def test_one_moment_is_one_coincidence() -> None:
    photos = [at(number / 60, CANON, number) for number in range(4)]
    photos += [at(60 + number / 60, NIKON, number) for number in range(4)]
    assert found(photos, {(number, number + 4): SAME for number in range(4)}) == []


def test_weak_pairs_and_photos_without_camera_or_time_do_not_count() -> None:
    photos, seen = pairs_of([60, 60, 60])
    assert found(photos, dict.fromkeys(seen, WEAK)) == []
    bare = [replace(one, metadata=replace(one.metadata, camera=None)) for one in photos]
    assert found(bare, seen) == []


def test_two_bodies_of_one_model_are_told_apart() -> None:
    twin = replace(CANON, body="fedcba987654")
    photos, seen = pairs_of([60, 60, 60], CANON, twin)
    (drift,) = drifts([*photos, at(3, CANON, 98)], seen, {})
    assert drift.camera == "Canon EOS R6 [fedc]"
    assert found([*photos, at(3, CANON, 98)], seen, {drift.camera: drift.offset}) == []


def test_the_order_of_photos_does_not_matter() -> None:
    photos, seen = pairs_of([60, 60, 61, 60])
    order = list(range(len(photos)))[::-1]
    turned = {(order.index(one), order.index(other)): evidence for (one, other), evidence in seen.items()}
    assert drifts([photos[place] for place in order], turned, {}) == drifts(photos, seen, {})


def test_real_pictures_of_two_cameras_show_the_offset() -> None:
    shelf = Shelf()
    for place in range(3):
        wide = scene(40 + place, (960, 700))
        for camera, shift, hours in ((CANON, 0, 0), (NIKON, 20, 1)):
            view = noisy(wide.crop((shift, shift, shift + 900, shift + 640)), 2, place + shift)
            moment = (START + timedelta(minutes=5 * place, hours=hours)).isoformat()
            shelf.add(f"{camera.model}-{place}.jpg", view, taken(moment, camera))
    whole = group(shelf.photos, compared(shelf), DedupeOptions())
    assert whole.groups == ()
    assert [type(one) for one in whole.drifts] == [Drift]
    (drift,) = whole.drifts
    fixed = group(shelf.photos, compared(shelf), DedupeOptions(clocks={drift.camera: drift.offset}))
    assert [one.kind for one in fixed.groups] == ["similar"] * 3
    assert fixed.drifts == ()
