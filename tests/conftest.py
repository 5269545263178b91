"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.photos import SHARED

settings.register_profile("gallery", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("gallery")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real photos with ground truth, where a developer has it."""
    if not SHARED.is_dir():
        pytest.skip("there are no real photos beside the repository")
    return SHARED
