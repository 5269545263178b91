"""Settings that keep something of a photo reach every file, its name and the index, and the check lets them pass."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gallery import build, check_gallery, make_thumbnails
from gallery.model import Rendition
from gallery.pipeline.outcome import BuildReport
from gallery.thumbnails.options import ThumbnailOptions
from tests.photos import encoded, scene, smooth
from tests.profiles import wide_gamut

PROFILE = wide_gamut(b"A very wide gamut")
RIGHTS = {"creator": "Jan Kowalski", "license_url": "https://creativecommons.org/licenses/by/4.0/"}
FORMATS = ["avif", "webp", "jpeg"]
EFFORT = {"avif": 10, "webp": 0}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An animation, and a photo in a wide gamut."""
    root = tmp_path / "in"
    root.mkdir()
    frames = [smooth((200, 120)).rotate(angle) for angle in (0, 90, 180)]
    film = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0)
    (root / "film.gif").write_bytes(film)
    (root / "wide.jpg").write_bytes(encoded(scene(5, (200, 120)), quality=95, icc_profile=PROFILE))
    return root


def built(root: Path, out: Path, **thumbnails: object) -> BuildReport:
    settings = {"widths": [64, 128], "formats": FORMATS, "effort": EFFORT, "crops": {"tile": "50x50"}, **thumbnails}
    config: Mapping[str, Any] = {"slug": "gala", "rights": RIGHTS, "thumbnails": settings}
    return build(root, out, config=config, executor="serial")


def renditions(report: BuildReport, media_type: str) -> tuple[Rendition, ...]:
    """Of the one photo of that type."""
    item = next(item for item in report.manifest.items if item.source.media_type == media_type)
    return tuple(one for one in item.renditions if one.purpose != "download")


def picture(out: Path, one: Rendition) -> Image.Image:
    with Image.open(BytesIO((out / "public" / one.path).read_bytes())) as opened:
        opened.load()
        return opened


def moves(out: Path, one: Rendition) -> bool:
    return getattr(picture(out, one), "n_frames", 1) > 1


def complaints(out: Path) -> set[str]:
    return {finding.code for finding in check_gallery(out).findings} - {"alt-missing"}


def test_a_kept_animation_moves_and_its_jpeg_is_the_first_frame(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = renditions(built(root, out, animation="keep"), "image/gif")
    assert {one.media_type for one in found} == {"image/webp", "image/jpeg"}
    assert all(moves(out, one) is (one.media_type == "image/webp") for one in found)
    assert complaints(out) == set()


def test_else_everything_is_its_first_frame(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = renditions(built(root, out), "image/gif")
    assert {one.media_type for one in found} == {"image/avif", "image/webp", "image/jpeg"}
    assert not any(moves(out, one) for one in found)


def test_kept_colours_come_with_exactly_their_profile(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = built(root, out, profile="keep")
    found = renditions(report, "image/jpeg")
    assert len(found) == 3 * 3
    assert {picture(out, one).info["icc_profile"] for one in found} == {PROFILE}
    assert not any("icc_profile" in picture(out, one).info for one in renditions(report, "image/gif"))
    assert complaints(out) == set()


def test_what_is_known_of_a_photo_does_not_depend_on_it(root: Path, tmp_path: Path) -> None:
    kept, turned = built(root, tmp_path / "kept", profile="keep"), built(root, tmp_path / "turned")
    for one, other in zip(kept.manifest.items, turned.manifest.items, strict=True):
        assert (one.id, one.placeholder, one.focal) == (other.id, other.placeholder, other.focal)


def test_a_budget_holds_for_every_file(root: Path, tmp_path: Path) -> None:
    free = renditions(built(root, tmp_path / "free", formats=["jpeg"]), "image/jpeg")
    most = max(one.bytes for one in free) - 1000
    bound = renditions(built(root, tmp_path / "bound", formats=["jpeg"], max_bytes={"200": most}), "image/jpeg")
    assert max(one.bytes for one in free) > most
    assert max(one.bytes for one in bound) <= most + 1500  # whose picture it is comes on top
    assert max(one.bytes for one in bound) < max(one.bytes for one in free)


@pytest.mark.parametrize(
    "change", [{"animation": "keep"}, {"profile": "keep"}, {"max_bytes": {"128": 2500}}], ids=lambda change: min(change)
)
def test_a_warm_build_is_a_cold_one_and_where_a_name_stays_so_do_the_bytes(
    root: Path, tmp_path: Path, change: dict[str, object]
) -> None:
    seen: dict[str, str] = {}
    for settings in ({}, change, {}):
        warm = built(root, tmp_path / "warm", **settings)
        cold = built(root, tmp_path / f"cold-{len(seen)}", **settings)
        for one, other in zip(warm.manifest.items, cold.manifest.items, strict=True):
            assert one.renditions == other.renditions
            for rendition in one.renditions:
                assert seen.setdefault(rendition.path, rendition.sha256) == rendition.sha256


def test_renditions_without_a_gallery_keep_the_same(root: Path, tmp_path: Path) -> None:
    options = ThumbnailOptions(widths=(64,), animation="keep", profile="keep", effort=EFFORT)  # type: ignore[arg-type]
    report = make_thumbnails(root, tmp_path / "thumbs", options=options, executor="serial")
    opened = {}
    for file in report.files:
        for one in file.renditions:
            with Image.open(tmp_path / "thumbs" / one.path) as file_opened:
                opened[file.source, one.media_type, one.width] = (
                    getattr(file_opened, "n_frames", 1),
                    file_opened.info.get("icc_profile"),
                )
    assert opened["film.gif", "image/webp", 64] == (3, None)
    assert opened["film.gif", "image/jpeg", 64] == (1, None)
    assert opened["wide.jpg", "image/webp", 64] == (1, PROFILE)
    assert opened["wide.jpg", "image/jpeg", 64] == (1, PROFILE)


def test_a_wide_rendition_of_a_second_decode_keeps_its_colours_too(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "wide.jpg").write_bytes(encoded(smooth((4200, 300)), quality=90, icc_profile=PROFILE))
    options = ThumbnailOptions(widths=(400, 2400), formats=("jpeg",), profile="keep")
    report = make_thumbnails(root, tmp_path / "thumbs", options=options, executor="serial")
    found = report.files[0].renditions
    assert [one.width for one in found] == [2400, 400]
    for one in found:
        with Image.open(tmp_path / "thumbs" / one.path) as opened:
            assert opened.info["icc_profile"] == PROFILE
