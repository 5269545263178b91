"""Renditions and originals of a gallery: right at every size, and found again only where they are the same."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import gallery.metadata.clean as clean_module
import gallery.pipeline.thumbnails as thumbnails_module
from gallery import build, make_thumbnails
from gallery.errors import ConfigError
from gallery.image.limits import Limits
from gallery.manifest.edits import write_edits
from gallery.model import AltText, Decisions, Focal, PhotoDecision, Problem, Progress, Region, Rendition, Source
from gallery.pipeline.digest import Digest
from gallery.pipeline.outcome import BuildReport
from gallery.storage.files import LocalFiles
from gallery.thumbnails.options import ThumbnailOptions
from tests.photos import encoded, folder, jpeg, scene, tree

BARE = {"metadata": {"originals": False}, "slug": "gala"}


def built(root: Path, out: Path, **config: Any) -> BuildReport:
    return build(root, out, config={**BARE, **config}, executor="serial")


def renditions(report: BuildReport) -> tuple[Rendition, ...]:
    return report.manifest.items[0].renditions


def decided(root: Path, out: Path, decision: PhotoDecision) -> None:
    """Write a person's decision on ``photo-1.jpg``."""
    sha256 = hashlib.sha256((root / "photo-1.jpg").read_bytes()).hexdigest()
    out.mkdir(exist_ok=True)
    (out / "gallery.edits.json").write_bytes(write_edits(Decisions(photos={sha256: decision})))


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A folder with one photo of 12 megapixels."""
    root = tmp_path / "in"
    root.mkdir()
    (root / "photo-1.jpg").write_bytes(encoded(scene(1, (400, 300)).resize((4000, 3000)), quality=85))
    return root


class TestSizes:
    def test_a_warm_build_with_wider_sizes_is_a_cold_one(self, large: Path, tmp_path: Path) -> None:
        crops = {"hero": "2400x1200", "square": "200x200"}
        built(large, tmp_path / "warm", thumbnails={"widths": [640]})
        for widths in ([640, 2500, 3000], [640, 3000]):
            thumbnails = {"widths": widths, "crops": crops}
            warm = built(large, tmp_path / "warm", thumbnails=thumbnails)
            cold = built(large, tmp_path / f"cold-{len(widths)}", thumbnails=thumbnails)
            assert renditions(warm) == renditions(cold)

    def test_a_crop_is_as_large_as_the_photo_allows(self, large: Path, tmp_path: Path) -> None:
        crops = {"hero": "2400x1200", "story": "1080x1920", "huge": "6000x3000"}
        report = built(large, tmp_path / "out", thumbnails={"widths": [640], "formats": ["jpeg"], "crops": crops})
        sizes = {one.crop: (one.width, one.height) for one in renditions(report) if one.crop}
        assert sizes == {"hero": (2400, 1200), "story": (1080, 1920), "huge": (4000, 2000)}

    def test_a_tall_picture_is_made_as_wide_as_each_format_allows(self, tmp_path: Path) -> None:
        root = folder(tmp_path / "in", 1)
        tall = np.zeros((20000, 1080, 3), np.uint8)
        tall[:, :540] = (200, 30, 30)
        (root / "tall.png").write_bytes(encoded(Image.fromarray(tall), "PNG"))
        report = built(root, tmp_path / "out")
        assert set(report.published) == {"photo-1.jpg", "tall.png"}
        item = next(item for item in report.manifest.items if item.source.height == 20000)
        sizes = {(one.media_type, one.width, one.height) for one in item.renditions}
        assert {size for size in sizes if size[1] > 640} == {("image/webp", 884, 16370), ("image/jpeg", 1080, 20000)}
        made = make_thumbnails(root, tmp_path / "thumbs", executor="serial")
        assert [(one.path, one.code) for one in made.problems] == []

    def test_what_an_encoder_refuses_is_a_problem_of_its_photo(self, tmp_path: Path) -> None:
        root = folder(tmp_path / "in", 1)
        (root / "line.png").write_bytes(encoded(Image.new("RGB", (1, 20000), "red"), "PNG"))
        problem = built(root, tmp_path / "out").problems[0]
        assert (problem.path, problem.code) == ("line.png", "not-rendered")
        assert "WEBP" in problem.message
        made = make_thumbnails(root, tmp_path / "thumbs", executor="serial")
        assert [(one.path, one.stage, one.code) for one in made.problems] == [("line.png", "render", "not-rendered")]


class TestChangedFiles:
    @pytest.mark.parametrize("stage", ["render", "clean"])
    def test_a_file_swapped_on_the_way_is_never_published_as_the_other(self, tmp_path: Path, stage: str) -> None:
        root = folder(tmp_path / "in", 1)
        before = (root / "photo-1.jpg").read_bytes()

        def meddle(event: Progress) -> None:
            if (event.stage, event.done) == (stage, 0):
                (root / "photo-1.jpg").write_bytes(jpeg(9))

        config = {"dedupe": {"similar": "best"}}  # renders after the choice
        report = build(root, tmp_path / "out", config=config, executor="serial", on_event=meddle)
        assert [(one.stage, one.code) for one in report.problems] == [(stage, "changed")]
        (root / "photo-1.jpg").write_bytes(before)
        again = build(root, tmp_path / "out", config=config, executor="serial")
        cold = build(root, tmp_path / "cold", config=config, executor="serial")
        assert renditions(again) == renditions(cold)


class TestNames:
    def test_a_new_focal_point_gives_new_names_where_there_are_crops(self, tmp_path: Path) -> None:
        root = folder(tmp_path / "in", 1)
        for crops, same in (({"square": "200x200"}, False), ({}, True)):
            out, thumbnails = tmp_path / f"out-{same}", {"widths": [320], "crops": crops}
            before = {one.path for one in renditions(built(root, out, thumbnails=thumbnails))}
            decided(root, out, PhotoDecision(focal=Focal(x=0.1, y=0.1)))
            after = {one.path for one in renditions(built(root, out, thumbnails=thumbnails))}
            assert (before == after) is same
            assert before == after or not before & after

    def test_a_part_that_a_person_chose_is_what_its_crop_shows(self, tmp_path: Path) -> None:
        root, out, thumbnails = tmp_path / "in", tmp_path / "out", {"widths": [320], "crops": {"square": "100x100"}}
        picture = Image.new("RGB", (400, 200), "white")
        picture.paste((200, 0, 0), (200, 100, 300, 200))
        root.mkdir()
        (root / "photo-1.jpg").write_bytes(encoded(picture))
        before = renditions(built(root, out, thumbnails=thumbnails))
        part = Region(x=0.5, y=0.5, width=0.25, height=0.5)
        decided(root, out, PhotoDecision(crops={"square": part, "of another day": part}))
        report = built(root, out, thumbnails=thumbnails)
        (crop,) = [one for one in renditions(report) if one.crop and one.media_type == "image/jpeg"]
        with Image.open(out / "public" / crop.path) as shown:
            low, high = zip(*(channel.getextrema() for channel in shown.convert("RGB").split()), strict=True)
        assert shown.size == (100, 100)
        assert min(low[0], 255 - high[1], 255 - high[2]) > 150  # red everywhere
        assert not {one.path for one in before} & {one.path for one in renditions(report)}
        assert report.work.rendered == 1
        cold = out.with_name("cold")
        decided(root, cold, PhotoDecision(crops={"square": part, "of another day": part}))
        assert renditions(built(root, cold, thumbnails=thumbnails)) == renditions(report)

    def test_a_public_name_stands_for_its_bytes(self, tmp_path: Path) -> None:
        """Whatever is set anew: where a name stays, so do the bytes."""
        root, out = folder(tmp_path / "in", 1), tmp_path / "out"
        seen: dict[str, str] = {}
        changes: tuple[Mapping[str, Any], ...] = (
            {},
            {"metadata": {"policy": "bare"}},
            {"rights": {"credit": "Urząd Miasta"}},
            {"thumbnails": {"crops": {"square": "200x200"}}},
            {"thumbnails": {"crops": {"square": "200x100"}}},
            {"thumbnails": {"quality": {"webp": 30}}},
        )
        for change in changes:
            report = build(root, out, config={"slug": "gala", **change}, executor="serial")
            for one in renditions(report):
                assert seen.setdefault(one.path, one.sha256) == one.sha256


class TestOriginals:
    def test_the_order_of_languages_counts(self, tmp_path: Path) -> None:
        """The first is what programs show that know none of them."""
        root = folder(tmp_path / "in", 1)
        texts = {
            language: AltText(value=value, source="human", status="approved")
            for language, value in (("pl", "Most nad rzeką"), ("en", "A bridge over a river"))
        }
        for out in ("warm", "cold"):
            decided(root, tmp_path / out, PhotoDecision(role="informative", alt=texts))
        config = {"slug": "gala", "languages": ["pl", "en"]}
        build(root, tmp_path / "warm", config=config, executor="serial")
        config["languages"] = ["en", "pl"]
        warm = build(root, tmp_path / "warm", config=config, executor="serial")
        cold = build(root, tmp_path / "cold", config=config, executor="serial")
        assert [one.sha256 for one in renditions(warm)] == [one.sha256 for one in renditions(cold)]

    def test_too_little_memory_to_clean_is_a_problem_of_the_photo(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(clean_module, "clean_metadata", exhausted)
        report = build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
        assert [(one.stage, one.code) for one in report.problems] == [("clean", "out-of-memory")]


def exhausted(*_: object, **__: object) -> None:
    raise MemoryError


class Exhausted(LocalFiles):
    """A folder whose files do not fit into memory."""

    __slots__ = ()

    def read(self, key: str) -> bytes:
        raise MemoryError(key)


def test_too_little_memory_to_read_is_a_problem_of_the_photo(tmp_path: Path) -> None:
    digest = Digest(files=Exhausted(root=str(tmp_path)), limits=Limits())
    found = digest(Source(key="a.jpg", size=3, mtime_ns=0))
    assert isinstance(found, Problem)
    assert (found.path, found.stage, found.code) == ("a.jpg", "read", "out-of-memory")


def test_too_little_memory_to_render_is_a_problem_of_the_photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails_module, "rendered", exhausted)
    report = make_thumbnails(folder(tmp_path / "in", 1), tmp_path / "thumbs", executor="serial")
    assert [(one.stage, one.code) for one in report.problems] == [("render", "out-of-memory")]


class TestThumbnails:
    def test_wide_ones_come_from_the_full_picture_and_in_the_usual_order(self, large: Path, tmp_path: Path) -> None:
        options = ThumbnailOptions(widths=(320, 3000), formats=("jpeg",), crops={"hero": "2400x1200"})
        report = make_thumbnails(large, tmp_path / "thumbs", options=options, executor="serial")
        found = report.files[0].renditions
        assert [(one.width, one.height) for one in found] == [(3000, 2250), (320, 240), (2400, 1200)]
        for one in found:
            with Image.open(BytesIO((tmp_path / "thumbs" / one.path).read_bytes())) as picture:
                assert picture.size == (one.width, one.height)

    @pytest.mark.parametrize(
        ("options", "name"),
        [
            (ThumbnailOptions(widths=()), "thumbnails.widths"),
            (ThumbnailOptions(crops={"square": "wide"}), "thumbnails.crops.square"),
            (ThumbnailOptions(formats=()), "thumbnails.formats"),
            (ThumbnailOptions(formats=("gif",)), "thumbnails.formats"),  # type: ignore[arg-type]
        ],
    )
    def test_options_that_cannot_be_meant_are_refused(
        self, tmp_path: Path, options: ThumbnailOptions, name: str
    ) -> None:
        with pytest.raises(ConfigError, match=name):
            make_thumbnails(folder(tmp_path / "in", 1), tmp_path / "thumbs", options=options)
        assert not (tmp_path / "thumbs").exists()

    def test_only_what_was_written_here_is_replaced(self, tmp_path: Path) -> None:
        root, out = folder(tmp_path / "in", 2), tmp_path / "thumbs"
        options = ThumbnailOptions(widths=(100,), formats=("jpeg",))
        first = make_thumbnails(root, out, options=options, executor="serial")
        paths = {file.source: file.renditions[0].path for file in first.files}
        (out / paths["photo-1.jpg"]).write_bytes(b"retouched by hand")
        (out / "mine.jpg").write_bytes(b"mine")
        again = make_thumbnails(root, out, options=replace(options), executor="serial")
        assert [(one.path, one.stage, one.code) for one in again.problems] == [
            ("photo-1.jpg", "render", "foreign-file")
        ]
        assert [file.source for file in again.files] == ["photo-2.jpg"]
        assert (out / paths["photo-1.jpg"]).read_bytes() == b"retouched by hand"
        assert (out / "mine.jpg").read_bytes() == b"mine"
        listed = json.loads((out / ".gallery-thumbnails.json").read_bytes())["files"]
        assert set(listed) == set(paths.values())
        assert set(tree(out)) == {*listed, "mine.jpg", ".gallery-thumbnails.json"}
