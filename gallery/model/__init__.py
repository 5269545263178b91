"""The nouns of the package: frozen values, standard library only."""

from gallery.model.alttext import Alt, AltRole, AltSource, AltStatus, AltText, Finding, Revision, Severity
from gallery.model.cleaned import Cleaned
from gallery.model.decisions import Decisions, Focal, PhotoDecision, Region
from gallery.model.drift import Drift
from gallery.model.event import Event, Rights
from gallery.model.group import Choice, Group, Grouping, GroupKind, Link, Member
from gallery.model.manifest import (
    MANIFEST_VERSION,
    CleaningRecord,
    Generator,
    Item,
    Manifest,
    ManifestAlt,
    ManifestCamera,
    ManifestCapture,
    ManifestExclusion,
    ManifestProblem,
    ManifestSource,
    ManifestText,
    Placeholder,
)
from gallery.model.metadata import Camera, Captured, Found, Metadata
from gallery.model.photo import Fingerprint, Photo, Quality
from gallery.model.problem import Problem
from gallery.model.progress import Progress
from gallery.model.rendition import Rendition
from gallery.model.source import Source
from gallery.model.subject import SUBJECTS, PolicyName, Subject, subjects_of

__all__ = [
    "MANIFEST_VERSION",
    "SUBJECTS",
    "Alt",
    "AltRole",
    "AltSource",
    "AltStatus",
    "AltText",
    "Camera",
    "Captured",
    "Choice",
    "Cleaned",
    "CleaningRecord",
    "Decisions",
    "Drift",
    "Event",
    "Finding",
    "Fingerprint",
    "Focal",
    "Found",
    "Generator",
    "Group",
    "GroupKind",
    "Grouping",
    "Item",
    "Link",
    "Manifest",
    "ManifestAlt",
    "ManifestCamera",
    "ManifestCapture",
    "ManifestExclusion",
    "ManifestProblem",
    "ManifestSource",
    "ManifestText",
    "Member",
    "Metadata",
    "Photo",
    "PhotoDecision",
    "Placeholder",
    "PolicyName",
    "Problem",
    "Progress",
    "Quality",
    "Region",
    "Rendition",
    "Revision",
    "Rights",
    "Severity",
    "Source",
    "Subject",
    "subjects_of",
]
