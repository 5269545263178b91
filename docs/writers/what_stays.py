"""``design/what-stays.md``: what cleaning does to a mark in every place, seen by doing it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from gallery.errors import CleaningFailed
from gallery.metadata.clean import clean_metadata
from gallery.metadata.policy import EXIF_SUBJECTS, XMP_SUBJECTS
from gallery.metadata.verify import private_traces
from gallery.metadata.words import FOREIGN_XMP
from gallery.model import SUBJECTS, PolicyName, subjects_of
from tests.metadata.planted import Planted, everything
from writers.markdown import MADE, code, table

_POLICIES: tuple[PolicyName, ...] = ("web", "archive", "bare")
_INTRODUCTION = """
# What stays and what goes

A published file is built from allow-listed parts; whatever is not listed here as staying goes, known or not. This page
is made by planting a mark in each place, cleaning the file under each policy and looking for the mark, so it says what
the code does. *Stays* means: the same value, in the one form that this package writes (EXIF and XMP; IPTC-IIM and texts
of PNG become XMP).

## Subjects

`metadata.keep` and `metadata.remove` switch single subjects; a policy is a set of them. The colour profile (byte by
byte) and the orientation stay always: without them the picture looks different.
"""
_CONTAINERS = """
## Places

EXIF, XMP and IPTC-IIM are judged alike wherever they lie: JPEG segments (any number of them), PNG chunks and the raw
profiles of ImageMagick, WebP chunks, GIF extensions, AVIF and HEIC items, TIFF tags. Compressed pixels are never
touched; AVIF, HEIC and TIFF are converted where anything in them cannot be looked into.
"""


def page() -> str:
    """The page."""
    return "\n".join([f"{MADE}{_INTRODUCTION}", _subjects(), _CONTAINERS.lstrip("\n"), _places()])


def _subjects() -> str:
    rows = []
    for subject in SUBJECTS:
        names = [code(name) for name, its in XMP_SUBJECTS.items() if its == subject]
        names += [f"EXIF {code(f'0x{tag:04X}')}" for (_, tag), its in EXIF_SUBJECTS.items() if its == subject]
        policies = [policy for policy in _POLICIES if subject in subjects_of(policy)]
        rows.append((code(subject), ", ".join(map(code, policies)), ", ".join(names)))
    return table(("subject", "stays under", "properties and tags"), rows)


def _places() -> str:
    rows = [
        (one.container, one.place, *(_verdict(one, policy) for policy in _POLICIES), _words(one))
        for one in everything()
    ]
    return table(("where", "what", *_POLICIES, "an editor reads"), rows)


def _verdict(one: Planted, policy: PolicyName) -> str:
    try:
        return "stays" if one.mark in clean_metadata(one.data, policy=policy).data else "goes"
    except CleaningFailed:
        return "withheld"


def _words(one: Planted) -> str:
    """What the report calls it under the first policy that takes it away."""
    policy = next((policy for policy in _POLICIES if _verdict(one, policy) == "goes"), "web")
    return ", ".join(word for word in private_traces(one.data, policy=policy) if word != FOREIGN_XMP)
