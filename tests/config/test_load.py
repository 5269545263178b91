from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gallery.config.environment import Typed
from gallery.config.load import FILE_NAME, known_names, load_settings
from gallery.config.origin import Loaded
from gallery.config.schema import Settings
from gallery.errors import ConfigError
from gallery.export.options import PageOptions
from gallery.thumbnails.options import ThumbnailOptions


def written(folder: Path, text: str, name: str = FILE_NAME) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def refused(values: Mapping[Any, Any] | Path, **more: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings(values, **more)
    assert caught.value.exit_code == 2
    return caught.value.message


class TestWhichFile:
    def test_without_anything_the_defaults_are_in_force(self) -> None:
        loaded = load_settings()
        assert loaded.settings == Settings()
        assert {setting.origin for setting in loaded.explain()} == {"default"}

    def test_the_file_beside_the_photos_is_read(self, tmp_path: Path) -> None:
        written(tmp_path, 'slug = "gala"')
        loaded = load_settings(beside=tmp_path)
        assert (loaded.settings.slug, loaded.file, loaded.folder) == ("gala", "gallery.toml", str(tmp_path))

    def test_a_folder_without_one_has_the_defaults(self, tmp_path: Path) -> None:
        loaded = load_settings(beside=tmp_path)
        assert (loaded.settings, loaded.file, loaded.folder) == (Settings(), "", str(tmp_path))

    def test_a_pyproject_may_hold_them(self, tmp_path: Path) -> None:
        written(tmp_path, '[tool.other]\nx = 1\n[tool.gallery]\nslug = "gala"', "pyproject.toml")
        assert load_settings(beside=tmp_path).settings.slug == "gala"
        assert load_settings(tmp_path / "pyproject.toml").origins == {"slug": "pyproject.toml"}

    @pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1", "[other]\ntool = 1"])
    def test_a_pyproject_may_as_well_not(self, tmp_path: Path, text: str) -> None:
        written(tmp_path, text, "pyproject.toml")
        assert load_settings(beside=tmp_path).settings == Settings()

    @pytest.mark.parametrize(("text", "name"), [("tool = 5", "tool"), ("[tool]\ngallery = 5", "gallery")])
    def test_a_pyproject_of_another_shape_is_told(self, tmp_path: Path, text: str, name: str) -> None:
        written(tmp_path, text, "pyproject.toml")
        assert refused(tmp_path / "pyproject.toml") == f"pyproject.toml: {name} must be a section, not a value"

    def test_gallery_toml_wins_over_a_pyproject(self, tmp_path: Path) -> None:
        written(tmp_path, '[tool.gallery]\nslug = "two"', "pyproject.toml")
        written(tmp_path, 'slug = "one"')
        assert load_settings(beside=tmp_path).settings.slug == "one"

    def test_a_file_that_is_named_wins_over_the_one_beside_the_photos(self, tmp_path: Path) -> None:
        written(tmp_path, 'slug = "beside"')
        named = written(tmp_path, 'slug = "named"', "other.toml")
        loaded = load_settings(named, beside=tmp_path)
        assert (loaded.settings.slug, loaded.file) == ("named", "other.toml")
        assert load_settings(str(named)).settings.slug == "named"

    def test_a_file_saved_by_windows_notepad_is_read(self, tmp_path: Path) -> None:
        (tmp_path / FILE_NAME).write_bytes(b'\xef\xbb\xbfslug = "gala"\r\n')
        assert load_settings(beside=tmp_path).settings.slug == "gala"

    def test_a_file_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        assert "gone.toml cannot be read (No such file or directory)" in refused(tmp_path / "gone.toml")

    @pytest.mark.parametrize("data", [b"slug = gala", b"slug = 'a'\nslug = 'b'", b"title = \xff"])
    def test_a_file_that_is_no_toml_is_told_by_its_name(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "x.toml").write_bytes(data)
        assert refused(tmp_path / "x.toml").startswith("x.toml is not valid TOML: ")

    def test_finished_settings_pass_through_and_are_checked(self) -> None:
        settings = Settings(slug="gala")
        loaded = load_settings(settings)
        assert loaded.settings is settings
        assert load_settings(loaded) is loaded
        assert set(loaded.origins.values()) == {"settings"}
        with pytest.raises(ConfigError, match="settings: slug may hold"):
            load_settings(Settings(slug="Not A Slug"))


class TestPrecedence:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        written(tmp_path, 'slug = "file"\narticle = "file.md"\n[page]\nbase_url = "https://file/"')
        return tmp_path

    def test_option_over_environment_over_file_over_default(self, folder: Path) -> None:
        loaded = load_settings(
            beside=folder,
            environment={"GALLERY_SLUG": "environment", "GALLERY_ARTICLE": "environment.md"},
            options={"slug": "option"},
        )
        settings = loaded.settings
        assert (settings.slug, settings.article, settings.page.base_url) == (
            "option",
            "environment.md",
            "https://file/",
        )
        assert settings.languages == ("en",)
        assert loaded.origins == {"slug": "option", "article": "GALLERY_ARTICLE", "page.base_url": "gallery.toml"}

    def test_a_library_call_does_not_look_at_the_environment(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GALLERY_SLUG", "environment")
        assert load_settings(beside=folder).settings.slug == "file"

    def test_settings_of_one_section_come_from_different_places(self, tmp_path: Path) -> None:
        written(tmp_path, "[thumbnails]\nwidths = [100]")
        loaded = load_settings(beside=tmp_path, options={"thumbnails.formats": ["jpeg"]})
        assert loaded.settings.thumbnails == ThumbnailOptions(widths=(100,), formats=("jpeg",))

    def test_a_table_of_an_option_adds_to_the_one_of_the_file(self, tmp_path: Path) -> None:
        written(tmp_path, "[thumbnails.quality]\njpeg = 90\nwebp = 70")
        options = {"thumbnails.quality.webp": Typed("50"), "dedupe.clocks.Canon EOS R6": "+01:00:00"}
        settings = load_settings(beside=tmp_path, options=options).settings
        assert settings.thumbnails.quality == {"jpeg": 90, "webp": 50, "avif": 60}
        assert settings.dedupe.clocks == {"Canon EOS R6": "+01:00:00"}

    def test_a_wrong_value_names_the_place_it_came_from(self, folder: Path) -> None:
        message = refused(folder / FILE_NAME, environment={"GALLERY_PAGE_BASE_URL": "ftp://x"})
        assert message.startswith("GALLERY_PAGE_BASE_URL: page.base_url must begin")
        options = {"thumbnails.quality.jpeg": 0}
        assert refused({}, options=options) == "option: thumbnails.quality.jpeg must be from 1 to 100"

    def test_every_setting_is_explained_with_its_origin(self, folder: Path) -> None:
        explained = {one.name: (one.value, one.origin) for one in load_settings(beside=folder).explain()}
        assert tuple(explained) == known_names()
        assert explained["slug"] == ("file", "gallery.toml")
        assert explained["thumbnails.widths"] == ((320, 640, 1280, 1920), "default")


class TestUnknown:
    def test_a_slip_is_answered_with_the_nearest_name(self) -> None:
        assert refused({"thumbnails": {"qualty": 80}}) == "unknown setting thumbnails.qualty; did you mean quality?"

    def test_the_file_is_named(self, tmp_path: Path) -> None:
        path = written(tmp_path, "[thumbnails]\nqualty = 80")
        assert refused(path) == "gallery.toml: unknown setting thumbnails.qualty; did you mean quality?"

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"slgu": "x"}, "unknown setting slgu; did you mean slug?"),
            ({"thumbnail": {"widths": [1]}}, "unknown setting thumbnail; did you mean thumbnails?"),
            ({"quality": {"jpeg": 1}}, "unknown setting quality; did you mean thumbnails.quality?"),
            ({"page": {"slug": "x"}}, "unknown setting page.slug; did you mean slug?"),
            ({"zzzzzz": 1}, "unknown setting zzzzzz"),
        ],
    )
    def test_the_right_section_is_offered(self, values: Mapping[str, Any], message: str) -> None:
        assert refused(values) == message

    def test_an_unknown_option_names_where_it_came_from(self) -> None:
        assert refused({}, options={"slgu": "x"}) == "option: unknown setting slgu; did you mean slug?"


class TestWrongType:
    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"thumbnails": 3}, "[thumbnails] must be a section, not a value"),
            (
                {"thumbnails": {"widths": 320}},
                "thumbnails.widths has a wrong value: Expected a list, got a whole number",
            ),
            (
                {"thumbnails": {"widths": [320, "x"]}},
                "thumbnails.widths has a wrong value: Expected a whole number, got text (at [1])",
            ),
            ({"title": {"pl": 5}}, "title has a wrong value: Expected text, got a whole number"),
            ({"title": 5}, "title has a wrong value: Expected a table, got a whole number"),
            ({"languages": {}}, "languages has a wrong value: Expected a list, got a table"),
            (
                {"metadata": {"originals": "yes"}},
                "metadata.originals has a wrong value: Expected true or false, got text",
            ),
            ({"alt": {"require": "maybe"}}, "alt.require has a wrong value: it may be approved, draft, none"),
            (
                {"dedupe": {"similar": "some"}},
                "dedupe.similar has a wrong value: it may be all, best, off, a whole number",
            ),
            (
                {"dedupe": {"similar": 2.5}},
                "dedupe.similar has a wrong value: Expected a whole number or text, got a decimal number",
            ),
            (
                {"thumbnails": {"formats": ["gif"]}},
                "thumbnails.formats has a wrong value: it may be avif, jpeg, png, webp",
            ),
            (
                {"thumbnails": {"quality": {"gif": 3}}},
                "thumbnails.quality has a wrong value: it may be avif, jpeg, png, webp",
            ),
            ({"slug": None}, "slug has a wrong value: Expected text, got nothing"),
            (
                {"alt": {"rules": {"missing-alt": "bad"}}},
                "alt.rules has a wrong value: it may be error, info, off, warning",
            ),
        ],
    )
    def test_it_is_told_in_words(self, values: Mapping[str, Any], message: str) -> None:
        assert refused(values) == f"settings: {message}"

    def test_the_origin_is_named(self, tmp_path: Path) -> None:
        path = written(tmp_path, "slug = 5")
        assert refused(path) == "gallery.toml: slug has a wrong value: Expected text, got a whole number"
        assert refused({}, environment={"GALLERY_METADATA_ORIGINALS": "maybe"}).startswith(
            "GALLERY_METADATA_ORIGINALS: "
        )

    def test_a_value_that_makes_no_sense_names_the_file(self, tmp_path: Path) -> None:
        assert refused(written(tmp_path, 'slug = "A B"')).startswith("gallery.toml: slug may hold")


class TestShorthand:
    def test_a_bare_text_is_in_the_main_language(self) -> None:
        loaded = load_settings({"languages": ["pl", "en"], "title": "Gala", "event": {"place": "Łódź"}})
        assert loaded.settings.title == {"pl": "Gala"}
        assert loaded.settings.event.place == {"pl": "Łódź"}
        assert load_settings({"title": "Gala"}).settings.title == {"en": "Gala"}

    def test_one_text_is_a_list_of_one(self) -> None:
        settings = load_settings({"languages": "pl", "title": "Gala", "thumbnails": {"formats": "webp"}}).settings
        assert (settings.languages, settings.title) == (("pl",), {"pl": "Gala"})
        assert settings.thumbnails.formats == ("webp",)

    def test_what_a_person_typed_may_be_a_list_of_one_number(self) -> None:
        options = {"thumbnails.widths": Typed("320"), "languages": Typed("pl"), "title": Typed("Gala")}
        settings = load_settings(options=options).settings
        assert settings.thumbnails.widths == (320,)
        assert settings.title == {"pl": "Gala"}

    def test_a_toml_date_is_a_date(self, tmp_path: Path) -> None:
        path = written(tmp_path, "[event]\nstart = 2026-05-14\nend = '2026-05-15'")
        event = load_settings(path).settings.event
        assert (event.start, event.end) == ("2026-05-14", "2026-05-15")

    def test_a_table_adds_to_the_defaults(self) -> None:
        quality = load_settings({"thumbnails": {"quality": {"jpeg": 90}}}).settings.thumbnails.quality
        assert quality == {**ThumbnailOptions().quality, "jpeg": 90}

    def test_settings_are_values(self) -> None:
        assert isinstance(load_settings({}), Loaded)
        assert load_settings({"slug": "a"}) == load_settings({"slug": "a"})


@pytest.mark.parametrize("given", ["https://example.org/g", "https://example.org/g/"])
def test_the_address_of_the_gallery_ends_in_a_slash(given: str) -> None:
    written = {"page": {"base_url": given}}
    for config in (written, Settings(page=PageOptions(base_url=given))):
        assert load_settings(config).settings.page.base_url == "https://example.org/g/"
    assert load_settings({}).settings.page.base_url == ""


def test_a_settings_file_that_cannot_be_looked_at_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gallery.toml").symlink_to("gallery.toml")
    for config, beside in ((None, tmp_path), ("x" * 300, None), ("a\0b", None)):
        with pytest.raises(ConfigError, match="cannot be read") as refused:
            load_settings(config, beside=beside)
        assert refused.value.code == "settings-file"


@pytest.mark.parametrize("value", ["[" * 5_000, "{a=" * 5_000, "9" * 5_000])
def test_settings_that_no_person_writes_are_refused_in_words(tmp_path: Path, value: str) -> None:
    file = tmp_path / "gallery.toml"
    file.write_text(f"slug = {value}")
    with pytest.raises(ConfigError) as caught:
        load_settings(file)
    assert caught.value.code == "settings-file"
    assert "()" not in caught.value.message
