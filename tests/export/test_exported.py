import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.errors import ExportError, PluginError, StorageError
from gallery.export import BUILT_IN, exported, exporters
from gallery.model import Manifest
from gallery.ports import PublicFile
from tests.galleries import item, manifest, written

PLUGIN = """
class Names:
    def export(self, manifest):
        yield "names.txt", ", ".join(item.id for item in manifest.items).encode()

class Fails:
    def export(self, manifest):
        yield "first.txt", b"1"
        raise KeyError("colour")

class Breaks(Fails):
    def export(self, manifest):
        raise RuntimeError

class Explains(Fails):
    def export(self, manifest):
        from gallery.errors import StorageError
        raise StorageError("the other system is away", code="away")

class Mute:
    def __init__(self):
        raise OSError("no such server")

class Untyped:
    def export(self, manifest):
        yield "a.txt", "a text"
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installed distribution with two exporters."""
    (tmp_path / "gallery_test_exporter.py").write_text(PLUGIN)
    info = tmp_path / "gallery_test_exporter-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: gallery-test-exporter\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[gallery.exporters]\nnames = gallery_test_exporter:Names\nfails = gallery_test_exporter:Fails\n"
        "breaks = gallery_test_exporter:Breaks\nexplains = gallery_test_exporter:Explains\n"
        "mute = gallery_test_exporter:Mute\nuntyped = gallery_test_exporter:Untyped\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("gallery_test_exporter", None)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_exporter_gives_files_with_names_of_their_own_and_the_same_every_time(name: str) -> None:
    one = manifest(item(1, alt=written(pl="A")), item(2))
    files = list(exported(one, name))
    assert files
    assert len(dict(files)) == len(files)
    assert all(isinstance(data, PublicFile) or (isinstance(data, bytes) and data) for _, data in files)
    assert list(exported(one, name)) == files


@pytest.mark.parametrize("name", BUILT_IN)
def test_an_empty_gallery_is_exported_too(name: str) -> None:
    empty = Manifest(generator=manifest().generator, id="x", languages=("en",), title={"en": "X"})
    assert list(exported(empty, name))


def test_an_unknown_exporter_is_answered_with_the_nearest() -> None:
    with pytest.raises(PluginError, match=r"there is no exporter jsonl; did you mean jsonld\?") as caught:
        list(exported(manifest(), "jsonl"))
    assert caught.value.exit_code == 2


@pytest.mark.usefixtures("plugin")
class TestPlugin:
    def test_an_installed_exporter_runs_like_a_built_in_one(self) -> None:
        assert dict(exported(manifest(), "names")) == {"names.txt": f"{1:016x}, {2:016x}".encode()}

    def test_it_is_listed(self) -> None:
        assert exporters() == (*BUILT_IN, "names", "fails", "breaks", "explains", "mute", "untyped")

    def test_one_that_fails_is_named(self) -> None:
        with pytest.raises(ExportError, match="the exporter fails failed: 'colour'") as caught:
            list(exported(manifest(), "fails"))
        assert isinstance(caught.value.__cause__, KeyError)

    @pytest.mark.parametrize(
        ("name", "words"),
        [("breaks", "RuntimeError"), ("mute", "no such server"), ("untyped", "a file is a name and its bytes")],
    )
    def test_whatever_it_raises_is_an_export_error(self, name: str, words: str) -> None:
        with pytest.raises(ExportError, match=f"the exporter {name} failed: {words}$"):
            list(exported(manifest(), name))

    def test_an_error_in_words_stays_as_it_is(self) -> None:
        with pytest.raises(StorageError, match="the other system is away"):
            list(exported(manifest(), "explains"))
