import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gallery.errors import PluginError, StorageError
from gallery.model import Focal
from gallery.thumbnails import focal
from gallery.thumbnails.focal import BUILT_IN, find_focal
from tests.photos import encoded, scene

PLUGIN = """
from gallery.model import Focal

class Eye:
    made = 0
    def __init__(self):
        Eye.made += 1
    def find(self, preview):
        return Focal(x=1 / 3, y=0.25)

class Blind:
    def find(self, preview):
        return None

class Fails:
    def find(self, preview):
        raise KeyError

class Outside:
    def find(self, preview):
        return Focal(x=0.5, y=1.5)

class Nowhere:
    def find(self, preview):
        return Focal(x=float("nan"), y=0.5)

class Pair:
    def find(self, preview):
        return (0.5, 0.5)

class Explains:
    def find(self, preview):
        from gallery.errors import StorageError
        raise StorageError("the model is not there", code="no-model")

class Full:
    def find(self, preview):
        raise MemoryError

class Picky:
    def __init__(self, model):
        pass
"""
NAMES = {
    name.lower(): name for name in ("Eye", "Blind", "Fails", "Outside", "Nowhere", "Pair", "Explains", "Full", "Picky")
}
PICTURE = encoded(scene(1))


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installed distribution with detectors."""
    (tmp_path / "gallery_test_focal.py").write_text(PLUGIN)
    info = tmp_path / "gallery_test_focal-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gallery-test-focal\nVersion: 1.0\n")
    points = "\n".join(f"{name} = gallery_test_focal:{kind}" for name, kind in NAMES.items())
    (info / "entry_points.txt").write_text(f"[gallery.focal]\n{points}\n")
    monkeypatch.syspath_prepend(tmp_path)
    vars(focal._made).clear()
    yield
    vars(focal._made).clear()
    sys.modules.pop("gallery_test_focal", None)


def test_without_detectors_there_is_no_point() -> None:
    assert find_focal(PICTURE, ()) is None


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_detector_can_be_asked(name: str) -> None:
    assert isinstance(find_focal(PICTURE, (name,)), Focal)


@pytest.mark.usefixtures("plugin")
class TestPlugins:
    def test_the_first_that_has_a_point_wins(self) -> None:
        assert find_focal(PICTURE, ("blind", "eye", "detail")) == Focal(x=0.33, y=0.25)
        assert find_focal(PICTURE, ("blind", "detail")) == find_focal(PICTURE, ("detail",))
        assert find_focal(PICTURE, ("blind",)) is None

    def test_those_behind_it_are_not_asked(self) -> None:
        assert find_focal(PICTURE, ("eye", "fails", "no-such-thing")) is not None

    def test_a_thread_makes_it_once(self) -> None:
        find_focal(PICTURE, ("eye",))
        kind = sys.modules["gallery_test_focal"].Eye
        find_focal(PICTURE, ("eye",))
        assert kind.made == 1
        with ThreadPoolExecutor(1) as threads:
            list(threads.map(lambda _: find_focal(PICTURE, ("eye",)), range(3)))
        assert kind.made == 2

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("fails", "the focal point detector fails failed: KeyError"),
            ("outside", r"detector outside failed: \(0.5, 1.5\) is outside the picture"),
            ("nowhere", r"detector nowhere failed: \(nan, 0.5\) is outside the picture"),
            ("pair", "detector pair failed: 'tuple' object has no attribute 'x'"),
            ("picky", "detector picky failed: .*missing 1 required positional argument: 'model'"),
        ],
    )
    def test_one_that_fails_is_broken(self, name: str, message: str) -> None:
        with pytest.raises(PluginError, match=message) as caught:
            find_focal(PICTURE, (name,))
        assert caught.value.code == "plugin-broken"
        assert caught.value.__cause__ is not None

    def test_one_that_explains_itself_is_quoted(self) -> None:
        with pytest.raises(StorageError, match="the model is not there"):
            find_focal(PICTURE, ("explains",))

    def test_a_full_memory_is_the_caller_s(self) -> None:
        """A visit knows what to say of it."""
        with pytest.raises(MemoryError):
            find_focal(PICTURE, ("full",))

    def test_a_misspelt_name_is_answered_with_the_nearest(self) -> None:
        with pytest.raises(PluginError, match="did you mean eye") as caught:
            find_focal(PICTURE, ("eyes",))
        assert caught.value.code == "plugin-unknown"
