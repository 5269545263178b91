import numpy as np
import pytest

from gallery.image.tone import PEAK, WHITE, pq_light, pq_numbers, rolled_off

LIGHT = np.geomspace(0.001, 10_000, 500)


@pytest.mark.parametrize(
    ("number", "light"), [(0.0, 0), (0.5081, 100), (0.5807, 203), (0.7518, 1000), (0.9026, 4000), (1.0, 10_000)]
)
def test_pq_is_that_of_the_standard(number: float, light: float) -> None:
    """SMPTE ST 2084 and BT.2408, table 1."""
    assert pq_light(np.array([number]))[0] == pytest.approx(light, rel=1e-3)


def test_pq_numbers_are_the_other_way_round() -> None:
    assert pq_light(pq_numbers(LIGHT)) == pytest.approx(LIGHT, rel=1e-9)


class TestRolledOff:
    def test_up_to_the_knee_light_stays(self) -> None:
        dark = LIGHT[LIGHT < 80]
        assert rolled_off(dark) == pytest.approx(dark, rel=1e-9)

    def test_nothing_is_brighter_than_a_page_and_the_peak_is_as_bright(self) -> None:
        assert rolled_off(LIGHT).max() == pytest.approx(WHITE, rel=1e-6)
        assert rolled_off(np.array([PEAK]))[0] == pytest.approx(WHITE, rel=1e-6)

    def test_what_is_brighter_stays_brighter_and_nothing_is_lightened(self) -> None:
        below = LIGHT[LIGHT < PEAK]
        assert (np.diff(rolled_off(below)) > 0).all()
        assert (rolled_off(LIGHT) <= LIGHT * (1 + 1e-9)).all()

    def test_there_is_no_edge_at_the_knee(self) -> None:
        light = np.linspace(80, 100, 2001)
        steps = np.diff(rolled_off(light)) / np.diff(light)
        assert np.abs(np.diff(steps)).max() < 0.01

    def test_a_white_page_is_nearly_white(self) -> None:
        """79 % of its light, which is 229 of 255 in sRGB; the rest is for what shines."""
        assert rolled_off(np.array([WHITE]))[0] / WHITE == pytest.approx(0.79, abs=0.01)
