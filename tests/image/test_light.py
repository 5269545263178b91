import numpy as np
import pytest
from numpy.typing import NDArray

from gallery.image.cicp import HLG, PQ, CodePoints
from gallery.image.light import shown_in_srgb
from gallery.image.tone import pq_numbers

P3 = CodePoints(12, 13)
BT2020_PQ, BT2020_HLG = CodePoints(9, PQ), CodePoints(9, HLG)

# From linear light with other primaries to that of sRGB: Display P3 (CSS Color 4) and BT.2020 (BT.2087, annex 2).
MATRICES = {
    12: [[1.2249401, -0.2249404, 0], [-0.0420569, 1.0420571, 0], [-0.0196376, -0.0786361, 1.0982735]],
    9: [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]],
}


def shown(colour: object, points: CodePoints, most: int = 255) -> NDArray[np.float64]:
    """One colour, 0..1, through 8 or 16 bits."""
    kind = np.uint8 if most == 255 else np.uint16
    pixels = np.asarray(np.asarray(colour, float) * most).round().astype(kind)
    return np.asarray(shown_in_srgb(pixels.reshape(1, 1, 3), points)[0, 0], float)


def decoded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4))


def encoded(light: NDArray[np.float64]) -> NDArray[np.float64]:
    light = light.clip(0, 1)
    return np.asarray(np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055) * 255)


@pytest.mark.parametrize("most", [255, 65_535])
@pytest.mark.parametrize("points", [P3, CodePoints(9, 13), CodePoints(9, 1), CodePoints(9, 14)])
@pytest.mark.parametrize("colour", [(0.8, 0.6, 0.4), (0.2, 0.7, 0.5), (1, 1, 1), (0.02, 0.03, 0.04), (0, 0, 0)])
def test_a_wide_gamut_colour_is_what_the_standards_say_it_is(
    colour: tuple[float, ...], points: CodePoints, most: int
) -> None:
    light = decoded((np.array(colour) * most).round() / most)
    assert np.abs(shown(colour, points, most) - encoded(np.array(MATRICES[points.primaries]) @ light)).max() <= 1


@pytest.mark.parametrize(("colour", "expected"), [((1, 0, 0), (255, 0, 0)), ((0, 1, 0), (0, 255, 0))])
def test_what_srgb_does_not_have_is_clipped(colour: object, expected: object) -> None:
    assert tuple(shown(colour, P3)) == expected


@pytest.mark.parametrize(("transfer", "exponent"), [(4, 2.2), (5, 2.8), (8, 1.0)])
def test_plain_powers(transfer: int, exponent: float) -> None:
    seen = shown((0.5, 0.5, 0.5), CodePoints(1, transfer))
    assert np.abs(seen - encoded(np.full(3, (128 / 255) ** exponent))).max() <= 1


@pytest.mark.parametrize("points", [BT2020_PQ, BT2020_HLG, CodePoints(12, PQ), CodePoints(1, HLG)])
class TestHighDynamicRange:
    def test_grey_stays_grey_and_brighter_is_brighter(self, points: CodePoints) -> None:
        greys = np.repeat(np.linspace(0, 65_535, 200).astype(np.uint16)[None, :, None], 3, axis=2)
        seen = shown_in_srgb(greys, points)[0].astype(int)
        assert (np.ptp(seen, axis=1) <= 1).all()
        assert (np.diff(seen[:, 0]) >= 0).all()
        assert (seen[0].max(), seen[-1].min()) == (0, 255)

    def test_a_bright_colour_keeps_its_hue(self, points: CodePoints) -> None:
        """Red, green and blue are darkened by one factor: what is between them is between them still."""
        seen = shown((0.75, 0.65, 0.6), points, 65_535)
        assert seen[0] > seen[1] > seen[2] > 60


@pytest.mark.parametrize(("hlg", "light"), [(0.38, 26), (0.75, 203), (1.0, 1000)])
def test_hlg_and_pq_of_the_same_light_look_the_same(hlg: float, light: float) -> None:
    """18 % grey, reference white and the peak of BT.2408, table 1."""
    pq = float(pq_numbers(np.array([light]))[0])
    one, other = shown([hlg] * 3, BT2020_HLG, 65_535), shown([pq] * 3, BT2020_PQ, 65_535)
    assert np.abs(one - other).max() <= 2


def test_grey_below_the_knee_is_the_light_that_it_was() -> None:
    """50 cd/m2 on a page of 203: by the formulas alone."""
    pq = float(pq_numbers(np.array([50.0]))[0])
    assert np.abs(shown([pq] * 3, BT2020_PQ, 65_535) - encoded(np.full(3, 50 / 203))).max() <= 1


@pytest.mark.parametrize("colour", [(120, 80, 60), (30, 110, 40), (20, 30, 120)])
@pytest.mark.parametrize("primaries", [9, 12])
def test_a_colour_of_srgb_on_its_way_through_pq_is_itself_again(colour: tuple[int, ...], primaries: int) -> None:
    """As long as it is below the knee, on a page of 203 cd/m2."""
    light = np.linalg.inv(np.array(MATRICES[primaries])) @ decoded(np.array(colour) / 255)
    seen = shown(pq_numbers(light * 203), CodePoints(primaries, PQ), 65_535)
    assert np.abs(seen - colour).max() <= 1


def test_light_beyond_the_peak_is_white() -> None:
    assert tuple(shown([1, 1, 1], BT2020_PQ)) == (255, 255, 255)


def test_strips_leave_no_trace() -> None:
    """A large picture is turned in pieces."""
    pixels = np.random.default_rng(1).integers(0, 256, (1100, 300, 3), np.uint8)
    whole = shown_in_srgb(pixels, BT2020_PQ)
    assert np.array_equal(whole[900:], shown_in_srgb(pixels[900:], BT2020_PQ))


@pytest.mark.parametrize(
    ("points", "differs"),
    [
        ((1, 13), False),
        ((1, 1), False),
        ((2, 2), False),
        ((9, 2), False),
        ((22, 16), False),
        ((12, 13), True),
        ((9, 16), True),
        ((1, 18), True),
        ((1, 8), True),
    ],
)
def test_only_what_is_known_and_not_srgb_is_turned(points: tuple[int, int], differs: bool) -> None:
    assert CodePoints(*points).differs is differs
