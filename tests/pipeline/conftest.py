"""Folders on one and on two file systems."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SHM = Path("/dev/shm")


@pytest.fixture(params=["beside", "another file system"])
def away(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A quarantine folder."""
    if request.param == "beside":
        yield tmp_path / "away"
    elif not SHM.is_dir() or SHM.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system")
    else:
        with tempfile.TemporaryDirectory(dir=SHM) as folder:
            yield Path(folder) / "away"
