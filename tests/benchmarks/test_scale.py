"""The benchmark still runs; at 100,000 photos it stays within its bounds."""

from xml.etree import ElementTree

import pytest

from tests.benchmarks.made_prints import KINDS
from tests.benchmarks.scale import line, measured, one
from tests.benchmarks.scale_plot import plot


def test_a_small_run_finds_its_copies_and_is_plotted() -> None:
    row = one(600)
    assert row["edited"] == row["turned"] == row["reduced"] == 1
    assert row["pairs"] < 2
    assert line(row).startswith("| 600 |")
    assert ElementTree.fromstring(plot([row, row | {"photos": 6000}])).tag.endswith("svg")


@pytest.mark.slow
def test_a_hundred_thousand_photos_stay_within_bounds() -> None:
    row = measured(100_000)
    assert row["peak_gb"] < 2
    assert row["pairs"] < 2
    assert all(row[kind] > 0.99 for kind in KINDS if kind != "cropped")
    assert row["cropped"] > 0.8
