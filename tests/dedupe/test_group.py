"""The whole line, on made photos."""

import random
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from gallery.dedupe.blocks import Agreement
from gallery.dedupe.compare import compared
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.group import group as whole_group
from gallery.dedupe.options import DedupeOptions
from gallery.model import Camera, Decisions, Fingerprint, Group, Metadata, Photo
from tests.dedupe.pictures import CANON, NIKON, Shelf, encoded, noisy, scene, taken
from tests.galleries import photo

OPTIONS = DedupeOptions()


def group(
    photos: Sequence[Photo], shelf: Shelf, options: DedupeOptions, decisions: Decisions | None = None
) -> tuple[Group, ...]:
    return whole_group(photos, compared(shelf), options, decisions or Decisions()).groups


VIEW = scene(1)
W, H = VIEW.size
WIDE = scene(2, (W + 60, H + 60))


def shot(place: int) -> Image.Image:
    """A hand-held shot of one wide scene, a little aside of the one before."""
    left, top = 9 * place, 5 * place
    return noisy(WIDE.crop((left, top, left + W, top + H)), 2, place)


def found(shelf: Shelf, decisions: Decisions | None = None, **options: object) -> list[tuple[str, tuple[str, ...]]]:
    groups = group(shelf.photos, shelf, replace(OPTIONS, **options), decisions)  # type: ignore[arg-type]
    return [(one.kind, one.members) for one in groups]


def a_folder() -> Shelf:
    """A burst of three, copies of its second shot, a photo with copies, and two that stand alone."""
    shelf = Shelf()
    for place in range(3):
        shelf.add(f"burst-{place}.jpg", shot(place), taken(f"2026-05-14T10:22:3{place}"))
    shelf.add("burst-1-web.jpg", shot(1).resize((450, 320)))
    shelf.add("a.jpg", VIEW, taken("2026-05-14T11:00:00"))
    shelf.add("again/a.jpg", VIEW, taken("2026-05-14T11:00:00"))
    shelf.add("a-mirror.jpg", ImageOps.mirror(VIEW).resize((600, 427)))
    shelf.add("a.png", encoded(Image.open(BytesIO(encoded(VIEW))), "PNG"))
    shelf.add("alone.jpg", scene(7), taken("2026-05-14T10:22:33"))
    shelf.add("black.jpg", Image.new("RGB", (W, H)))
    return shelf


FOLDER = a_folder()
GROUPS = group(FOLDER.photos, FOLDER, OPTIONS)


def test_copies_and_bursts_are_told_apart() -> None:
    assert [(one.kind, one.members) for one in GROUPS] == [
        ("copy", ("a-mirror.jpg", "a.jpg", "a.png", "again/a.jpg")),
        ("copy", ("burst-1-web.jpg", "burst-1.jpg")),
        ("similar", ("burst-0.jpg", "burst-1.jpg", "burst-2.jpg")),
    ]


def test_every_group_is_held_together_by_reasons() -> None:
    for one in GROUPS:
        assert len(one.links) == len(one.members) - 1
        assert all(link.reason for link in one.links)
        assert {key for link in one.links for key in (link.first, link.second)} == set(one.members)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(dice: random.Random) -> None:
    photos = list(FOLDER.photos)
    dice.shuffle(photos)
    assert group(photos, FOLDER, OPTIONS) == GROUPS


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_groups_are_partitions_and_dropped_copies_are_in_no_burst(data: st.DataObject) -> None:
    photos = data.draw(st.lists(st.sampled_from(FOLDER.photos), unique_by=lambda photo: photo.key))
    shas = st.sampled_from([photo.sha256 for photo in FOLDER.photos])
    told = tuple(tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(shas, shas), max_size=3)))
    groups = group(photos, FOLDER, OPTIONS, Decisions(distinct=told))  # type: ignore[arg-type]
    by_key = {photo.key: photo.sha256 for photo in photos}
    for kinds in (("exact", "copy"), ("similar",)):
        members = [key for one in groups if one.kind in kinds for key in one.members]
        assert len(members) == len(set(members))
    assert all(len(one.members) > 1 for one in groups)
    assert not _together(groups, by_key) & {pair for pair in told if pair[0] != pair[1]}


def _together(groups: tuple[Group, ...], sha: dict[str, str]) -> set[tuple[str, ...]]:
    return {
        tuple(sorted((sha[a], sha[b]))) for one in groups for a in one.members for b in one.members if sha[a] != sha[b]
    }


def test_equal_bytes_are_exact_and_no_preview_is_asked_for() -> None:
    shelf = Shelf()
    shelf.add("one.jpg", VIEW)
    shelf.add("two.jpg", VIEW)
    assert found(shelf) == [("exact", ("one.jpg", "two.jpg"))]
    assert shelf.asked == []


def test_equal_pixels_are_exact_whatever_date_they_were_given() -> None:
    shelf = Shelf()
    shelf.add("one.jpg", encoded(VIEW), taken("2026-05-14T11:00:00"))
    shelf.add("two.jpg", encoded(VIEW) + b"\0", taken("2001-01-01T00:00:00"))
    assert found(shelf) == [("exact", ("one.jpg", "two.jpg"))]


def test_a_copy_of_pixels_with_two_dates_joins_under_either() -> None:
    shelf = Shelf()
    shelf.add("one.jpg", encoded(VIEW), taken("2026-05-14T11:00:00"))
    shelf.add("two.jpg", encoded(VIEW) + b"\0", taken("2001-01-01T00:00:00"))
    shelf.add("web.jpg", VIEW.resize((450, 320)), taken("2001-01-01T00:00:00"))
    assert found(shelf) == [("copy", ("one.jpg", "two.jpg", "web.jpg"))]


def test_a_tripod_burst_is_similar_and_never_a_copy() -> None:
    shelf = Shelf()
    for second in range(4):
        shelf.add(f"{second}.jpg", noisy(VIEW, 2, second), taken(f"2026-05-14T10:22:3{second}"))
    assert found(shelf) == [("similar", ("0.jpg", "1.jpg", "2.jpg", "3.jpg"))]


def test_equal_pixels_without_a_time_do_not_hide_the_burst() -> None:
    shelf = Shelf()
    shelf.add("a.jpg", encoded(shot(0)))
    shelf.add("b.jpg", encoded(shot(0)) + b"\0", taken("2026-05-14T10:22:31"))
    shelf.add("c.jpg", shot(1), taken("2026-05-14T10:22:32"))
    assert found(shelf) == [("exact", ("a.jpg", "b.jpg")), ("similar", ("b.jpg", "c.jpg"))]


def test_a_bracket_within_one_second_is_no_copy() -> None:
    shelf = Shelf()
    for place, exposure in enumerate(("1/250 s f/4", "1/60 s f/4")):
        light = VIEW.point(lambda level, gain=1 + place / 3: level * gain)
        shelf.add(f"{place}.jpg", light, taken("2026-05-14T10:22:31", exposure=exposure))
    assert found(shelf) == [("similar", ("0.jpg", "1.jpg"))]


@pytest.mark.parametrize("metadata", [Metadata(), taken("2026-05-14T10:22:31")])
def test_a_burst_that_no_clock_tells_apart_is_no_copy(metadata: Metadata) -> None:
    shelf = Shelf()
    for place in range(4):
        shelf.add(f"{place}.jpg", shot(place), metadata)
    assert [kind for kind, _ in found(shelf)] == ["similar"]


def test_the_same_scene_minutes_later_is_nothing() -> None:
    shelf = Shelf()
    for place in range(2):
        shelf.add(f"{place}.jpg", shot(place), taken(f"2026-05-14T10:2{place}:31"))
    assert found(shelf) == []


def test_shots_at_one_moment_of_something_else_are_nothing() -> None:
    shelf = Shelf()
    for seed in range(3):
        shelf.add(f"{seed}.jpg", scene(seed + 20), taken(f"2026-05-14T10:22:3{seed}"))
    assert found(shelf) == []


def test_two_cameras_meet_once_their_clocks_agree() -> None:
    shelf = Shelf()
    shelf.add("canon.jpg", shot(0), taken("2026-05-14T10:22:31", CANON))
    shelf.add("nikon.jpg", shot(1), taken("2026-05-14T11:22:32", NIKON))
    assert found(shelf) == []
    assert found(shelf, clocks={"Canon EOS R6": "+01:00:00"}) == [("similar", ("canon.jpg", "nikon.jpg"))]


def test_a_date_that_is_none_does_not_stop_the_line() -> None:
    shelf = Shelf()
    shelf.add("one.jpg", VIEW, taken("0000-00-00T00:00:00"))
    shelf.add("two.jpg", VIEW.resize((450, 320)), taken("0000-00-00T00:00:00"))
    assert found(shelf) == [("copy", ("one.jpg", "two.jpg"))]


def test_what_a_person_told_apart_stays_apart() -> None:
    shelf = Shelf()
    one, two = shelf.add("one.jpg", VIEW), shelf.add("two.jpg", VIEW.resize((450, 320)))
    pair = (min(one.sha256, two.sha256), max(one.sha256, two.sha256))
    assert found(shelf) == [("copy", ("one.jpg", "two.jpg"))]
    assert found(shelf, Decisions(distinct=(pair,))) == []


def test_blank_pictures_are_one_only_when_equal() -> None:
    shelf = Shelf()
    shelf.add("black.png", encoded(Image.new("RGB", (640, 480)), "PNG"))
    shelf.add("black-too.png", encoded(Image.new("RGB", (640, 480)), "PNG", compress_level=0))
    shelf.add("black-small.png", encoded(Image.new("RGB", (320, 240)), "PNG"))
    shelf.add("nearly-black.png", encoded(Image.new("RGB", (640, 480), (1, 1, 1)), "PNG"))
    shelf.add("dot.png", encoded(Image.new("RGB", (1, 1)), "PNG"))
    shelf.add("white.png", encoded(Image.new("RGB", (640, 480), "white"), "PNG"))
    assert found(shelf) == [("exact", ("black-too.png", "black.png"))]


def test_panoramas_can_be_copies() -> None:
    panorama = scene(3, (4000, 500))
    shelf = Shelf()
    shelf.add("wide.jpg", panorama)
    shelf.add("half.jpg", panorama.resize((2000, 250)))
    shelf.add("other.jpg", scene(4, (4000, 500)))
    assert found(shelf) == [("copy", ("half.jpg", "wide.jpg"))]


def test_animations_are_the_same_only_byte_by_byte() -> None:
    shelf = Shelf()
    first = scene(1, (200, 200))
    for name, last in (("a.gif", 2), ("b.gif", 3), ("c.gif", 2)):
        shelf.add(name, encoded(first, "GIF", save_all=True, append_images=[scene(last, (200, 200))]))  # type: ignore[arg-type]
    shelf.add("still.gif", encoded(first, "GIF"))
    assert found(shelf) == [("exact", ("a.gif", "c.gif"))]


@pytest.mark.parametrize("count", [0, 1])
def test_no_photos_make_no_groups(count: int) -> None:
    photos: list[Photo] = FOLDER.photos[:count]
    assert group(photos, FOLDER, OPTIONS) == ()


def test_a_small_copy_of_one_shot_does_not_bring_two_shots_together() -> None:
    """The copy looks like both; a closer look at the two tells them apart."""
    photos = [photo(key, metadata=Metadata(camera=Camera(model="One"))) for key in ("a.jpg", "b.jpg", "small.jpg")]
    whole = Agreement(textured=40, agreeing=40, differing=0, likeness=0.99)
    copy = Evidence(turn=0, inliers=200, agreement=whole)
    apart = Evidence(turn=0, inliers=200, agreement=replace(whole, agreeing=37, inner=3, likeness=0.9))
    seen = {(0, 1): apart, (0, 2): copy, (1, 2): replace(copy, inliers=190)}
    assert apart.is_other_shot
    alike = Fingerprint(pixels="", phash="1f" * 32, features=b"")
    distinct = [replace(one, fingerprint=replace(alike, pixels=f"{n}" * 64)) for n, one in enumerate(photos)]

    def compare(pairs: Sequence[tuple[Photo, Photo]]) -> Sequence[Evidence]:
        keys = [one.key for one in distinct]
        places = [tuple(sorted(keys.index(one.key) for one in pair)) for pair in pairs]
        return [seen[one, other] for one, other in places]

    (found,) = whole_group(distinct, compare, replace(OPTIONS, similar="off"), Decisions()).groups
    assert found.members == ("a.jpg", "small.jpg")
