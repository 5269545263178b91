"""Any bytes at all become a photo or a problem."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gallery.image.limits import Limits
from gallery.model import Problem
from gallery.pipeline.digest import Digest
from gallery.pipeline.job import Job, Seen
from gallery.pipeline.visit import Visit
from gallery.storage.files import LocalFiles
from gallery.thumbnails.options import ThumbnailOptions
from tests.photos import encoded, mutated, scene

SMALL = scene(1, (96, 72))
REAL = {
    "a.jpg": encoded(SMALL),
    "a.png": encoded(SMALL, "PNG"),
    "a.webp": encoded(SMALL, "WEBP"),
    "a.gif": encoded(SMALL, "GIF"),
    "a.avif": encoded(SMALL, "AVIF"),
    "a.tif": encoded(SMALL, "TIFF"),
}
WITHIN = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    files, pool = LocalFiles(root=str(tmp_path / "in")), LocalFiles(root=str(tmp_path / "pool"))
    return Visit(files=files, pool=pool, options=ThumbnailOptions(widths=(48,)), limits=Limits(max_pixels=10_000_000))


def outcome(visit: Visit, name: str, data: bytes) -> Seen | Problem:
    files = visit.files
    files.write(name, data)
    source = files.stat(name)
    assert source is not None
    return visit(Job(source=source, sha256=hashlib.sha256(data).hexdigest(), wanted=None))


@WITHIN
@given(data=st.binary(max_size=400), name=st.sampled_from([*REAL, "notes.txt", "none"]))
def test_random_bytes(visit: Visit, data: bytes, name: str) -> None:
    assert isinstance(outcome(visit, name, data), Problem)


@WITHIN
@given(name=st.sampled_from(sorted(REAL)), seed=st.integers(0, 10_000), changes=st.integers(1, 8))
@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_damaged_photos(visit: Visit, name: str, seed: int, changes: int) -> None:
    found = outcome(visit, name, mutated(REAL[name], seed, changes))
    if isinstance(found, Seen):
        assert found.photo is not None
        assert {one.width for one in found.renditions} <= {48, found.photo.width}
    else:
        assert (found.path, found.stage) == (name, "read")
        assert found.code
        assert "0x" not in found.message


@pytest.mark.parametrize("name", sorted(REAL))
def test_sound_photos(visit: Visit, name: str) -> None:
    found = outcome(visit, name, REAL[name])
    assert isinstance(found, Seen)
    assert found.photo is not None
    assert (found.photo.width, found.photo.height, len(found.renditions)) == (96, 72, 2)
    assert found.preview.startswith(b"\xff\xd8")


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    files = LocalFiles(root=str(tmp_path))
    files.write("a.jpg", REAL["a.jpg"])
    source = files.stat("a.jpg")
    assert source is not None
    refused = Digest(files=files, limits=Limits(max_bytes=100))(source)
    assert isinstance(refused, Problem)
    assert refused.code == "too-large"


def test_a_killed_worker_is_a_problem_of_its_photo(visit: Visit) -> None:
    outcome(visit, "a.jpg", REAL["a.jpg"])
    source = visit.files.stat("a.jpg")
    assert source is not None
    lost = visit.lost(Job(source=source, sha256="0" * 64))
    assert (lost.path, lost.code) == ("a.jpg", "worker-lost")


class Starved(LocalFiles):
    """A folder of files that are larger than the memory that is free."""

    def read(self, key: str) -> bytes:
        raise MemoryError


def test_a_photo_that_is_too_large_for_the_memory_is_a_problem(visit: Visit, tmp_path: Path) -> None:
    visit.files.write("a.jpg", REAL["a.jpg"])
    source = visit.files.stat("a.jpg")
    assert source is not None
    starved = replace(visit, files=Starved(root=str(tmp_path / "in")))
    found = starved(Job(source=source, sha256=hashlib.sha256(REAL["a.jpg"]).hexdigest(), wanted=None))
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("a.jpg", "out-of-memory")
