"""Makes the modules beside the sample script importable."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    monkeypatch.syspath_prepend(str(SAMPLES))


@pytest.fixture
def conference():
    return SAMPLES / "conference"
