"""How candidates and clusters among very many photos cost and what they find; made fingerprints, known copies.

python tests/benchmarks/scale.py [SIZES...] [--plot FILE.svg]

Every size runs in a process of its own, so that peak memory is its own. Prints a row a size.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from gallery.dedupe.near import Pair, candidates
from gallery.dedupe.partition import Proof, partition
from gallery.model import Link
from tests.benchmarks.made_prints import KINDS, Made, made
from tests.benchmarks.scale_plot import plot

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
Row = dict[str, float]


def measured(size: int) -> Row:
    """One size, in a process of its own."""
    command = [sys.executable, __file__, "--one", str(size)]
    row: Row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return row


def one(size: int) -> Row:
    """One size, here."""
    gc.disable()  # only while photos are made: nothing is thrown away then
    photos = made(size)
    gc.enable()
    row: Row = {"photos": size, "load": os.getloadavg()[0], "photos_gb": _gigabytes()}
    wall, cpu = time.perf_counter(), time.process_time()
    pairs = candidates(photos.photos, {})
    row |= {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "peak_gb": _gigabytes()}
    found = _found(photos, pairs)
    row |= {"pairs": len(pairs) / size}
    row |= {kind: found[kind] / sum(copy[2] == kind for copy in photos.copies) for kind in KINDS}
    keys, proofs = [photo.key for photo in photos.photos], _proofs(photos, set(pairs))
    cpu = time.process_time()
    clusters = partition(keys, proofs, lambda ones, others: False)
    row |= {"partition_cpu": time.process_time() - cpu, "clusters": len(clusters), "all_gb": _gigabytes()}
    return row


def _gigabytes() -> float:
    """Most memory the process has held until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _found(photos: Made, pairs: tuple[Pair, ...]) -> Counter[str]:
    """Copies that stand beside their original among the pairs, by kind."""
    known = set(pairs)
    return Counter(kind for first, second, kind in photos.copies if (min(first, second), max(first, second)) in known)


def _proofs(photos: Made, pairs: set[Pair]) -> list[Proof]:
    keys = [photo.key for photo in photos.photos]
    return [
        Proof(link=Link(first=keys[first], second=keys[second], kind="copy", reason=kind), score=(0.9, first % 500))
        for first, second, kind in photos.copies
        if (min(first, second), max(first, second)) in pairs
    ]


def line(row: Row) -> str:
    """A row of the table (Markdown)."""
    cells = [f"{row['photos']:,.0f}"]
    cells += [f"{row[name]:.1f} s" for name in ("wall", "cpu")]
    cells += [f"{row[name]:.2f} GB" for name in ("photos_gb", "peak_gb")]
    cells += [f"{row['pairs']:.2f}", *(f"{row[name]:.3f}" for name in KINDS)]
    cells += [f"{row['partition_cpu']:.1f} s", f"{row['all_gb']:.2f} GB", f"{row['load']:.1f}"]
    return f"| {' | '.join(cells)} |"


def main(arguments: list[str]) -> None:
    """Print the table; write the plot where one is asked for."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(one(int(arguments[1]))))
        return
    picture = Path(arguments.pop(arguments.index("--plot") + 1)) if "--plot" in arguments else None
    sizes = [int(text) for text in arguments if text != "--plot"] or list(SIZES)
    heads = ("photos", "wall", "CPU", "photos alone", "peak", "pairs a photo", *KINDS, "partition", "peak then", "load")
    print(f"| {' | '.join(heads)} |\n|{' --: |' * len(heads)}")
    rows = []
    for size in sizes:
        rows.append(measured(size))
        print(line(rows[-1]), flush=True)
    if picture:
        picture.write_text(plot(rows), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
