"""Proof that two pictures are one shot."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from gallery.dedupe.align import see
from gallery.dedupe.borders import trim
from gallery.dedupe.compare import Batch, Comparison
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.phash import phash
from gallery.dedupe.verify import verify
from gallery.image.frame import decode
from tests.dedupe.pictures import encoded, noisy, scene

VIEW = scene(1)
W, H = VIEW.size


def look(one: Image.Image, other: Image.Image, quality: int = 85) -> Evidence:
    greys = [trim(decode(encoded(picture, quality=quality)).grey) for picture in (one, other)]
    hashes = [phash(grey) for grey in greys]
    return verify(see(greys[0]), see(greys[1]), (hashes[0], hashes[1]))


def marked(picture: Image.Image) -> Image.Image:
    copy = picture.copy()
    ImageDraw.Draw(copy).rectangle((W - 150, H - 90, W - 20, H - 20), fill="red", outline="white", width=12)
    return copy


EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "re-encoded": lambda view: decode(encoded(view, quality=30)).rgb,
    "a quarter of the size": lambda view: view.resize((W // 4, H // 4)),
    "cropped by 20 %": lambda view: view.crop((W // 10, H // 10, W * 9 // 10, H * 9 // 10)),
    "cropped at one side": lambda view: view.crop((0, 0, W * 3 // 4, H)),
    "square": lambda view: ImageOps.fit(view, (H, H)),
    "framed": lambda view: ImageOps.expand(view, 40, "white"),
    "letterboxed": lambda view: ImageOps.pad(view, (W, W), color="black"),
    "straightened": lambda view: view.rotate(2, Image.Resampling.BICUBIC).crop((30, 40, W - 30, H - 40)),
    "turned by 90°": lambda view: view.transpose(Image.Transpose.ROTATE_270),
    "turned by 180°": lambda view: view.transpose(Image.Transpose.ROTATE_180),
    "turned by 270°": lambda view: view.transpose(Image.Transpose.ROTATE_90),
    "mirrored": ImageOps.mirror,
    "grey": lambda view: view.convert("L").convert("RGB"),
    "dark": lambda view: ImageEnhance.Brightness(view).enhance(0.6),
    "more contrast": lambda view: ImageEnhance.Contrast(view).enhance(1.4),
    "with a logo": marked,
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_is_a_copy(edit: str) -> None:
    found = look(VIEW, EDITS[edit](VIEW))
    assert found.is_copy
    assert found.is_scene


@pytest.mark.parametrize("words", ["turned by 90°", "turned by 180°", "turned by 270°", "mirrored"])
def test_the_turn_is_named(words: str) -> None:
    assert look(VIEW, EDITS[words](VIEW)).words.startswith(f"{words}, ")


@pytest.mark.parametrize("shift", [(3, 0), (0, 4), (8, 0), (0, 12), (20, 10), (60, 5)])
def test_a_shifted_view_is_another_shot_of_the_scene(shift: tuple[int, int]) -> None:
    wide = scene(2, (W + 100, H + 100))
    dx, dy = shift
    found = look(wide.crop((0, 0, W, H)), wide.crop((dx, dy, W + dx, H + dy)))
    assert found.is_scene
    assert not found.is_copy


def test_something_that_moved_is_another_shot() -> None:
    before, after = VIEW.copy(), VIEW.copy()
    for picture, left in ((before, 60), (after, 420)):
        picture.paste(scene(9, (400, 520)), (left, 120))
    assert not look(before, after).is_copy


@pytest.mark.parametrize("seed", range(2, 8))
def test_another_scene_is_nothing(seed: int) -> None:
    found = look(VIEW, scene(seed))
    assert not found.is_copy
    assert not found.is_scene


def test_a_thumbnail_without_corners_is_a_copy_when_nearly_all_is_alike() -> None:
    found = look(VIEW.resize((60, 43)), VIEW.resize((180, 128)), quality=95)
    assert found.plain >= 0.985
    assert found.is_copy
    assert found.words == f"{found.plain:.1%} alike as a whole"


def test_a_thumbnail_with_something_else_in_it_is_no_copy() -> None:
    other = VIEW.copy()
    other.paste("white", (100, 100, 400, 400))
    assert not look(VIEW.resize((60, 43)), other.resize((180, 128)), quality=95).is_copy


def test_pictures_of_fog_prove_nothing() -> None:
    dice = np.random.default_rng(1)
    one, other = (
        Image.fromarray(dice.integers(60, 200, (3, 4, 3), dtype=np.uint8)).resize((800, 600), Image.Resampling.BICUBIC)
        for _ in range(2)
    )
    assert not look(one, other).is_copy


@pytest.mark.parametrize("levels", [(0, 0), (0, 1), (255, 250), (120, 121)])
def test_blank_pictures_prove_nothing(levels: tuple[int, int]) -> None:
    one, other = (noisy(Image.new("RGB", (640, 480), (level,) * 3), 1.0, level) for level in levels)
    assert not look(one, other).is_copy


def test_a_faint_picture_proves_nothing() -> None:
    faint = Image.blend(Image.new("RGB", (W, H), "gray"), VIEW.filter(ImageFilter.GaussianBlur(60)), 0.06)
    assert not look(faint, faint.resize((400, 300))).is_copy


@pytest.mark.parametrize("size", [(1, 1), (4000, 40), (70, 70)])
def test_tiny_and_thin_pictures_can_be_looked_at(size: tuple[int, int]) -> None:
    assert not look(scene(1, size) if min(size) > 2 else Image.new("RGB", size), scene(2)).is_copy


@pytest.mark.parametrize("size", [0.67, 0.52])
def test_which_of_two_is_the_smaller_makes_no_difference(size: float) -> None:
    small = VIEW.resize((round(W * size), round(H * size)))
    one, other = look(VIEW, small), look(small, VIEW)
    assert abs(one.agreement.share - other.agreement.share) < 0.02
    assert abs(one.agreement.likeness - other.agreement.likeness) < 0.02


def test_a_pair_that_kills_its_worker_is_not_claimed_to_be_one() -> None:
    batch = Batch(pairs=(("a", "b"), ("a", "c")), phashes={}, previews={})
    assert Comparison().lost(batch) == (None, None)


@pytest.mark.parametrize(
    ("evidence", "scene"),
    [
        (Evidence(turn=0, plain=0.96, tint=10.0), True),
        (Evidence(turn=0, plain=0.96, tint=90.0), False),
        (Evidence(turn=0, plain=0.1), False),
    ],
)
def test_pictures_without_corners_show_one_scene_where_they_are_alike(evidence: Evidence, scene: bool) -> None:
    assert evidence.is_scene is scene
