import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import gallery.pipeline.webpage as webpage_module
from gallery import build
from gallery.errors import ConfigError
from tests.photos import folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are really made, by the title of their gallery."""
    real, titles = webpage_module.page, []

    def counted(manifest, templates):  # type: ignore[no-untyped-def]
        titles.append(manifest.title["en"])
        return real(manifest, templates)

    monkeypatch.setattr(webpage_module, "page", counted)
    return titles


def built(tmp_path: Path, **page: object) -> bytes:
    config = {"title": {"en": "Fair"}, "page": page}
    build(tmp_path / "in", tmp_path / "out", config=config, executor="serial")
    return (tmp_path / "out" / "public" / "index.html").read_bytes()


def test_a_page_is_made_once_for_one_manifest(tmp_path: Path, made: list[str]) -> None:
    folder(tmp_path / "in", 2)
    assert built(tmp_path) == built(tmp_path)
    assert len(made) == 1


def test_a_changed_gallery_or_template_makes_it_anew(tmp_path: Path, made: list[str]) -> None:
    folder(tmp_path / "in", 2)
    own = tmp_path / "templates"
    own.mkdir()
    (own / "page.html").write_text("<!-- {{ manifest.items|length }} {% include 'foot.html' %} -->")
    (own / "foot.html").write_text("first")
    assert b"2 first" in built(tmp_path, template_dir=str(own))
    (own / "foot.html").write_text("second")
    assert b"2 second" in built(tmp_path, template_dir=str(own))
    folder(tmp_path / "in", 3)
    assert b"3 second" in built(tmp_path, template_dir=str(own))
    assert len(made) == 3


def test_a_folder_of_templates_that_is_gone_is_told(tmp_path: Path) -> None:
    folder(tmp_path / "in", 1)
    built(tmp_path)
    with pytest.raises(ConfigError, match="there is no folder"):
        built(tmp_path, template_dir=str(tmp_path / "gone"))


def test_a_damaged_entry_of_the_index_is_not_published(tmp_path: Path, made: list[str]) -> None:
    folder(tmp_path / "in", 1)
    right = built(tmp_path)
    with closing(sqlite3.connect(tmp_path / "out/.cache/index.sqlite")) as index, index:
        changed = index.execute("update result set value = cast(replace(value, '<title>', '<TITLE>') as blob)")
        assert changed.rowcount > 0
    assert built(tmp_path) == right
