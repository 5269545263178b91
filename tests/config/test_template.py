from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.config.load import load_settings
from gallery.config.schema import Settings
from gallery.config.template import Start, commented

FULL = Start(
    title="Gala „Zażółć” \\ 2026",
    slug="gala",
    languages=("pl", "en"),
    article="article.md",
    first_day="2026-05-14",
    last_day="2026-05-15",
    cameras=(("Canon EOS R6", 12), ('A "quoted" camera', 3)),
)


def loaded(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "gallery.toml").write_text(text, "utf-8")
    return load_settings(beside=tmp_path).settings


def test_what_is_known_is_in_force(tmp_path: Path) -> None:
    settings = loaded(tmp_path, commented(FULL))
    assert settings.title == {"pl": FULL.title}
    assert (settings.slug, settings.languages, settings.article) == ("gala", ("pl", "en"), "article.md")
    assert (settings.event.start, settings.event.end) == ("2026-05-14", "2026-05-15")


def test_what_is_not_known_is_commented_out(tmp_path: Path) -> None:
    settings = loaded(tmp_path, commented(Start(title="Gala", slug="gala", languages=("en",))))
    assert settings == Settings(title={"en": "Gala"}, slug="gala")


@pytest.mark.parametrize("start", [FULL, Start(title="Gala", slug="gala", languages=("en",))])
def test_with_every_line_in_force_it_still_loads(tmp_path: Path, start: Start) -> None:
    """An editor who takes away a # gets a valid setting; placeholders and prose aside."""
    lines = commented(start).splitlines()[1:]
    bare = "\n".join(line.removeprefix("# ") if "=" in line else line for line in lines)
    settings = loaded(tmp_path, bare)
    assert settings.alt.require == "approved"
    assert settings.event.start == "2026-05-14"
    assert settings.dedupe.clocks == {label: "+00:00:00" for label, _ in start.cameras}
    assert settings.rights.license_url == "https://creativecommons.org/licenses/by/4.0/"


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_title_or_camera_breaks_the_file(title: str, camera: str) -> None:
    import tomllib

    start = Start(title=title, slug="gala", languages=("en",), cameras=((camera, 1),))
    text = commented(start)
    assert tomllib.loads(text)["title"] == {"en": title}
    assert sum(line.endswith("   # 1 photos") for line in text.split("\n")) == 1
