"""How long ``gallery --help`` takes beside an empty Typer program, in turn, in one run.

python tests/benchmarks/startup.py [ROUNDS]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = """import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def one(name: str = "x") -> None: ...
@app.command()
def two() -> None: ...
app()
"""


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main(rounds: int) -> None:
    """Print the median of each and the median of the ratios pair by pair."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY)
        ours, theirs = [sys.executable, "-m", "gallery", "--help"], [sys.executable, str(empty), "--help"]
        pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds + 1)][1:]
    ratios = [one / other for one, other in pairs]
    print(f"gallery --help       {statistics.median(one for one, _ in pairs) * 1000:6.0f} ms (median of {rounds})")
    print(f"empty Typer --help   {statistics.median(other for _, other in pairs) * 1000:6.0f} ms")
    print(f"ratio, pair by pair  {statistics.median(ratios):6.2f}  ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
