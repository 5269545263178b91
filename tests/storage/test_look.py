import os
from pathlib import Path

import pytest

from gallery.errors import ConfigError
from gallery.storage.look import in_text, is_text, look, real, shown

BYTES = os.fsdecode(b"zdj\xeacie")


def test_what_is_there_is_known_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("file")
    kinds = {name: look(tmp_path / name).kind for name in ("", "file", "pipe", "link", "gone", "file/in")}
    assert list(kinds.values()) == ["folder", "file", "other", "file", "nothing", "nothing"]
    assert look(tmp_path / "gone").why == look(tmp_path / "file").why == ""


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "\ud800", "loop"])
def test_what_cannot_be_looked_at_is_nothing_with_a_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    seen = look(tmp_path / name)
    assert seen.kind == "nothing"
    assert seen.why


def test_links_in_a_circle_have_an_end(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "good").symlink_to(tmp_path)
    assert real(tmp_path / "loop" / "in").is_relative_to(tmp_path)
    assert real(tmp_path / "good" / "in") == tmp_path / "in"


@pytest.mark.parametrize(("name", "text"), [("zdjęcie", "zdjęcie"), (BYTES, "zdj\\xeacie"), ("\ud800", "\\ud800")])
def test_every_name_can_be_shown(name: str, text: str) -> None:
    assert shown(name) == text
    assert is_text(shown(Path(name)))


def test_a_name_that_is_no_text_is_refused() -> None:
    assert in_text(Path("zdjęcie")) == Path("zdjęcie")
    with pytest.raises(ConfigError, match=r"the name zdj\\xeacie is not valid text") as refused:
        in_text(Path(BYTES))
    assert refused.value.code == "bad-name"
