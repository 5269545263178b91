"""Other programs that look for duplicates, each as its users would start it.

PEERS names a folder for what is not part of the system: ``python -m venv $PEERS/dedupe`` and
``$PEERS/dedupe/bin/pip install imagededup czkawka``; findimagedupes is a package of Debian.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.duplicate_truth import Answer, pairs
from tests.benchmarks.rendition_run import Took, run

PYTHON = Path(os.environ.get("PEERS", "/nonexistent")) / "dedupe" / "bin" / "python"
MARK = "ANSWER "
"""What stands before the groups in JSON, since the programs print other things too."""

IMAGEDEDUP = f"""import json, sys
from imagededup.methods import PHash
found = PHash(verbose=False).find_duplicates(image_dir=sys.argv[1], max_distance_threshold=10)
print("{MARK}" + json.dumps([[one, other] for one, others in found.items() for other in others]))
"""
"""Hamming distance up to 10 of 64 is what its documentation uses."""

CZKAWKA = f"""import json, pathlib, sys
from czkawka import ImageSimilarity
finder = ImageSimilarity()
finder.set_directories([pathlib.Path(sys.argv[1])])
groups = finder.find_similar()
print("{MARK}" + json.dumps([[pathlib.Path(one).name for one in group] for group in groups]))
"""

Groups = Iterable[Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A program.

    Attributes:
        name: With its setting, for the table.
        command: What starts it; the folder follows.
        program: What must be there; a module of ``PYTHON`` or a program.
        read: Its words as groups or pairs of names.
    """

    name: str
    command: tuple[str, ...]
    program: str
    read: Callable[[str], Answer]

    def missing(self) -> bool:
        """Whether it cannot be run here."""
        if self.command[0] != str(PYTHON):
            return shutil.which(self.command[0]) is None
        return not any(PYTHON.parent.parent.glob(f"lib/*/site-packages/{self.program}"))

    def run(self, folder: Path) -> Took:
        """One run in a process of its own, start included."""
        return run([*self.command, str(folder)])


def _ours(words: str) -> Answer:
    groups = json.loads(words[words.index("{") : words.rindex("}") + 1])["groups"]
    members = [(group["kind"], [one["path"] for one in group["members"]]) for group in groups]
    return Answer(
        copies=pairs(names for kind, names in members if kind != "similar"),
        similar=pairs(names for kind, names in members if kind == "similar"),
    )


def _marked(words: str) -> Answer:
    line = next(line for line in words.splitlines() if line.startswith(MARK))
    return Answer(copies=pairs(json.loads(line.removeprefix(MARK))))


def _lines(words: str) -> Answer:
    """A group a line; its complaints are of one file each, which makes no pair, or contain a colon."""
    return Answer(
        copies=pairs([Path(name).name for name in line.split()] for line in words.splitlines() if ":" not in line)
    )


PEERS = (
    Peer(
        name="gallery dedupe",
        command=(sys.executable, "-m", "gallery", "dedupe", "--json", "--quiet"),
        program="gallery",
        read=_ours,
    ),
    Peer(name="imagededup PHash, 10", command=(str(PYTHON), "-c", IMAGEDEDUP), program="imagededup", read=_marked),
    Peer(name="czkawka", command=(str(PYTHON), "-c", CZKAWKA), program="czkawka", read=_marked),
    Peer(
        name="findimagedupes, 90 %",
        command=("findimagedupes", "--quiet", "--threshold=90%"),
        program="findimagedupes",
        read=_lines,
    ),
)
