"""What every focal point detector has to keep; subclass it with a fixture ``detector``."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from gallery.model import Focal
from gallery.ports import FocalDetector
from tests.photos import encoded, scene


class FocalDetectorContract:
    """A plugin's test: ``class TestMine(FocalDetectorContract)`` with its own ``detector``."""

    @pytest.fixture
    def detector(self) -> FocalDetector:
        """The detector that is tested."""
        raise NotImplementedError

    @pytest.mark.parametrize("size", [(512, 384), (384, 512), (512, 512), (512, 3), (3, 512), (1, 1), (40, 30)])
    def test_its_point_is_in_the_picture(self, detector: FocalDetector, size: tuple[int, int]) -> None:
        found = detector.find(encoded(scene(1, size)))
        assert found is None or (isinstance(found, Focal) and 0 <= found.x <= 1 and 0 <= found.y <= 1)

    @pytest.mark.parametrize("colour", ["black", "white", "#7f7f7f"])
    def test_a_plain_picture_is_no_trouble(self, detector: FocalDetector, colour: str) -> None:
        found = detector.find(encoded(Image.new("RGB", (512, 384), colour)))
        assert found is None or (0 <= found.x <= 1 and 0 <= found.y <= 1)

    def test_equal_pictures_get_equal_points(self, detector: FocalDetector) -> None:
        """Whatever was looked at in between: names of published files depend on it."""
        one, other = encoded(scene(1)), encoded(scene(2, (300, 500)))
        first = detector.find(one)
        detector.find(other)
        assert detector.find(one) == first

    def test_every_detector_of_its_kind_finds_the_same(self, detector: FocalDetector) -> None:
        """Each thread makes its own."""
        picture = encoded(scene(3))
        assert type(detector)().find(picture) == detector.find(picture)

    @pytest.mark.parametrize("seed", range(3))
    def test_a_lighter_jpeg_moves_it_little(self, detector: FocalDetector, seed: int) -> None:
        picture = Image.open(BytesIO(encoded(scene(seed, (512, 384)), quality=95)), formats=["JPEG"])
        found = [detector.find(encoded(picture, quality=quality)) for quality in (95, 80, 60)]
        for one, other in pairwise(found):
            assert (one is None) == (other is None)
            assert one is None or other is None or max(abs(one.x - other.x), abs(one.y - other.y)) < 0.05
