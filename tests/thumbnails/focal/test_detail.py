from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from gallery.image.frame import decode
from gallery.model import Focal
from gallery.thumbnails.focal.detail import Detail, detail_centre, tallness, with_headroom
from gallery.thumbnails.sizes import crop_box
from tests.contracts.focal import FocalDetectorContract
from tests.photos import encoded, scene

SIDE = st.integers(1, 512)


def grey(picture: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(picture.convert("L"))


def point(picture: NDArray[np.uint8]) -> Focal:
    return detail_centre(picture)[0]


def spot(x: int, y: int, size: tuple[int, int] = (512, 384)) -> Image.Image:
    """A patch of detail on a plain ground."""
    picture = Image.new("RGB", size, "#8a8f96")
    picture.paste(scene(1, (96, 96)), (x - 48, y - 48))
    return picture


def apart(one: Focal, other: Focal) -> float:
    return max(abs(one.x - other.x), abs(one.y - other.y))


class TestContract(FocalDetectorContract):
    @pytest.fixture
    def detector(self) -> Detail:
        return Detail()


class TestWhereItLooks:
    @pytest.mark.parametrize(("x", "y"), [(60, 60), (452, 60), (60, 324), (452, 324), (256, 60), (60, 192)])
    @pytest.mark.parametrize("ratio", [1, 16 / 9, 1200 / 630])
    def test_a_crop_around_it_holds_what_stands_out(self, x: int, y: int, ratio: float) -> None:
        left, top, right, bottom = crop_box((512, 384), ratio, point(grey(spot(x, y))))
        assert left <= x <= right
        assert top <= y <= bottom

    @pytest.mark.parametrize(("x", "y"), [(60, 60), (452, 60), (60, 324), (452, 324)])
    def test_it_is_drawn_there_not_all_the_way(self, x: int, y: int) -> None:
        """One patch in a plain picture is not all of it."""
        found = point(grey(spot(x, y)))
        for at, there in ((found.x, x / 512), (found.y, y / 384)):
            assert 0.25 < (at - 0.5) / (there - 0.5) < 0.75

    def test_colour_alone_does_not_draw_it(self) -> None:
        """No colour of skin, or of anything, is looked for."""
        picture = scene(4, (512, 384))
        assert point(grey(picture)) == point(grey(picture.convert("L").convert("RGB")))

    @pytest.mark.parametrize("colour", ["black", "white", "#808080"])
    @pytest.mark.parametrize("size", [(512, 384), (384, 512), (1, 1), (512, 1)])
    def test_a_plain_picture_has_its_middle(self, colour: str, size: tuple[int, int]) -> None:
        found = Detail().find(encoded(Image.new("RGB", size, colour)))
        assert apart(found, Focal(x=0.5, y=0.5)) < 1e-6

    def test_noise_everywhere_has_the_middle(self) -> None:
        noise = np.random.default_rng(1).integers(0, 256, (384, 512), np.uint8)
        assert apart(point(noise), Focal(x=0.5, y=0.5)) < 0.01

    @pytest.mark.parametrize("strength", [1, 2, 4])
    def test_the_fainter_the_detail_the_nearer_the_middle(self, strength: int) -> None:
        """There is no threshold to flip over."""
        picture = grey(spot(420, 80))
        faint, fainter = (
            (138 + (picture.astype(int) - 138) // divisor).astype(np.uint8) for divisor in (strength, strength * 4)
        )
        assert 0.5 < point(fainter).x < point(faint).x


class TestSmallEdits:
    @pytest.mark.parametrize("seed", range(6))
    def test_it_hardly_moves(self, seed: int) -> None:
        picture = scene(seed, (512, 384))
        edited = {
            "re-encoded": Image.open(BytesIO(encoded(picture, quality=40)), formats=["JPEG"]),
            "three quarters": picture.resize((384, 288), Image.Resampling.LANCZOS),
            "half": picture.resize((256, 192), Image.Resampling.LANCZOS),
            "brighter": picture.point(lambda value: min(255, value + 20)),
            "more contrast": picture.point(lambda value: max(0, min(255, (value - 128) * 5 // 4 + 128))),
        }
        found = point(grey(picture))
        assert {name: one for name, one in edited.items() if apart(point(grey(one)), found) >= 0.05} == {}

    def test_nor_in_real_photos(self, shared: Path) -> None:
        """Re-encoded and reduced to half, as sites do."""
        for path in sorted((shared / "data" / "events").iterdir()):
            picture = decode(path.read_bytes()).small
            half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
            found = Detail().find(encoded(picture, quality=88))
            assert apart(found, Detail().find(encoded(picture, quality=40))) < 0.02, path.name
            assert apart(found, Detail().find(encoded(half, quality=75))) < 0.02, path.name


class TestTurning:
    @given(SIDE, SIDE, st.integers(0, 20))
    def test_it_goes_with_the_mirrored_and_the_turned_picture(self, width: int, height: int, seed: int) -> None:
        picture = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
        picture[: height // 2, : width // 3] //= 8
        found = point(picture)
        assert apart(point(picture[:, ::-1].copy()), Focal(x=1 - found.x, y=found.y)) < 0.005
        assert apart(point(picture[::-1].copy()), Focal(x=found.x, y=1 - found.y)) < 0.005
        assert apart(point(np.rot90(picture).copy()), Focal(x=found.y, y=1 - found.x)) < 0.005

    @given(SIDE, SIDE, st.integers(0, 20))
    def test_it_is_in_the_picture(self, width: int, height: int, seed: int) -> None:
        found, standing_out = detail_centre(np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8))
        assert 0 < found.x < 1
        assert 0 < found.y < 1
        assert 0 <= standing_out < 1


class TestHeadroom:
    @pytest.mark.parametrize(
        ("shape", "expected"),
        [((300, 400), 0), ((400, 400), 0), ((350, 300), 0.5), ((400, 300), 1), ((900, 100), 1)],
    )
    def test_only_an_upright_picture_is_tall(self, shape: tuple[int, int], expected: float) -> None:
        assert tallness(shape) == pytest.approx(expected)

    def test_the_point_is_raised_by_a_tenth_at_most(self) -> None:
        assert with_headroom(Focal(x=0.4, y=0.5), 1) == Focal(x=0.4, y=0.4)
        assert with_headroom(Focal(x=0.4, y=0.5), 0) == Focal(x=0.4, y=0.5)

    def test_it_stays_in_the_picture(self) -> None:
        assert with_headroom(Focal(x=0.4, y=0.05), 1) == Focal(x=0.4, y=0)

    def test_a_tall_picture_s_point_is_above_its_detail_s_centre(self) -> None:
        picture = scene(5, (384, 512))
        frame = decode(encoded(picture))
        found, standing_out = detail_centre(frame.grey)
        assert Detail().find(encoded(picture)) == with_headroom(found, standing_out)
        assert standing_out > 0.7
