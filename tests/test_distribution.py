"""What is built for others to install works without the checkout."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import gallery

ROOT = Path(__file__).parents[1]
BIN = "Scripts" if os.name == "nt" else "bin"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def run(*command: object, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    pytest.importorskip("build", reason="needs PyPI's build")
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    return out


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment with the wheel alone."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    (wheel,) = built.glob("*.whl")
    run(home / BIN / "python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
    return home / BIN


def test_the_wheel_holds_the_package_alone(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name) for name in archive.namelist()}
    tracked = {path.relative_to(ROOT) for path in (ROOT / "gallery").rglob("*") if path.is_file()}
    assert {name for name in names if name.parts[0] == "gallery"} == {
        path for path in tracked if "__pycache__" not in path.parts
    }
    assert {name.parts[0] for name in names} == {"gallery", f"event_gallery-{gallery.__version__}.dist-info"}


def test_the_source_distribution_has_what_tests_and_readme_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        tops = {name.split("/")[1] for name in opened.getnames() if "/" in name}
    assert {"pyproject.toml", "gallery", "tests", "samples", "docs", "README.md", "LICENSE", "CHANGELOG.md"} <= tops


def test_the_command_works_from_anywhere(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "gallery", "--version", cwd=tmp_path) == f"event-gallery {gallery.__version__}\n"
    assert run(installed / "python", "-m", "gallery", "--version", cwd=tmp_path) == run(
        installed / "gallery", "--version", cwd=tmp_path
    )
    assert "Everything that is needed is here." in run(installed / "gallery", "doctor", cwd=tmp_path)
    run(installed / "gallery", "build", ROOT / "samples/conference", "-o", "out", cwd=tmp_path, codes=(3,))
    assert (tmp_path / "out/public/index.html").is_file()
    run(installed / "gallery", "export", "out", "--to", "iiif", cwd=tmp_path)


def test_a_plugin_s_types_are_found(installed: Path, tmp_path: Path) -> None:
    run(installed / "python", "-m", "pip", "install", "--quiet", "mypy", cwd=tmp_path)
    (tmp_path / "plugin.py").write_text((ROOT / "tests/typing_api.py").read_text())
    run(installed / "python", "-m", "mypy", "--strict", "plugin.py", cwd=tmp_path)
