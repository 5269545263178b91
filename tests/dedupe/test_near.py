"""Pairs worth a closer look, of made fingerprints."""

import random
from dataclasses import replace

import numpy as np
import pytest

from gallery.dedupe import lsh, near
from gallery.dedupe.near import candidates
from gallery.dedupe.nearest import FEW
from gallery.dedupe.phash import NO_PICTURE, packed_turns
from gallery.model import Camera, Fingerprint, Metadata, Photo, Quality
from tests.dedupe.pictures import CANON, NIKON, taken

DICE = np.random.default_rng(5)
PLAIN = Quality(sharpness=1.0, noise=1.0, clipped_dark=0.0, clipped_bright=0.0, brightness=100.0)


def random_rows(count: int) -> np.ndarray:
    return DICE.integers(0, 256, (count, 32), dtype=np.uint8)


def flipped(rows: np.ndarray, count: int) -> np.ndarray:
    bits = np.unpackbits(np.atleast_2d(rows), axis=1)
    for row in bits:
        row[DICE.choice(256, count, replace=False)] ^= 1
    return np.packbits(bits, axis=1)


def photo(
    name: str, seen: np.ndarray | None = None, rows: np.ndarray | None = None, metadata: Metadata | None = None
) -> Photo:
    shown = random_rows(1) if seen is None else seen
    features = (random_rows(20) if rows is None else rows).tobytes()
    return Photo(
        key=name,
        sha256=name,
        bytes=1,
        media_type="image/jpeg",
        width=640,
        height=480,
        fingerprint=Fingerprint(pixels=name, phash=shown.tobytes().hex(), features=features),
        quality=PLAIN,
        metadata=metadata or Metadata(),
    )


def strangers(count: int, first: int = 0) -> list[Photo]:
    return [photo(f"stranger-{first + number:06}") for number in range(count)]


def pairs(photos: list[Photo], clocks: dict[str, str] | None = None, **how: float) -> set[tuple[str, str]]:
    found = candidates(photos, clocks or {}, **how)  # type: ignore[arg-type]
    assert list(found) == sorted(set(found))
    assert all(one < other for one, other in found)
    return {tuple(sorted((photos[one].key, photos[other].key))) for one, other in found}  # type: ignore[misc]


@pytest.mark.parametrize("turn", range(8))
def test_the_same_picture_turned_with_31_other_bits_is_found(turn: int) -> None:
    seen = random_rows(1)
    copy = flipped(packed_turns(seen.tobytes().hex())[turn], 31)
    photos = [photo("a", seen), photo("b", copy), *strangers(20)]
    assert pairs(photos) == {("a", "b")}


def test_how_far_hashes_may_differ_can_be_set() -> None:
    seen = random_rows(1)
    photos = [photo("a", seen), photo("b", flipped(seen, 12))]
    assert pairs(photos, radius=11) == set()
    assert pairs(photos, radius=12) == {("a", "b")}


def test_three_equal_corners_are_enough_and_two_are_not() -> None:
    rows = random_rows(20)
    three, two = (np.concatenate([flipped(rows[:count], 20), random_rows(10)]) for count in (3, 2))
    assert pairs([photo("a", rows=rows), photo("three", rows=three), photo("two", rows=two)]) == {("a", "three")}


def test_a_corner_that_many_photos_show_has_no_vote() -> None:
    common = random_rows(3)
    photos = [photo(f"{number:02}", rows=np.concatenate([common, random_rows(5)])) for number in range(40)]
    assert pairs(photos) == set()
    assert len(pairs(photos[:20])) == 190


def test_shots_of_one_camera_within_the_moment_are_found() -> None:
    moments = ("10:00:00", "10:00:29", "10:00:59.5")
    photos = [photo(moment, metadata=taken(f"2026-05-14T{moment}")) for moment in moments]
    assert pairs(photos) == {("10:00:00", "10:00:29")}
    assert len(pairs(photos, burst=31.0)) == 2
    assert pairs(photos, burst=0.0) == set()


def test_shots_of_another_camera_or_body_are_not() -> None:
    body = Camera(make="Canon", model="Canon EOS R6", body="ffffffffffff")
    cameras = (CANON, NIKON, body, None)
    assert pairs([photo(f"{n}", metadata=taken("2026-05-14T10:00:00", one)) for n, one in enumerate(cameras)]) == set()


def test_a_time_that_is_none_is_no_moment() -> None:
    assert pairs([photo(name, metadata=taken("0000-00-00T00:00:00")) for name in "ab"]) == set()


def test_each_shot_is_compared_with_the_next_five_only() -> None:
    photos = [photo(f"{number:03}", metadata=taken("2026-05-14T10:00:00")) for number in range(100)]
    assert len(pairs(photos)) == 95 * 5 + 4 + 3 + 2 + 1


def test_pictures_that_show_nothing_are_like_no_other() -> None:
    nothing = np.frombuffer(bytes.fromhex(NO_PICTURE), np.uint8)
    none = random_rows(0)
    assert pairs([photo("a", nothing, none), photo("b", nothing, none), photo("c", rows=none)]) == set()


@pytest.mark.parametrize("count", [0, 1])
def test_no_photos_make_no_pairs(count: int) -> None:
    assert candidates(strangers(count), {}) == ()


def test_the_order_of_the_photos_does_not_matter() -> None:
    photos = strangers(30)
    for number in range(30):
        seen = np.frombuffer(bytes.fromhex(photos[number].fingerprint.phash), np.uint8)
        rows = np.frombuffer(photos[number].fingerprint.features, np.uint8).reshape(-1, 32)
        photos.append(photo(f"copy-{number:02}", flipped(seen, number), flipped(rows[: number // 4], 30)))
    found = pairs(photos)
    assert len(found) >= 30
    random.Random(1).shuffle(photos)
    assert pairs(photos) == found


def test_a_thousand_equal_pages_are_no_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    differing = lsh.differing
    monkeypatch.setattr(lsh, "differing", lambda one, other: compared.append(one.shape[1]) or differing(one, other))
    page = photo("page", rows=random_rows(10))
    photos = [replace(page, key=f"{number:05}") for number in range(1000)]
    found = candidates(photos, {})
    assert 999 <= len(found) <= 1000 * FEW
    # Descriptors in 48 sorted orders, and hashes: 16 parts, 256 others.
    assert sum(compared) <= 10_000 * 24 * 48 + 1000 * 16 * 256 * 2


def test_very_many_hashes_are_looked_up_in_sorted_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "_EXACT", 10)
    photos = strangers(1000)
    for number in range(0, 1000, 10):
        seen = np.frombuffer(bytes.fromhex(photos[number].fingerprint.phash), np.uint8)
        copy = flipped(packed_turns(seen.tobytes().hex())[number // 10 % 8], 24)
        photos[number + 1] = photo(f"copy-{number:06}", copy)
    assert len(pairs(photos)) >= 99
