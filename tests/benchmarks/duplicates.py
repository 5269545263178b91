"""What each step of finding duplicates adds, and how other programs do on the same files.

python tests/benchmarks/duplicates.py [FOLDER] [--rounds N] [--no-peers]

FOLDER holds photos and a ``truth.json``: groups of copies, of similar shots, pairs that may be either, and every file.
All programs get the same files in a folder of their own. Each run is a process with nothing remembered; the order turns
round from round to round, and times are medians. Programs that are not installed are left out; see
``duplicate_peers.py``.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.duplicate_peers import PEERS, Peer
from tests.benchmarks.duplicate_stages import read, stages
from tests.benchmarks.duplicate_truth import HEAD, Truth, score
from tests.benchmarks.rendition_run import Took

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "duplicates"
WIDTH = 40


def row(name: str, scores: str, times: str) -> None:
    """Print one line of a table."""
    print(f"{name:{WIDTH}} {scores}  {times}")


def ablation(folder: Path, truth: Truth, rounds: int) -> None:
    """Every stage with its quality and its median time, reading included."""
    print()
    row("what is added", HEAD, "ms a photo")
    reading: list[float] = []
    took: dict[str, list[float]] = {}
    scores: dict[str, str] = {}
    for _ in range(rounds):
        with read(folder) as photos:
            reading.append(photos.seconds)
            for stage in stages(photos):
                took.setdefault(stage.name, []).append(photos.seconds + stage.seconds)
                scores[stage.name] = score(stage.answer, truth)
    row("(reading alone)", " " * len(HEAD), f"{each(reading, truth):10.1f}")
    for name, text in scores.items():
        row(name, text, f"{each(took[name], truth):10.1f}")


def peers(folder: Path, truth: Truth, rounds: int) -> None:
    """Every program with its quality and its median times."""
    there = [peer for peer in PEERS if not peer.missing()]
    took: dict[str, list[Took]] = {peer.name: [] for peer in there}
    for number in range(rounds):
        for peer in turned(there, number):
            took[peer.name].append(peer.run(folder))
    print()
    row("program", HEAD, "ms a photo  CPU ms a photo")
    for peer in there:
        walls, cpus = [one.wall for one in took[peer.name]], [one.cpu for one in took[peer.name]]
        scores = score(peer.read(took[peer.name][-1].says), truth)
        row(peer.name, scores, f"{each(walls, truth):10.1f} {each(cpus, truth):15.1f}")
    for peer in PEERS:
        if peer not in there:
            print(f"{peer.name:{WIDTH}} not installed, left out")


def turned(there: Sequence[Peer], number: int) -> list[Peer]:
    """Another one first in each round."""
    start = number % len(there)
    return [*there[start:], *there[:start]]


def each(seconds: Sequence[float], truth: Truth) -> float:
    """Median milliseconds a photo."""
    return statistics.median(seconds) / len(truth.names) * 1000


def main(folder: Path, rounds: int, *, with_peers: bool) -> None:
    """Print both tables."""
    truth = Truth.read(folder)
    counts = f"{len(truth.names)} files, {len(truth.copies)} pairs of copies, {len(truth.similar)} similar pairs"
    print(f"{folder}: {counts}, {rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        photos = Path(name) / "photos"
        photos.mkdir()
        for one in truth.names:
            shutil.copyfile(folder / one, photos / one)
        ablation(photos, truth, rounds)
        if with_peers:
            peers(photos, truth, rounds)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--no-peers", dest="with_peers", action="store_false")
    said = words.parse_args()
    main(said.folder, said.rounds, with_peers=said.with_peers)
