"""The plugin of the guide, with a stand-in for the model that nobody ships."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from gallery.errors import PluginError
from gallery.model import Focal
from gallery.ports import FocalDetector
from tests.contracts.focal import FocalDetectorContract
from tests.docs.blocks import ROOT, blocks
from tests.photos import encoded, scene

GUIDE = ROOT / "docs" / "how-to" / "focal-detector.md"
PICTURE = encoded(scene(1, (400, 200)))


class FaceDetectorYN:
    """What OpenCV's answers with: a row of x, y, width, height, ten landmarks and a score for each face."""

    boxes: Sequence[tuple[float, float, float, float]] = ()

    @classmethod
    def create(cls, model: str, config: str, size: tuple[int, int], *, score_threshold: float) -> "FaceDetectorYN":
        """As the real one's."""
        assert Path(model).is_file()
        assert not config
        assert 0 < score_threshold < 1
        return cls()

    def setInputSize(self, size: tuple[int, int]) -> None:
        """As the real one's."""
        self._size = size

    def detect(self, picture: NDArray[np.uint8]) -> tuple[int, NDArray[np.float32] | None]:
        """As the real one's: None where there is no face."""
        assert picture.shape == (self._size[1], self._size[0], 3)
        rows = [[*box, *[0.0] * 10, 0.9] for box in self.boxes]
        return 1, np.array(rows, np.float32) if rows else None


@pytest.fixture
def kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The class of the guide."""
    assert {"create", "setInputSize", "detect"} <= set(dir(cv2.FaceDetectorYN))
    (tmp_path / "mine.onnx").write_bytes(b"a model")
    monkeypatch.setenv("MY_FACES_MODEL", str(tmp_path / "mine.onnx"))
    monkeypatch.setattr(cv2, "FaceDetectorYN", FaceDetectorYN)
    monkeypatch.setattr(FaceDetectorYN, "boxes", ())
    (code,) = blocks(GUIDE, "python")
    names: dict[str, Any] = {"__name__": "my_faces"}
    exec(compile(code, GUIDE.name, "exec"), names)
    return names["Faces"]


@pytest.fixture
def detector(kind: Any) -> FocalDetector:
    made: FocalDetector = kind()
    return made


class TestContract(FocalDetectorContract):
    @pytest.fixture(params=[(), ((5, 5, 20, 20),)], ids=["no face", "a face"])
    def detector(self, kind: Any, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
        monkeypatch.setattr(FaceDetectorYN, "boxes", request.param)
        return kind()


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ((), None),
        (((180, 40, 40, 20),), Focal(x=0.5, y=0.25)),
        (((0, 0, 80, 80), (360, 160, 40, 40)), Focal(x=0.27, y=0.34)),
        (((-90, -90, 100, 100), (-90, -90, 100, 100)), Focal(x=0, y=0)),
    ],
)
def test_it_finds_the_middle_of_the_faces(
    detector: FocalDetector,
    monkeypatch: pytest.MonkeyPatch,
    boxes: tuple[tuple[float, float, float, float], ...],
    expected: Focal | None,
) -> None:
    monkeypatch.setattr(FaceDetectorYN, "boxes", boxes)
    found = detector.find(PICTURE)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (found.x, found.y) == pytest.approx((expected.x, expected.y), abs=0.001)


def test_without_its_model_it_says_what_to_do(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MY_FACES_MODEL")
    with pytest.raises(PluginError, match="the model that finds faces is missing") as caught:
        kind()
    assert "MY_FACES_MODEL" in caught.value.hint


def test_the_guide_names_the_group_and_the_setting() -> None:
    entry, setting = blocks(GUIDE, "toml")
    assert 'entry-points."gallery.focal"' in entry
    assert "[thumbnails]" in setting
