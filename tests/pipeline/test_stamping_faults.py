"""What goes wrong while credits are put into renditions is a problem of the photo."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from gallery import build
from gallery.manifest.edits import write_edits
from gallery.metadata.credits import Credits
from gallery.model import AltText, Decisions, PhotoDecision, Problem, Rendition
from gallery.pipeline.stamping import StampJob, StampVisit
from gallery.ports import Work
from gallery.storage.files import LocalFiles
from tests.photos import folder, jpeg, tree


class Losing:
    """An executor whose workers are killed by every stamp."""

    def map(self, work: Work[object, object], values: Iterable[object]) -> Iterator[object]:
        return (work.lost(one) if isinstance(work, StampVisit) else work(one) for one in values)


class Exhausted(LocalFiles):
    """A folder whose files do not fit into memory."""

    __slots__ = ()

    def read(self, key: str) -> bytes:
        raise MemoryError(key)


def refused(pool: LocalFiles, credits: Credits) -> tuple[str, str, str]:
    """The problem of stamping ``a.jpg`` in a pool."""
    rendition = Rendition(path="a.jpg", media_type="image/jpeg", width=1, height=1, bytes=1, sha256="")
    found = StampVisit(pool=pool)(StampJob(key="photo.jpg", renditions=(rendition,), credits=credits))
    assert isinstance(found, Problem)
    return found.path, found.stage, found.code


def test_killed_workers_lose_their_photo_and_the_next_run_has_it(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1, artist="Anna Nowak")
    (root / "photo-2.jpg").write_bytes(jpeg(2))  # has nothing to be stamped with
    report = build(root, tmp_path / "out", executor=Losing())
    assert [(one.path, one.stage, one.code) for one in report.problems] == [("photo-1.jpg", "stamp", "worker-lost")]
    assert set(report.published) == {"photo-2.jpg"}
    assert len(build(root, tmp_path / "out", executor="serial").published) == 2


def test_credits_that_do_not_fit_say_so(tmp_path: Path) -> None:
    root, out = folder(tmp_path / "in", 2), tmp_path / "out"
    sha256 = hashlib.sha256((root / "photo-1.jpg").read_bytes()).hexdigest()
    alt = {language: AltText(value="ż" * 16_000, source="human", status="approved") for language in ("pl", "en")}
    out.mkdir()
    decision = PhotoDecision(role="informative", alt=alt)
    (out / "gallery.edits.json").write_bytes(write_edits(Decisions(photos={sha256: decision})))
    config = {"languages": ["pl", "en"], "metadata": {"originals": False}}
    report = build(root, out, config=config, executor="serial")
    assert [(one.path, one.stage, one.code) for one in report.problems] == [("photo-1.jpg", "stamp", "withheld")]
    assert "longer than a JPEG can hold" in report.problems[0].message
    assert set(report.published) == {"photo-2.jpg"}


def test_a_pool_file_that_is_no_picture_any_more_is_withheld(tmp_path: Path) -> None:
    pool = LocalFiles(root=str(tmp_path))
    for data in (bytes(1000), jpeg(1)[:2000]):
        pool.write("a.jpg", data)
        assert refused(pool, Credits(exif=b"x")) == ("photo.jpg", "stamp", "withheld")
        assert [source.key for source in pool.find()] == ["a.jpg"]


def test_too_little_memory_is_a_problem_of_the_photo(tmp_path: Path) -> None:
    assert refused(Exhausted(root=str(tmp_path)), Credits()) == ("photo.jpg", "stamp", "out-of-memory")


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_problems_come_from_every_executor(tmp_path: Path, executor: str) -> None:
    root = folder(tmp_path / "in", 2)
    config = {"rights": {"creator": "x" * 16_000, "credit": "ż" * 16_000, "copyright": "ż" * 16_000}}
    report = build(root, tmp_path / "out", config=config, executor=executor)
    assert {(one.path, one.stage, one.code) for one in report.problems} == {
        (f"photo-{number}.jpg", "stamp", "withheld") for number in (1, 2)
    }


@pytest.mark.slow
@pytest.mark.parametrize("done", [1, 9, 17, 25])
def test_a_kill_among_the_stamps_costs_no_rendering(tmp_path: Path, done: int) -> None:
    root, out, cold = folder(tmp_path / "in", 8), tmp_path / "out", tmp_path / "cold"
    settings = root / "gallery.toml"
    settings.write_text('slug = "gala"\nrights.creator = "Anna"\n[dedupe]\nsimilar = "all"\n')
    build(root, out, executor="serial")
    before, pool = tree(out / "public"), out / ".cache/pool"
    files = len(list(pool.glob("*-*")))
    settings.write_text(settings.read_text().replace("Anna", "Ewa"))
    command = [sys.executable, "-m", "gallery", "build", str(root), "-o", str(out), "--workers", "1", "--quiet"]
    process = subprocess.Popen(command)
    while process.poll() is None and len(list(pool.glob("*-*"))) < files + done:
        pass
    process.kill()
    process.wait()
    assert tree(out / "public") == before
    work = build(root, out, executor="serial").work
    assert (work.decoded, work.rendered) == (0, 0)
    build(root, cold, executor="serial")
    assert tree(out / "public") == tree(cold / "public")
    assert tree(pool).keys() == tree(cold / ".cache/pool").keys()
