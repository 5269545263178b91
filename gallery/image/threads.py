"""Threads that picture libraries start by themselves."""

import os
import sys
from typing import Final

_VARIABLES: Final = ("OPENCV_FOR_THREADS_NUM", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Read by OpenCV, OpenMP, OpenBLAS (NumPy's wheels) and Accelerate (NumPy on macOS) when they are loaded."""


def one_thread_each() -> None:
    """Keep the libraries of this process from starting threads; for worker processes, of which there is one a core.

    What a person set in the environment stays. A library does not call this in a process that it does not own.
    """
    for name in _VARIABLES:
        os.environ.setdefault(name, "1")
    loaded = sys.modules.get("cv2")
    if loaded is not None and os.environ[_VARIABLES[0]] == "1":
        loaded.setNumThreads(1)
