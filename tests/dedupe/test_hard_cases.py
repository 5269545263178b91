"""Photos that fool detectors of copies: what must not be called one, and what must be found all the same."""

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw

from gallery.dedupe.compare import compared
from gallery.dedupe.group import group
from gallery.dedupe.options import DedupeOptions
from gallery.model import Metadata
from tests.dedupe.pictures import CANON, Shelf, encoded, noisy, scene, taken

W, H = 900, 640
Found = list[tuple[str, tuple[str, ...]]]


def found(shelf: Shelf) -> Found:
    groups = group(shelf.photos, compared(shelf), DedupeOptions()).groups
    return [(one.kind, one.members) for one in groups]


def shelf(pictures: Sequence[Image.Image | bytes], moments: Sequence[str] = ()) -> Shelf:
    """Photos named by number, taken at those times of one day by one camera."""
    made = Shelf()
    for number, picture in enumerate(pictures):
        facts = taken(f"2026-05-14T{moments[number]}", CANON, exposure="") if moments else Metadata()
        made.add(f"{number}.jpg", picture, facts)
    return made


def room() -> Image.Image:
    """A hall: wall panels, a lectern with a sign, rows of chairs."""
    picture = scene(31, (W, H)).resize((W // 8, H // 8)).resize((W, H))
    draw = ImageDraw.Draw(picture)
    for x in range(0, W, 60):
        draw.line((x, 0, x, 260), fill=(90, 70, 60), width=3)
    draw.rectangle((380, 300, 520, 560), fill=(120, 80, 40), outline="black", width=4)
    draw.rectangle((410, 330, 490, 370), fill="white")
    for number, x in enumerate(range(20, W, 90)):
        draw.rectangle((x, 560, x + 60, 630), fill=(60 + 12 * number, 60, 90), outline="black")
    return picture


def speaker(seed: int) -> Image.Image:
    """The hall with a person at the lectern: another face, other clothes, another pose for each seed."""
    dice = np.random.default_rng(seed)
    picture = room()
    draw = ImageDraw.Draw(picture)
    lean = int(dice.integers(-35, 35))
    colours = [tuple(int(level) for level in dice.integers(0, 256, 3)) for _ in range(12)]
    draw.rectangle((350 + lean, 170, 550 + lean, 330), fill=colours[0])
    for number, y in enumerate(range(175, 325, 15)):
        draw.line((350 + lean, y, 550 + lean, y + int(dice.integers(-9, 9))), fill=colours[number], width=6)
    draw.ellipse((400 + lean, 60, 500 + lean, 180), fill=colours[11], outline="black")
    return noisy(picture, 2, seed)


def night(seed: int) -> Image.Image:
    """Points of light in the dark, others for each seed."""
    dice = np.random.default_rng(seed)
    picture = Image.new("RGB", (W, H), (6, 7, 12))
    draw = ImageDraw.Draw(picture)
    for _ in range(90):
        x, y, size = int(dice.integers(0, W)), int(dice.integers(0, H)), int(dice.integers(2, 7))
        draw.ellipse((x, y, x + size, y + size), fill=(255, 230, int(dice.integers(120, 255))))
    return noisy(picture, 3, seed)


def page(words: str) -> Image.Image:
    picture = Image.new("RGB", (W, H), "white")
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.text(
            (60, 40 + 45 * line), f"{line}. Uchwała Rady Gminy w sprawie budżetu {line * 37}", "black", font_size=26
        )
    draw.text((700, 590), words, "black", font_size=30)
    return picture


def test_another_speaker_at_the_same_lectern_is_no_copy() -> None:
    pictures = [speaker(seed) for seed in range(4)]
    minutes = ["10:00:00", "10:20:00", "10:40:00", "11:00:00"]
    assert found(shelf(pictures, minutes)) == []
    assert not [one for one in found(shelf(pictures)) if one[0] != "similar"]


def test_the_same_room_empty_is_no_copy_of_it_with_people() -> None:
    assert found(shelf([room(), speaker(1)], ["09:00:00", "10:00:00"])) == []
    assert not [one for one in found(shelf([room(), speaker(1)])) if one[0] != "similar"]


def test_a_copy_is_found_among_all_the_speakers() -> None:
    pictures = [*(speaker(seed) for seed in range(3)), speaker(1).resize((450, 320))]
    assert [one for one in found(shelf(pictures)) if one[0] == "copy"] == [("copy", ("1.jpg", "3.jpg"))]


def test_nights_are_not_alike_because_they_are_dark() -> None:
    assert found(shelf([night(seed) for seed in range(5)])) == []


def test_a_night_is_found_again() -> None:
    assert found(shelf([night(1), night(2), night(1).resize((600, 427))])) == [("copy", ("0.jpg", "2.jpg"))]


def test_a_bracket_of_the_night_is_similar() -> None:
    lights = [noisy(night(3).point(lambda level, gain=gain: min(255, level * gain)), 2, gain) for gain in (1, 2, 4)]
    kinds = {kind for kind, _ in found(shelf(lights, ["21:00:00", "21:00:01", "21:00:02"]))}
    assert kinds <= {"similar"}


def test_pages_that_differ_in_one_word_are_two() -> None:
    pages = [page("strona 1"), page("strona 2"), encoded(page("strona 1"), quality=40)]
    assert [one for one in found(shelf(pages)) if one[0] == "copy"] == [("copy", ("0.jpg", "2.jpg"))]


def test_a_page_that_is_too_small_to_read_is_not_taken_for_another() -> None:
    """A digit of six pixels proves nothing; who has the page twice then has it twice."""
    small = [page(f"strona {number}").resize((360, 256)) for number in (1, 2)]
    assert not [one for one in found(shelf([page("strona 1"), *small])) if one[0] != "similar"]


def test_blank_slides_are_one_only_where_they_are_equal() -> None:
    blank = [Image.new("RGB", (W, H), colour) for colour in ("white", "white", "black", (254, 254, 254))]
    assert found(shelf([encoded(one, "PNG") for one in blank])) == [("exact", ("0.jpg", "1.jpg"))]


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (2, 2), (8000, 20)])
def test_no_size_is_skipped_or_stops_the_line(size: tuple[int, int]) -> None:
    pictures = [
        encoded(scene(seed, size) if min(size) > 2 else Image.new("RGB", size, seed), "PNG") for seed in (1, 1, 2)
    ]
    groups = found(shelf(pictures))
    assert groups[:1] == [("exact", ("0.jpg", "1.jpg"))]
    assert all("2.jpg" not in members for _, members in groups)


def test_depth_and_ink_do_not_hide_a_copy() -> None:
    """16 bits of grey, CMYK, palette: the same shot."""
    grey = scene(8, (W, H)).convert("L")
    deep = Image.fromarray(np.asarray(grey, np.uint16) * 257)
    pictures = [
        encoded(deep, "PNG"),
        encoded(grey.convert("RGB").convert("CMYK"), "TIFF"),
        encoded(grey, "GIF"),
        encoded(grey.resize((450, 320)), quality=70),
    ]
    ((kind, members),) = found(shelf(pictures))
    assert (kind, members) == ("copy", ("0.jpg", "1.jpg", "2.jpg", "3.jpg"))


def test_small_files_are_not_skipped() -> None:
    """Some tools leave out what is below 16 kB."""
    pictures = [encoded(scene(8, (W, H)).resize((160, 114)), quality=quality) for quality in (60, 30)]
    assert max(map(len, pictures)) < 16_000
    assert found(shelf(pictures)) == [("copy", ("0.jpg", "1.jpg"))]


def test_fences_and_facades_are_not_alike_because_they_repeat() -> None:
    def facade(seed: int) -> Image.Image:
        dice = np.random.default_rng(seed)
        picture = Image.new("RGB", (W, H), (170, 160, 150))
        draw = ImageDraw.Draw(picture)
        for x in range(20, W, 70):
            for y in range(20, H, 90):
                curtain = int(dice.integers(40, 220))
                draw.rectangle((x, y, x + 40, y + 60), fill=(curtain, curtain, 90), outline="white", width=4)
        return noisy(picture, 2, seed)

    assert not [one for one in found(shelf([facade(seed) for seed in range(4)])) if one[0] != "similar"]


def test_a_small_copy_does_not_bring_two_shots_together() -> None:
    """Two speakers, and a thumbnail of one that is too small to tell them apart."""
    pictures = [speaker(1), speaker(2), speaker(1).resize((225, 160))]
    assert [one for one in found(shelf(pictures)) if one[0] == "copy"] == [("copy", ("0.jpg", "2.jpg"))]


def test_flags_of_equal_grey_are_told_apart_by_colour() -> None:
    def flag(field: tuple[int, int, int], cross: tuple[int, int, int]) -> Image.Image:
        picture = Image.new("RGB", (W, H), field)
        draw = ImageDraw.Draw(picture)
        draw.rectangle((250, 0, 370, H), fill=cross)
        draw.rectangle((0, 260, W, 380), fill=cross)
        return picture

    red, blue = (200, 16, 46), (0, 107, 199)  # both of luma 74
    pictures = [flag(red, (255, 255, 255)), flag(blue, (255, 255, 255)), flag(red, (255, 255, 255)).resize((600, 427))]
    assert [one for one in found(shelf(pictures)) if one[0] != "similar"] == [("copy", ("0.jpg", "2.jpg"))]
