"""WordPress blocks, viewers, Markdown and packages, read back as their readers do."""

import csv
import hashlib
import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from gallery.errors import ExportError
from gallery.export import exported
from gallery.model import Manifest, ManifestAlt
from gallery.pipeline.exporting import export_to
from gallery.ports import PublicFile
from tests.export.test_golden import ODD, fixed
from tests.galleries import item, manifest, written

BLOCK = re.compile(
    r"<!--\s+(?P<closer>/)?wp:(?P<name>[a-z][a-z0-9_-]*)\s+(?P<said>\{.*?\}\s+)?(?P<void>/)?-->", re.DOTALL
)
"""The grammar of a block delimiter (WordPress, class WP_Block_Parser)."""


def made(one: Manifest, name: str) -> dict[str, bytes]:
    return {key: data for key, data in exported(one, name) if isinstance(data, bytes)}


class TestWordPress:
    def test_blocks_nest_and_what_they_say_is_json(self) -> None:
        text = made(fixed(), "wordpress-blocks")["gallery.pl.html"].decode()
        stack, depths = [], []
        for found in BLOCK.finditer(text):
            if found["closer"]:
                assert stack.pop() == found["name"]
            else:
                json.loads(found["said"])
                stack.append(found["name"])
                depths.append(len(stack))
        assert stack == []
        assert depths == [1, 2, 2, 2, 2]

    def test_no_text_ends_a_comment_or_an_attribute(self) -> None:
        text = made(fixed(), "wordpress-blocks")["gallery.pl.html"].decode()
        parser = Images()
        parser.feed(BLOCK.sub("", text))
        assert [one.get("alt") for one in parser.images] == ["Burmistrz przecina wstęgę", "", ODD, None]
        assert parser.tags <= {"figure", "img", "figcaption"}


class Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.images: list[dict[str, str | None]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "img":
            self.images.append(dict(attrs))


class TestViewers:
    def test_photoswipe_tells_missing_from_decorative(self) -> None:
        slides = json.loads(made(fixed(), "photoswipe")["photoswipe.en.json"])
        assert [slide["alt"] for slide in slides] == ["The mayor cuts a ribbon", "", None, None]
        assert all(slide["src"].startswith("https://example.org/gala/images/") for slide in slides)
        assert all(slide["width"] >= slide["height"] > 0 for slide in slides)

    def test_lightgallery_captions_are_markup_and_so_escaped(self) -> None:
        slides = json.loads(made(fixed(), "lightgallery")["lightgallery.pl.json"])
        assert slides[2]["subHtml"].count("<") == 2
        assert ["alt" in slide for slide in slides] == [True, True, True, False]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_front_matter_is_yaml_between_lines_and_nothing_follows(language: str) -> None:
    text = made(fixed(), "markdown")[f"index.{language}.md"].decode()
    before, said, after = re.split(r"^---\n", text, flags=re.MULTILINE)
    assert (before, after) == ("", "")
    read = yaml.safe_load(said)
    assert read["title"] == {"pl": ODD, "en": "The gala"}[language]
    assert [one["alt_status"] for one in read["photos"]].count("missing") == {"pl": 1, "en": 2}[language]
    assert [one["alt"] for one in read["photos"] if one["alt_status"] == "missing"] == [None] * {"pl": 1, "en": 2}[
        language
    ]


def test_a_table_has_a_row_for_each_photo_and_language_and_no_formula() -> None:
    data = made(fixed(), "csv")["photos.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(data, newline=""), delimiter=";"))
    assert len(rows) == 8
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


class TestPackages:
    def test_a_data_package_lists_every_file_with_its_hash(self) -> None:
        files = dict(exported(fixed(), "frictionless"))
        package: Any = json.loads(files["datapackage.json"])  # type: ignore[arg-type]
        listed = {one["path"]: one["hash"] for one in package["resources"]}
        assert listed.keys() == files.keys() - {"datapackage.json"}
        for path, data in files.items():
            if path in listed:
                own = data.sha256 if isinstance(data, PublicFile) else hashlib.sha256(data).hexdigest()
                assert listed[path] == f"sha256:{own}"
        names = [one["name"] for one in package["resources"]]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)

    @pytest.mark.filterwarnings("ignore:'count' is passed:DeprecationWarning")  # bagit's own, from Python 3.13 on
    def test_a_bag_of_a_gallery_is_valid(self, tmp_path: Path) -> None:
        bagit = pytest.importorskip("bagit")
        from gallery import build
        from tests.photos import folder

        build(folder(tmp_path / "in", 2), tmp_path / "out", config={"title": "Gala\nw Łodzi"}, executor="serial")
        export_to(tmp_path / "out", "bagit")
        bag = bagit.Bag(str(tmp_path / "out" / "export" / "bagit"))
        assert bag.validate()
        assert bag.info["External-Description"] == "Gala w Łodzi"
        shown = list((tmp_path / "out/export/bagit/data/images").iterdir())
        assert len(shown) == len(list((tmp_path / "out/public/images").iterdir()))

    def test_a_picture_that_was_changed_is_not_packed(self, tmp_path: Path) -> None:
        from gallery import build
        from tests.photos import folder

        build(folder(tmp_path / "in", 1), tmp_path / "out", config={"title": "Gala"}, executor="serial")
        picture = next((tmp_path / "out/public/images").iterdir())
        data = picture.read_bytes()
        picture.unlink()
        picture.write_bytes(data + b"x")
        with pytest.raises(ExportError) as told:
            export_to(tmp_path / "out", "bagit")
        assert told.value.code == "changed-file"
        assert not (tmp_path / "out/export/bagit").exists()


@pytest.mark.parametrize(
    "name", ["wordpress-blocks", "photoswipe", "lightgallery", "markdown", "html-fragment", "iiif"]
)
def test_nothing_stands_in_for_a_missing_text(name: str) -> None:
    one = manifest(
        item(1, caption={"pl": "Podpis tego zdjęcia"}), item(2, alt=written(pl="Jest")), title={"pl": "Nagłówek gali"}
    )
    for data in made(one, name).values():
        text = data.decode()
        assert 'alt="Podpis' not in text
        assert 'alt="Nagłówek' not in text
        assert '"alt": "Podpis' not in text
    assert ManifestAlt().role == "missing"


def test_pictures_go_into_a_folder_of_others_one_after_the_other_or_not_at_all(tmp_path: Path) -> None:
    from gallery import build
    from gallery.errors import StorageError
    from tests.photos import folder

    build(folder(tmp_path / "in", 2), tmp_path / "out", config={"title": "Gala"}, executor="serial")
    there = tmp_path / "there"
    assert len(export_to(tmp_path / "out", "frictionless", there)) > 4
    assert export_to(tmp_path / "out", "frictionless", there)
    other = tmp_path / "other"
    other.mkdir()
    (other / "photos.csv").write_text("mine")
    with pytest.raises(StorageError) as told:
        export_to(tmp_path / "out", "frictionless", other)
    assert told.value.code == "foreign-file"
    assert [path.name for path in other.iterdir()] == ["photos.csv"]
