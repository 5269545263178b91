"""What programs that are not ours see in a file."""

import json
import shutil
import subprocess

import pytest

_PICTURE = {"SourceFile", "ExifTool", "System", "File", "Composite", "RIFF", "JFIF", "PNG", "Meta", "QuickTime"}
"""Groups that tell of the file and its pixels; of the rest nothing is there that nobody wrote."""


def exiftool(data: bytes) -> dict[str, object]:
    """Group and name -> value of everything exiftool finds beside the picture itself."""
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is not installed")
    asked = [program, "-json", "-all", "-duplicates", "-unknown2", "-groupNames1", "-"]
    run = subprocess.run(asked, input=data, capture_output=True, check=True)
    (found,) = json.loads(run.stdout)
    return {name: value for name, value in found.items() if name.partition(":")[0] not in _PICTURE}
