"""Moving never replaces, never loses, and changes neither content, time nor permissions."""

import errno
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.errors import StorageError
from gallery.storage import moving
from gallery.storage.moving import digest_of, move
from tests.photos import tree

CONTENT = os.urandom(3_000_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
SHM = Path("/dev/shm")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "photos" / "a.jpg"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    os.utime(path, ns=(10**18, 10**18 + 123_456_789))
    return path


@pytest.fixture(params=["beside", "another file system"])
def away(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder to move into."""
    if request.param == "beside":
        yield tmp_path / "away"
        return
    with elsewhere(tmp_path) as folder:
        yield Path(folder)


def elsewhere(here: Path) -> tempfile.TemporaryDirectory[str]:
    if not SHM.is_dir() or SHM.stat().st_dev == here.stat().st_dev:
        pytest.skip("there is no second file system")
    return tempfile.TemporaryDirectory(dir=SHM)


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Path]:
    with elsewhere(tmp_path) as folder:
        yield Path(folder)


class TestMove:
    @pytest.mark.parametrize("mode", [0o644, 0o444, 0o600, 0o000])
    def test_content_time_and_permissions_go_along(self, source: Path, away: Path, mode: int) -> None:
        source.chmod(mode)
        before = source.stat()
        if mode == 0 and not os.access(source, os.R_OK) and away.parent == SHM:
            pytest.skip("only root copies a file that nobody may read")
        move(source, away / "sub" / "a.jpg", SHA256, within=away)
        after = (away / "sub" / "a.jpg").stat()
        assert (after.st_mode, after.st_mtime_ns, after.st_uid) == (before.st_mode, before.st_mtime_ns, before.st_uid)
        (away / "sub" / "a.jpg").chmod(0o600)
        assert tree(away) == {"sub/a.jpg": CONTENT}
        assert not source.exists()

    @pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
    def test_a_name_that_is_taken_stays_as_it_is(self, source: Path, away: Path, kind: str) -> None:
        target = away / "a.jpg"
        away.mkdir(exist_ok=True)
        if kind == "file":
            target.write_bytes(b"precious")
        elif kind == "folder":
            target.mkdir()
        else:
            target.symlink_to(away / "nowhere")
        with pytest.raises(StorageError, match="already") as refused:
            move(source, target, SHA256, within=away)
        assert refused.value.code == "taken"
        assert source.read_bytes() == CONTENT
        assert (target.is_file(), target.is_dir(), target.is_symlink()).index(True) == (
            ["file", "folder", "dangling link"].index(kind)
        )
        assert [path.name for path in away.iterdir()] == ["a.jpg"]

    def test_a_link_does_not_lead_out_of_the_folder(self, source: Path, away: Path) -> None:
        away.mkdir(exist_ok=True)
        (away / "sub").symlink_to(source.parent)
        with pytest.raises(StorageError) as refused:
            move(source, away / "sub" / "deep" / "b.jpg", SHA256, within=away)
        assert refused.value.code == "outside"
        assert tree(source.parent) == {"a.jpg": CONTENT}

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may; see the locked folder")
    def test_a_closed_folder_is_an_error(self, source: Path, away: Path) -> None:
        source.parent.chmod(0o555)
        with pytest.raises(StorageError) as refused:
            move(source, away / "a.jpg", SHA256, within=away)
        source.parent.chmod(0o755)
        assert refused.value.code == "not-moved"
        assert (tree(source.parent), tree(away)) == ({"a.jpg": CONTENT}, {})

    def test_a_folder_that_is_locked_keeps_its_file(self, source: Path, away: Path) -> None:
        """The immutable flag stops root too."""
        lock = shutil.which("chattr")
        if lock is None or subprocess.run([lock, "+i", source.parent], capture_output=True, check=False).returncode:
            pytest.skip("this file system knows no immutable folders")
        try:
            with pytest.raises(StorageError) as refused:
                move(source, away / "a.jpg", SHA256, within=away)
        finally:
            subprocess.run([lock, "-i", source.parent], check=True)
        assert refused.value.code == "not-moved"
        assert (tree(source.parent), tree(away)) == ({"a.jpg": CONTENT}, {})


class TestAcrossFileSystems:
    def test_what_is_not_the_expected_file_stays(self, source: Path, far: Path) -> None:
        with pytest.raises(StorageError) as refused:
            move(source, far / "a.jpg", "0" * 64, within=far)
        assert refused.value.code == "changed"
        assert (tree(source.parent), tree(far)) == ({"a.jpg": CONTENT}, {})

    def test_what_a_kill_left_is_made_anew(self, source: Path, far: Path) -> None:
        (far / f".gallery-{SHA256[:16]}.tmp").write_bytes(CONTENT[:1000])
        move(source, far / "a.jpg", SHA256, within=far)
        assert tree(far) == {"a.jpg": CONTENT}

    def test_a_change_while_it_is_copied_loses_neither_version(
        self, source: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(moving, "sync_folder", lambda folder: source.write_bytes(b"new"))
        with pytest.raises(StorageError) as refused:
            move(source, far / "a.jpg", SHA256, within=far)
        assert refused.value.code == "changed"
        assert (tree(source.parent), tree(far)) == ({"a.jpg": b"new"}, {"a.jpg": CONTENT})

    def test_a_source_that_goes_while_it_is_copied_is_kept_as_the_copy(
        self, source: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(moving, "sync_folder", lambda folder: source.unlink())
        move(source, far / "a.jpg", SHA256, within=far)
        assert tree(far) == {"a.jpg": CONTENT}

    def test_a_full_disk_leaves_the_file_where_it_was(
        self, source: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(old: object, new: object, length: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(moving.shutil, "copyfileobj", full)
        with pytest.raises(StorageError) as refused:
            move(source, far / "a.jpg", SHA256, within=far)
        assert refused.value.code == "disk-full"
        assert (tree(source.parent), tree(far)) == ({"a.jpg": CONTENT}, {})

    def test_windows_removes_a_read_only_copy_of_a_file_that_stays(
        self, source: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """There a file that is read-only cannot be removed, neither the original nor the copy."""

        def unlink(self: Path, missing_ok: bool = False) -> None:
            if os.path.lexists(self) and not self.stat().st_mode & 0o200:
                raise PermissionError(13, "Access is denied")
            real_unlink(self, missing_ok=missing_ok)

        real_unlink = Path.unlink
        monkeypatch.setattr(moving, "_WINDOWS", True)
        monkeypatch.setattr(Path, "unlink", unlink)
        source.chmod(0o400)
        with pytest.raises(StorageError) as refused:
            move(source, far / "a.jpg", SHA256, within=far)
        assert refused.value.code == "not-moved"
        assert (tree(source.parent), tree(far)) == ({"a.jpg": CONTENT}, {})

    def test_a_server_that_removes_and_reports_an_error_costs_no_file(
        self, source: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unlink(self: Path, missing_ok: bool = False) -> None:
            real_unlink(self, missing_ok=missing_ok)
            if self == source:
                raise OSError(errno.ESTALE, "Stale file handle")

        real_unlink = Path.unlink
        monkeypatch.setattr(Path, "unlink", unlink)
        move(source, far / "a.jpg", SHA256, within=far)
        assert tree(far) == {"a.jpg": CONTENT}

    def test_a_file_that_takes_the_place_at_the_last_moment_costs_neither(
        self, source: Path, far: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unlink(self: Path, missing_ok: bool = False) -> None:
            if self == source:
                source.write_bytes(b"new")
                raise OSError(errno.ESTALE, "Stale file handle")
            real_unlink(self, missing_ok=missing_ok)

        real_unlink = Path.unlink
        monkeypatch.setattr(Path, "unlink", unlink)
        with pytest.raises(StorageError):
            move(source, far / "a.jpg", SHA256, within=far)
        assert (tree(source.parent), tree(far)) == ({"a.jpg": b"new"}, {"a.jpg": CONTENT})


def test_a_digest_is_that_of_the_content(source: Path) -> None:
    assert digest_of(source) == SHA256
