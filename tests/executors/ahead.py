"""How far an executor runs ahead of its reader."""

from collections.abc import Iterable, Iterator

from gallery.ports import Executor, Work


class Counted:
    """Values that count how many of them were taken before their results were read."""

    def __init__(self, values: Iterable[int]) -> None:
        self.values = values
        self.taken = self.read = self.most = 0

    def __iter__(self) -> Iterator[int]:
        for value in self.values:
            self.taken += 1
            self.most = max(self.most, self.taken - self.read)
            yield value


def most_ahead(executor: Executor, work: Work[int, int], count: int) -> tuple[int, list[int]]:
    """The most values that were taken and not yet answered, and all results."""
    values, results = Counted(range(count)), []
    for result in executor.map(work, values):
        values.read += 1
        results.append(result)
    return values.most, results
