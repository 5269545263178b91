import sys
from pathlib import Path

import pytest

from gallery.errors import PluginError
from gallery.plugins import known, load, names

GROUP = "gallery.tests"
TABLE = {
    "fraction": ("fractions:Fraction", ""),
    "absent": ("no_such_library_anywhere:Thing", "pip install thing"),
    "bare": ("no_such_library_anywhere:Thing", ""),
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real distribution on the path: one plugin works, one breaks on import, one takes a built-in name."""
    (tmp_path / "gallery_test_plugin.py").write_text("class Good:\n    pass\n")
    (tmp_path / "gallery_test_broken.py").write_text("raise RuntimeError('out of order')\n")
    info = tmp_path / "gallery_test_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gallery-test-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[{GROUP}]\n"
        "good = gallery_test_plugin:Good\n"
        "broken = gallery_test_broken:Bad\n"
        "fraction = gallery_test_plugin:Good\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    for module in ("gallery_test_plugin", "gallery_test_broken"):
        monkeypatch.delitem(sys.modules, module, raising=False)


def test_a_built_in_name_gives_its_object() -> None:
    assert load(GROUP, "fraction", TABLE, type).__name__ == "Fraction"


def test_names_are_the_tables_in_its_order() -> None:
    assert names(TABLE) == ("fraction", "absent", "bare")


@pytest.mark.parametrize(("name", "hint"), [("absent", "pip install thing"), ("bare", "Install what it needs.")])
def test_a_missing_library_says_what_to_install(name: str, hint: str) -> None:
    with pytest.raises(PluginError, match=f"{name} cannot be used: No module named") as caught:
        load(GROUP, name, TABLE, type)
    assert (caught.value.code, caught.value.hint) == ("plugin-unavailable", hint)


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(PluginError, match=r"^there is no plugin fracton; did you mean fraction\?$") as caught:
        load(GROUP, "fracton", TABLE, type)
    assert caught.value.code == "plugin-unknown"


def test_a_name_like_no_other_is_answered_with_all() -> None:
    with pytest.raises(PluginError, match=r"there are fraction, absent, bare$"):
        load(GROUP, "zzzzzz", TABLE, type)


@pytest.mark.usefixtures("installed")
class TestInstalled:
    def test_an_entry_point_is_found_by_its_name(self) -> None:
        assert load(GROUP, "good", TABLE, type).__module__ == "gallery_test_plugin"

    def test_a_built_in_name_wins_over_an_entry_point(self) -> None:
        assert load(GROUP, "fraction", TABLE, type).__module__ == "fractions"

    def test_every_name_is_known_once(self) -> None:
        assert known(GROUP, TABLE) == ("fraction", "absent", "bare", "good", "broken")

    def test_one_that_breaks_on_import_is_broken(self) -> None:
        with pytest.raises(PluginError, match=r"the plugin broken cannot be loaded: out of order") as caught:
            load(GROUP, "broken", TABLE, type)
        assert caught.value.code == "plugin-broken"
        assert isinstance(caught.value.__cause__, RuntimeError)

    def test_the_nearest_name_may_be_an_entry_point(self) -> None:
        with pytest.raises(PluginError, match=r"did you mean good\?"):
            load(GROUP, "goood", TABLE, type)
