import platform
import subprocess
import sys

import pytest

from gallery.executors.allocation import keep_freed_memory

MEASURE = """
import resource
from gallery.executors.allocation import keep_freed_memory

def faults(times):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(times):
        bytearray(40_000_000)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

given_back = faults(5)
assert keep_freed_memory()
faults(1)
print(faults(5) * 5 < given_back)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="a setting of glibc")
def test_what_is_freed_is_used_again() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_a_c_library_without_the_setting_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in (AttributeError, OSError, TypeError):

        def refuses(name: object, missing: type[Exception] = missing) -> object:
            raise missing

        monkeypatch.setattr("ctypes.CDLL", refuses)
        assert not keep_freed_memory()
