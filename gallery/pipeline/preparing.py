"""Everything that is made of the photos before anything is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gallery.config.schema import Settings
from gallery.model import Alt, Decisions, Focal, Photo, Problem
from gallery.pipeline.completing import completed
from gallery.pipeline.describing import describe
from gallery.pipeline.drafts import load_drafts
from gallery.pipeline.focusing import focals
from gallery.pipeline.grouping import Grouped, grouped
from gallery.pipeline.originals import Cleaning, clean_published
from gallery.pipeline.rendering import render_missing
from gallery.pipeline.run import Run
from gallery.pipeline.select import Selection, select
from gallery.pipeline.stamping import Stamping, stamp_renditions
from gallery.pipeline.workspace import Workspace
from gallery.storage.inputs import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The photos of the gallery with their files and texts.

    Attributes:
        grouped: Copies, bursts, and what was found out about clocks.
        alts: Key -> alt, drafts included.
        focals: SHA-256 -> what crops keep in view.
        problems: Photos that failed on the way; where one had copies, the next best of them took its place.
        rendered: SHA-256 of what was rendered here.
        cleaned: SHA-256 of what was cleaned here.
    """

    grouped: Grouped
    selection: Selection
    stamping: Stamping
    cleaning: Cleaning
    alts: Mapping[str, Alt]
    focals: Mapping[str, Focal]
    problems: tuple[Problem, ...]
    rendered: frozenset[str]
    cleaned: frozenset[str]


def prepare(
    photos: Sequence[Photo], inputs: Inputs, run: Run, space: Workspace, settings: Settings, decisions: Decisions
) -> Prepared:
    """Group, choose, render, describe, stamp and clean; again without those that failed, until none does."""
    problems: tuple[Problem, ...] = ()
    rendered: frozenset[str] = frozenset()
    cleaned: frozenset[str] = frozenset()
    drafts = load_drafts(space)
    while True:
        found = grouped(photos, space.store, run, settings.dedupe, decisions)
        whole, fills = completed(photos, found.choices)
        selection = select(whole, found.choices, decisions, found.clocks)
        points = focals(selection.photos, space.store, decisions, settings.thumbnails.focal)
        made = render_missing(selection.photos, inputs, run, space, settings.thumbnails, points, decisions)
        alts = describe(selection.photos, settings, decisions, inputs.files, drafts)
        stamping = stamp_renditions(selection.photos, made.files, alts, run, space, settings)
        cleaning = clean_published(selection.photos, inputs, run, space, settings, alts, fills)
        rendered, cleaned = rendered | made.fresh, cleaned | cleaning.fresh
        failed = {problem.path: problem for problem in (*cleaning.problems, *stamping.problems, *made.problems)}
        problems = (*problems, *failed.values())
        if not failed:
            return Prepared(
                grouped=found,
                selection=selection,
                stamping=stamping,
                cleaning=cleaning,
                alts=alts,
                focals=points,
                problems=problems,
                rendered=rendered,
                cleaned=cleaned,
            )
        photos = [photo for photo in photos if photo.key not in failed]
