"""Names that are no text, paths that cannot be, plugins that fail, indexes that grow: clear errors and no leftovers."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import gallery
from gallery.config.load import load_settings
from gallery.config.origin import Loaded
from gallery.config.schema import Settings
from gallery.errors import ConfigError, GalleryError, ManifestError, StorageError
from gallery.export.options import PageOptions
from gallery.image.decoders import decoder_versions
from gallery.model import Source
from gallery.pipeline import reading
from gallery.pipeline.aside import set_aside, sidecars
from gallery.pipeline.sound import refuse_unsound
from gallery.pipeline.story import tell
from gallery.storage.files import LocalFiles
from gallery.storage.inputs import Inputs
from tests.photos import encoded, folder, jpeg, scene, tree

posix = pytest.mark.skipif(os.name == "nt", reason="names are bytes, and links are free, on POSIX systems only")
PLAIN = {"title": "Gala", "slug": "gala", "thumbnails": {"widths": [160], "formats": ["jpeg"]}}


def built(tmp_path: Path, **settings: Any) -> Path:
    if not (tmp_path / "in").exists():
        folder(tmp_path / "in", 1)
    gallery.build(tmp_path / "in", tmp_path / "out", config={**PLAIN, **settings}, executor="serial")
    return tmp_path / "out"


def undecodable(tmp_path: Path) -> Path:
    """A folder named in the code page of Polish Windows."""
    return Path(os.fsdecode(os.fsencode(tmp_path) + "/zdjęcia".encode("cp1250")))


ENTRIES: dict[str, Callable[[Path], object]] = {
    "build": lambda path: gallery.build(path, "nowhere", executor="serial"),
    "begin": gallery.begin,
    "load_manifest": gallery.load_manifest,
    "check_gallery": gallery.check_gallery,
    "audit_file": gallery.audit_file,
    "export_to": lambda path: gallery.export_to(path, "csv"),
    "find_duplicates": gallery.find_duplicates,
    "settings": load_settings,
}


class TestNames:
    @posix
    @pytest.mark.parametrize("with_settings", [True, False])
    def test_photos_in_a_folder_that_is_no_text_are_refused(self, tmp_path: Path, with_settings: bool) -> None:
        photos = folder(undecodable(tmp_path), 1)
        with pytest.raises(ConfigError, match=r"zdj\\xeacia is not valid text") as refused:
            gallery.build(photos, tmp_path / "out", config=PLAIN if with_settings else None, executor="serial")
        assert refused.value.code == "bad-name"
        with pytest.raises(ConfigError, match="is not valid text"):
            gallery.begin(photos)

    @posix
    def test_an_output_that_is_no_text_is_refused(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        with pytest.raises(ConfigError, match="is not valid text"):
            gallery.build(tmp_path / "in", undecodable(tmp_path), config=PLAIN, executor="serial")
        with pytest.raises(ConfigError, match="is not valid text"):
            gallery.export_to(out, "csv", undecodable(tmp_path))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]

    @posix
    def test_files_with_names_that_are_no_text_are_told_apart(self, tmp_path: Path) -> None:
        photos = folder(tmp_path / "in", 1)
        for name in (b"x\xff.jpg", b"x\xfe.jpg"):
            Path(os.fsdecode(os.fsencode(photos) + b"/" + name)).write_bytes(b"x")
        report = gallery.build(photos, tmp_path / "out", config=PLAIN, executor="serial")
        assert [one.path for one in report.problems] == ["x\\xfe.jpg", "x\\xff.jpg"]
        assert report.photos == len(report.published) + len(report.problems)

    @posix
    def test_the_command_line_says_it_in_words(self, tmp_path: Path) -> None:
        photos = folder(undecodable(tmp_path), 1)
        done = subprocess.run(
            [sys.executable, "-m", "gallery", "build", photos, "-o", tmp_path / "out"],
            capture_output=True,
            env={**os.environ, "PYTHONUTF8": "1"},
            check=False,
        )
        assert done.returncode == 2
        assert b"is not valid text" in done.stderr
        assert b"Traceback" not in done.stderr


class TestPaths:
    @pytest.mark.parametrize("entry", ENTRIES)
    @pytest.mark.parametrize("name", ["x" * 300, "a\0b", "loop", "loop/in"])
    def test_what_cannot_be_there_is_an_error_in_words(self, tmp_path: Path, entry: str, name: str) -> None:
        (tmp_path / "loop").symlink_to("loop")
        with pytest.raises((ConfigError, ManifestError, StorageError)):
            ENTRIES[entry](tmp_path / name)

    @posix
    @pytest.mark.parametrize("entry", ENTRIES)
    def test_a_folder_that_is_closed_is_an_error_in_words(self, tmp_path: Path, entry: str) -> None:
        (tmp_path / "closed" / "in").mkdir(parents=True)
        (tmp_path / "closed").chmod(0)
        tmp_path.chmod(0o755)
        child = os.fork() if os.geteuid() == 0 else -1
        if child:
            ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if child > 0 else self.asked(entry, tmp_path)
            (tmp_path / "closed").chmod(0o755)
            assert ended == 0
            return
        os.setuid(65534)
        os._exit(self.asked(entry, tmp_path))

    def asked(self, entry: str, tmp_path: Path) -> int:
        try:
            ENTRIES[entry](tmp_path / "closed" / "in")
        except GalleryError:
            return 0
        except BaseException:  # noqa: BLE001 - a child process answers by its exit code
            return 1
        return 2

    @posix
    def test_an_output_that_is_a_circle_of_links_is_an_error_in_words(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to("loop")
        for out in (tmp_path / "loop", tmp_path / "loop" / "x", tmp_path / ("y" * 300)):
            with pytest.raises(StorageError):
                gallery.build(folder(tmp_path / "in", 1), out, config=PLAIN, executor="serial")

    def test_templates_that_are_not_there_are_refused_before_the_work(self, tmp_path: Path) -> None:
        settings = Settings(page=PageOptions(template_dir="nope"))
        with pytest.raises(ConfigError, match=r"page\.template_dir: there is no folder nope"):
            refuse_unsound(settings, str(tmp_path))
        (tmp_path / "nope").mkdir()
        refuse_unsound(settings, str(tmp_path))


class TestBegin:
    def test_a_film_is_not_read(self, tmp_path: Path) -> None:
        photos = folder(tmp_path / "in", 1)
        for name in ("video.mov", "huge.jpg"):
            with (photos / name).open("wb") as film:
                film.write(jpeg(1) if name.endswith("jpg") else b"film")
                film.truncate(500_000_000_000)
        (photos / "article.md").write_bytes(b"# A town fair\n\nThe mayor opened the fair in the park.")
        assert gallery.begin(photos).path.is_file()


class TestAside:
    def test_every_settings_file_is_set_aside(self, tmp_path: Path) -> None:
        photos = folder(tmp_path / "in", 1)
        (photos / "gallery.toml").write_text('title = "x"')
        (photos / "deep").mkdir()
        (photos / "deep" / "gallery.toml").write_text('title = "y"')
        report = gallery.build(photos, tmp_path / "out", config=PLAIN, executor="serial")
        assert report.problems == ()

    def test_sidecars_are_known_by_their_photo(self) -> None:
        photos = ["a.jpg", "b/c.JPG"]
        beside = ["a.jpg.txt", "a.jpg.pl.txt", "a.jpg.xmp", "a.xmp", "b/c.xmp", "b/c.JPG.TXT"]
        assert sidecars([*photos, *beside, "b/a.xmp", "notes.txt", "a.txt", ".xmp"]) == frozenset(beside)

    def test_many_sidecars_are_known_at_once(self) -> None:
        """Each is looked up, not compared with every other: 20,000 pairs in less than a second, not in minutes."""
        keys = [f"d/IMG_{number:05}.{suffix}" for number in range(20_000) for suffix in ("jpg", "xmp")]
        files = LocalFiles(root="/photos")
        sources = tuple(Source(key=key, size=1, mtime_ns=1) for key in keys)
        left = set_aside(Inputs(files=files, sources=sources, folders=()), Loaded(settings=Settings(), origins={}))
        assert len(left.sources) == 20_000


def test_a_json_sheet_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "sheet.json").write_bytes(b'\xef\xbb\xbf{"language": "en", "images": []}')
    assert gallery.audit_file(tmp_path / "sheet.json").images == 0


def test_the_slug_comes_from_the_first_title_that_says_something() -> None:
    settings = Settings(languages=("pl", "en"), title={"pl": " ", "xx": "", "en": "The fair"})
    assert tell(Loaded(settings=settings, origins={}), Path("/in")).settings.slug == "the-fair"


class TestIndex:
    def previews(self, out: Path) -> list[str]:
        with sqlite3.connect(out / ".cache" / "index.sqlite") as db:
            found = [sha256 for (sha256,) in db.execute("select sha256 from preview")]
        db.close()
        return found

    @pytest.mark.parametrize("damage", ["x'00112233'", "zeroblob(length(jpeg))", "null"])
    def test_a_damaged_preview_is_made_anew(self, tmp_path: Path, damage: str) -> None:
        photos = folder(tmp_path / "in", 2)
        (photos / "small.jpg").write_bytes(encoded(scene(1).resize((320, 240)), quality=70))
        out = built(tmp_path)
        with sqlite3.connect(out / ".cache" / "index.sqlite") as db:
            db.execute(f"update preview set jpeg = {damage}")
        db.close()
        (photos / "new.jpg").write_bytes(jpeg(9))
        if damage.startswith("zero"):
            for _ in range(4):  # each look at a preview of the right length finds one that is damaged
                with suppress(StorageError):
                    built(tmp_path)
        built(tmp_path)
        assert len(gallery.load_manifest(out).items) >= 3

    def test_what_a_decoder_could_not_read_is_tried_by_the_next(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        photos = folder(tmp_path / "in", 1)
        (photos / "broken.jpg").write_bytes(jpeg(1)[:300] + b"\0" * 300)
        built(tmp_path)
        stages: list[str] = []

        def again() -> int:
            stages.clear()
            gallery.build(
                photos,
                tmp_path / "out",
                config=PLAIN,
                executor="serial",
                on_event=lambda event: stages.append(event.stage),
            )
            return stages.count("read")

        assert again() == 0
        monkeypatch.setattr(reading, "decoder_versions", lambda: "pillow 99")
        assert again() > 0

    def test_versions_are_words(self) -> None:
        assert decoder_versions().startswith("pillow ")
        assert "pillow-heif" in decoder_versions()


class TestExport:
    def test_texts_of_a_language_that_was_dropped_go(self, tmp_path: Path) -> None:
        out = built(tmp_path, languages=["en", "pl"])
        gallery.export_to(out, "jsonld")
        built(tmp_path, languages=["en"])
        paths = gallery.export_to(out, "jsonld")
        assert [path.name for path in paths] == ["gallery.en.jsonld"]
        assert tree(out / "export") == {"jsonld/gallery.en.jsonld": paths[0].read_bytes()}

    def test_a_page_of_others_is_never_replaced(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "index.html").write_text("the town hall's own page")
        with pytest.raises(StorageError, match=r"index\.html in the output folder was not made here") as refused:
            gallery.export_to(out, "html", tmp_path / "site")
        assert refused.value.code == "foreign-file"
        assert tree(tmp_path / "site") == {"index.html": b"the town hall's own page"}
        (tmp_path / "site" / "index.html").unlink()
        (tmp_path / "site" / "index.html").symlink_to(tmp_path / "gone")
        with pytest.raises(StorageError, match="was not made here"):
            gallery.export_to(out, "html", tmp_path / "site")

    @pytest.mark.parametrize("name", ["html", "csv", "jsonld"])
    def test_what_was_exported_before_is_replaced(self, tmp_path: Path, name: str) -> None:
        out = built(tmp_path)
        gallery.export_to(out, name, tmp_path / "there")
        gallery.export_to(out, name, tmp_path / "there")
        built(tmp_path, summary="A fair", rights={"credit": "Town"}, title="New title")
        gallery.export_to(out, name, tmp_path / "there")
        gallery.export_to(out, name)
        (tmp_path / "there" / ".gallery-export.json").unlink()
        assert tree(tmp_path / "there") == tree(out / "export" / name)

    def test_what_a_person_changed_since_is_kept(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        (path,) = gallery.export_to(out, "csv", tmp_path / "there")
        path.write_bytes(path.read_bytes() + b"my own line\r\n")
        with pytest.raises(StorageError, match="was not made here"):
            gallery.export_to(out, "csv", tmp_path / "there")

    @pytest.mark.parametrize("damaged", [b"[", b"[]", b'{"a": 1}', b"\xff"])
    def test_a_lost_list_means_more_care(self, tmp_path: Path, damaged: bytes) -> None:
        out = built(tmp_path)
        (path,) = gallery.export_to(out, "csv", tmp_path / "there")
        path.write_bytes(b"x")
        (tmp_path / "there" / ".gallery-export.json").write_bytes(damaged)
        with pytest.raises(StorageError, match="was not made here"):
            gallery.export_to(out, "csv", tmp_path / "there")

    def test_a_gallery_that_was_copied_elsewhere_needs_a_folder(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        for named in (out, out / "public", out / "public" / "gallery.json"):
            assert gallery.export_to(named, "csv") == (out / "export" / "csv" / "photos.csv",)
        copied = (out / "public").rename(tmp_path / "www")
        with pytest.raises(ConfigError, match="is not the output folder of a build"):
            gallery.export_to(copied, "csv")
        assert gallery.export_to(copied, "csv", tmp_path / "there")[0].is_file()
        assert not (copied / "export").exists()

    def test_a_link_in_the_place_of_the_export_is_not_followed(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        (tmp_path / "elsewhere").mkdir()
        (out / "export").mkdir()
        (out / "export" / "csv").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(StorageError, match="is no folder"):
            gallery.export_to(out, "csv")
        assert tree(tmp_path / "elsewhere") == {}

    def test_an_export_that_cannot_be_put_in_its_place_is_an_error_in_words(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        (out / "export").write_text("in the way")
        with pytest.raises(StorageError):
            gallery.export_to(out, "csv")

    def test_addresses_are_whole_without_a_trailing_slash(self, tmp_path: Path) -> None:
        out = built(tmp_path, page={"base_url": "https://www.example.org/g"})
        (path,) = gallery.export_to(out, "csv")
        assert ";https://www.example.org/g/originals/" in path.read_text("utf-8-sig")

    def test_the_page_finds_its_pictures(self, tmp_path: Path) -> None:
        out = built(tmp_path)
        page = gallery.export_to(out, "html")[0]
        links = [part.split('"')[0] for part in page.read_text().split('src="')[1:]]
        assert links
        assert all((page.parent / link).is_file() for link in links)


def test_a_script_without_the_guard_is_told_so_once(tmp_path: Path) -> None:
    folder(tmp_path / "in", 3)
    (tmp_path / "script.py").write_text('import gallery\ngallery.build("in", "out", executor="processes")\n')
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == "gallery.errors.ConfigError: the worker processes cannot start"
    assert not (tmp_path / "out" / "public").exists()
