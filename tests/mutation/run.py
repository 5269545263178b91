"""Do the tests notice? Each mutant is imported in place of its module by a fresh process that runs the module's tests.

``python -m tests.mutation.run gallery/alttext/rules --tests tests/alttext --each 8 --jobs 2``
"""

import argparse
import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
SECONDS = 60


class Instead(MetaPathFinder, Loader):
    """Finds one module as a mutant of itself."""

    def __init__(self, name: str, source: str, file: Path) -> None:
        self._name, self._source, self._file = name, source, file

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        del path, target
        if name != self._name:
            return None
        package = self._file.name == "__init__.py"
        spec = spec_from_loader(name, self, origin=str(self._file), is_package=package)
        if spec is not None and package:
            spec.submodule_search_locations = [str(self._file.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        code: CodeType = compile(self._source, str(self._file), "exec")
        module.__file__ = str(self._file)
        exec(code, module.__dict__)


def survives(file: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether the tests pass in a forked process in which the mutant stands for its module."""
    child = os.fork()
    if child == 0:
        os.setsid()
        silent = os.open(os.environ.get("MUTANT_LOG", os.devnull), os.O_RDWR | os.O_CREAT)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        code = 1
        try:
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            sys.meta_path.insert(0, Instead(name, mutant.source, file))
            import pytest

            options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", "--timeout", "30"]
            code = int(pytest.main([*options, *tests]))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def tests_of(file: Path, areas: Sequence[str]) -> list[str]:
    """The tests whose name is the module's first, then all of the areas."""
    stem = file.stem if file.stem != "__init__" else file.parent.name
    folders = [ROOT / area for area in areas]
    own = sorted(str(path) for folder in folders for path in folder.rglob(f"test_*{stem}*.py"))
    return [*own, *map(str, folders)]


def work(places: Sequence[Path], each: int) -> Iterator[tuple[Path, Mutant]]:
    for place in places:
        files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
        for file in files:
            for mutant in mutants(file.read_text("utf-8"), str(file.relative_to(ROOT)), each):
                yield file, mutant


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="+")
    parser.add_argument("--tests", required=True, nargs="+")
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", help="A file of survivors of an earlier run, as JSON lines, to try again.")
    asked = parser.parse_args()
    import cv2
    import msgspec
    import numpy
    import PIL.Image
    import pytest

    del cv2, msgspec, numpy, PIL, pytest  # loaded once, before the forks
    again = {tuple(json.loads(line)[:3]) for line in Path(asked.only).read_text().splitlines()} if asked.only else None
    cases = [
        (file, mutant)
        for file, mutant in work([ROOT / place for place in asked.places], asked.each)
        if again is None or (str(file.relative_to(ROOT)), mutant.line, mutant.what) in again
    ]
    sound = {file: Mutant(0, "nothing", file.read_text("utf-8")) for file, _ in cases[:1]}
    if not all(survives(file, nothing, tests_of(file, asked.tests)) for file, nothing in sound.items()):
        parser.error("the tests fail without any mutant; MUTANT_LOG=FILE keeps what they say")
    counted: Counter[str] = Counter()

    def tried(case: tuple[Path, Mutant]) -> tuple[Path, Mutant, bool]:
        file, mutant = case
        return file, mutant, survives(file, mutant, tests_of(file, asked.tests))

    with ThreadPoolExecutor(asked.jobs) as pool:
        for file, mutant, left in pool.map(tried, cases):
            counted["survived" if left else "killed"] += 1
            if left:
                print(json.dumps([str(file.relative_to(ROOT)), mutant.line, mutant.what]), flush=True)
    print(
        f"{sum(counted.values())} mutants, {counted['killed']} killed, {counted['survived']} survived", file=sys.stderr
    )


if __name__ == "__main__":
    main()
