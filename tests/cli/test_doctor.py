"""``gallery doctor`` on a whole installation and on broken ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gallery import __version__
from gallery.pipeline import requirements
from gallery.pipeline.requirements import packages
from tests.cli.conftest import Command

BLOCKED = """
import sys
for name in {blocked!r}: sys.modules[name] = None
sys.argv = ["gallery", "doctor", *{arguments!r}]
from gallery.cli.main import main
main()
"""


def without(*blocked: str, arguments: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """The command in a process in which some modules cannot be imported."""
    program = BLOCKED.format(blocked=blocked, arguments=arguments)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)


def test_a_whole_installation_is_well(gallery: Command) -> None:
    answer = gallery("doctor")
    assert answer.code == 0
    assert answer.out.startswith(f"event-gallery {__version__}, Python 3.")
    assert "Reads JPEG, PNG, WebP, GIF, AVIF" in answer.out
    assert "Writes JPEG, PNG, WebP, AVIF" in answer.out
    assert answer.out.endswith("Everything that is needed is here.\n")


def test_programs_get_every_fact(gallery: Command) -> None:
    answer = gallery("doctor", "--json").json
    assert (answer["schema"], answer["ok"], answer["version"]) == ("gallery.doctor/1", True, __version__)
    assert answer["cores"] >= answer["workers"] >= 1
    assert answer["memory"] > 10_000_000
    versions = {one["name"]: one["version"] for one in answer["packages"]}
    assert all(versions[name] for name in ("pillow", "numpy", "piexif", "imagehash", "typer"))
    assert {one["name"] for one in answer["codecs"]} >= {"jpeg", "png", "webp", "gif", "avif", "heic", "tiff"}


@pytest.mark.parametrize(
    ("blocked", "package"), [("cv2", "opencv-python"), ("PIL", "pillow"), ("psutil", "psutil"), ("msgspec", "msgspec")]
)
def test_what_is_broken_is_named_with_the_command_that_mends_it(blocked: str, package: str) -> None:
    done = without(blocked)
    assert done.returncode == 1, done.stderr
    (needed,) = [line for line in done.stdout.splitlines() if line.startswith("Needed, for ")]
    assert package in needed.partition(":")[0]
    assert "-m pip install --force-reinstall " in needed
    assert f'"{package}' in needed
    assert done.stdout.endswith("Something that is needed is missing or broken.\n")
    assert "Traceback" not in done.stderr


def test_a_format_that_pillow_was_built_without_is_named() -> None:
    done = without("PIL._webp")
    assert "WebP" not in done.stdout.partition("Writes ")[2].partition("\n")[0]
    assert "WebP cannot be read: " in done.stderr
    assert "WebP cannot be written: " in done.stderr
    assert "Traceback" not in done.stderr


def test_an_extra_that_is_missing_is_no_fault() -> None:
    done = without("pillow_heif", arguments=("--json",))
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["ok"]) == (0, True)
    (heic,) = [one for one in answer["codecs"] if one["name"] == "heic"]
    assert heic["unread"]


def test_a_package_is_asked_for_where_its_platform_is() -> None:
    listed = [
        "opencv-python-headless>=4.10; sys_platform == 'linux'",
        "opencv-python>=4.10; sys_platform != 'linux'",
        "surely-not-there>=1.0; extra == 'heic'",
        "pillow>=12.0",
        "@ somewhere",
    ]
    on = {system: [one.name for one in packages(listed, system)] for system in ("linux", "win32", "darwin")}
    assert on["linux"] == ["opencv-python-headless", "surely-not-there", "pillow"]
    assert on["win32"] == on["darwin"] == ["opencv-python", "surely-not-there", "pillow"]
    absent = next(one for one in packages(listed, "linux") if one.name == "surely-not-there")
    assert (absent.version, absent.extra, absent.fault) == ("", "heic", "not installed")


def test_a_copy_of_the_source_that_was_never_installed_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "DISTRIBUTION", "surely-not-there")
    assert list(packages()) == []


def test_plugins_are_tried_and_one_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    info = tmp_path / "some_plugins-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: some-plugins\nVersion: 1\n")
    points = "[gallery.exporters]\nnowhere = no_such_module:EXPORTER\nsound = collections:OrderedDict\n"
    (info / "entry_points.txt").write_text(points)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv = ['gallery', 'doctor']\n"
    program += "from gallery.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert "plugin nowhere (gallery.exporters): the exporter nowhere cannot be loaded" in done.stdout
    assert "plugin sound (gallery.exporters): works" in done.stdout
    assert done.returncode == 0
