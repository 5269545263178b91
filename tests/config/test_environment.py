import pytest

from gallery.config.environment import from_environment, parsed, variable
from gallery.config.load import known_names, load_settings
from gallery.errors import ConfigError


def test_every_setting_has_a_variable_of_its_own() -> None:
    variables = [variable(name) for name in known_names()]
    assert variable("thumbnails.widths") == "GALLERY_THUMBNAILS_WIDTHS"
    assert len(set(variables)) == len(variables)


@pytest.mark.parametrize(
    ("text", "default", "value"),
    [
        ("5", 0, 5),
        ("true", False, True),
        ("[1, 2]", (), [1, 2]),
        ("pl, en", (), ["pl", "en"]),
        ("320,640,", (), [320, 640]),
        ("320", (), 320),
        ('{ pl = "Gala" }', {}, {"pl": "Gala"}),
        ("Gala, dzień 1", {}, "Gala, dzień 1"),
        ("gala", "", "gala"),
        ("2026", "", "2026"),
        ("2026-05-14", "", "2026-05-14"),
        ('"5"', "", "5"),
        ("https://example.org/a,b", "", "https://example.org/a,b"),
        ("", "", ""),
        ("x\ny = 1", "", "x\ny = 1"),
    ],
)
def test_what_a_typed_value_means_depends_on_the_setting(text: str, default: object, value: object) -> None:
    assert parsed(text, default) == value


def test_variables_reach_the_settings() -> None:
    environment = {
        "GALLERY_LANGUAGES": "pl,en",
        "GALLERY_THUMBNAILS_WIDTHS": "320,640",
        "GALLERY_METADATA_ORIGINALS": "false",
        "GALLERY_TITLE": "Gala w Łodzi, dzień 1",
        "GALLERY_SLUG": "2026",
        "GALLERY_EVENT_START": "2026-05-14",
    }
    settings = load_settings(environment=environment).settings
    assert settings.languages == ("pl", "en")
    assert settings.thumbnails.widths == (320, 640)
    assert settings.metadata.originals is False
    assert settings.title == {"pl": "Gala w Łodzi, dzień 1"}
    assert settings.slug == "2026"
    assert settings.event.start == "2026-05-14"


def test_a_slip_is_told() -> None:
    with pytest.raises(
        ConfigError, match=r"unknown setting GALLERY_THUMBNAIL_WIDTHS; did you mean GALLERY_THUMBNAILS_W"
    ):
        list(from_environment({"GALLERY_THUMBNAIL_WIDTHS": "1"}, known_names()))


def test_variables_of_other_programs_are_left_alone() -> None:
    others = {"GALLERY_HOME": "/srv", "GALLERY_": "", "PATH": "/bin", "gallery_slug": "x", "MY_GALLERY_SLUG": "x"}
    assert list(from_environment(others, known_names())) == []


def test_the_order_does_not_depend_on_the_system() -> None:
    environment = {"GALLERY_TITLE": "a", "GALLERY_ARTICLE": "b", "GALLERY_SLUG": "c"}
    names = [name for name, _, _ in from_environment(environment, known_names())]
    assert names == ["article", "slug", "title"]
