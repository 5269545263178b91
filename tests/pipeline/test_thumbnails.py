"""Renditions alone: with the rights in them, in sRGB, and nothing else."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from gallery import build, make_thumbnails
from gallery.metadata.containers import container_of
from gallery.metadata.containers.container import Role
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Metadata
from tests import profiles
from tests.outside import exiftool
from tests.photos import encoded, exif, folder, tree

FORMATS = ["webp", "avif", "png", "jpeg"]
RIGHTS = {"creator": "Town Office", "credit": "Urząd Miasta", "acquire_url": "https://a/"}


def made(root: Path, out: Path, **config: Any) -> dict[str, bytes]:
    """Every rendition, by its name."""
    plain = {"rights": RIGHTS, "thumbnails": {"widths": [160], "formats": FORMATS}}
    report = make_thumbnails(root, out, config={**plain, **config}, executor="serial")
    assert report.problems == ()
    files = {one.path: (out / one.path).read_bytes() for file in report.files for one in file.renditions}
    for one in (one for file in report.files for one in file.renditions):
        data = files[one.path]
        assert (one.bytes, one.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    return files


class TestRights:
    def test_the_photos_own_are_filled_with_the_settings(self, tmp_path: Path) -> None:
        root = folder(tmp_path / "in", 1, artist="Anna Nowak", gps=True, serial="SECRET")
        files = made(root, tmp_path / "out")
        assert len(files) == len(FORMATS)
        for data in files.values():
            assert read_metadata(data).creator == "Anna Nowak"
            assert read_metadata(data).credit == "Urząd Miasta"
            assert read_metadata(data).acquire_url == ""
            assert private_traces(data) == ()

    def test_what_a_file_says_it_shows_nobody_approved(self, tmp_path: Path) -> None:
        root = tmp_path / "in"
        root.mkdir()
        packet = (
            b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            b'<rdf:Description xmlns:a="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><a:AltTextAccessibility><rdf:Alt>'
            b'<rdf:li xml:lang="x-default">A bridge</rdf:li></rdf:Alt></a:AltTextAccessibility></rdf:Description>'
            b"</rdf:RDF></x:xmpmeta>"
        )
        (root / "a.jpg").write_bytes(encoded(Image.new("RGB", (200, 100), "red"), xmp=packet))
        assert read_metadata((root / "a.jpg").read_bytes()).alt == {"x-default": "A bridge"}
        for data in made(root, tmp_path / "out").values():
            assert read_metadata(data).alt == {}

    @pytest.mark.parametrize("metadata", [{"policy": "bare"}, {"remove": ["rights"]}])
    def test_bare_ones_carry_nothing(self, tmp_path: Path, metadata: dict[str, Any]) -> None:
        root = folder(tmp_path / "in", 1, artist="Anna Nowak")
        for data in made(root, tmp_path / "out", metadata=metadata).values():
            assert read_metadata(data) == Metadata()
            assert exiftool(data) == {}

    def test_other_rights_have_other_names(self, tmp_path: Path) -> None:
        root = folder(tmp_path / "in", 1)
        first, second = made(root, tmp_path / "out"), made(root, tmp_path / "out", rights={"credit": "Town Office"})
        assert not first.keys() & second.keys()
        assert made(root, tmp_path / "again") == first

    def test_all_executors_agree(self, tmp_path: Path) -> None:
        root = folder(tmp_path / "in", 2, artist="Anna Nowak")
        for executor in ("serial", "threads", "processes"):
            make_thumbnails(root, tmp_path / executor, config={"rights": RIGHTS}, executor=executor)
        assert tree(tmp_path / "serial") == tree(tmp_path / "threads") == tree(tmp_path / "processes")


class TestColour:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """One photo in a wide gamut, marked as such in its profile and in its EXIF."""
        root = tmp_path / "in"
        root.mkdir()
        picture = Image.new("RGB", (400, 200), (40, 200, 90))
        data = encoded(picture, quality=95, subsampling=0, exif=exif(artist="Ewa"), icc_profile=profiles.wide_gamut())
        (root / "wide.jpg").write_bytes(data)
        return root

    def test_a_wide_gamut_is_converted_and_its_profile_is_gone(self, root: Path, tmp_path: Path) -> None:
        report = build(
            root,
            tmp_path / "out",
            config={"rights": RIGHTS, "thumbnails": {"widths": [160], "formats": FORMATS}},
            executor="serial",
        )
        built = {
            one.path: (tmp_path / "out/public" / one.path).read_bytes()
            for one in report.manifest.items[0].renditions
            if one.purpose != "download"
        }
        wanted = profiles.to_srgb((40, 200, 90))
        assert np.abs(wanted - (40, 200, 90)).max() > 20
        for name, data in {**built, **made(root, tmp_path / "thumbs")}.items():
            container = container_of(data)
            assert container is not None
            assert container.walk(data).of(Role.PROFILE) == ()
            assert b"A wide gamut" not in data
            assert not [tag for tag in exiftool(data) if tag.startswith(("ICC", "ExifIFD", "InteropIFD"))]
            with Image.open(BytesIO(data)) as picture:
                assert "icc_profile" not in picture.info, name
                assert np.abs(np.asarray(picture.convert("RGB"), float).mean((0, 1)) - wanted).max() < 4, name
