"""``gallery decide``: what a person decided about photos."""

from pathlib import Path
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Json, Quiet, Verbose
from gallery.cli.guard import DONE, guarded

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a build.")]
Keep = Annotated[
    list[Path] | None, typer.Option("--keep", metavar="FILE", help="Publish this photo in any case. May be repeated.")
]
Drop = Annotated[list[Path] | None, typer.Option("--drop", metavar="FILE", help="Leave this photo out in any case.")]
Best = Annotated[list[Path] | None, typer.Option("--best", metavar="FILE", help="This photo is the best of its group.")]
Apart = Annotated[
    list[Path] | None, typer.Option("--apart", metavar="FILE", help="These photos are no duplicates. Name two or more.")
]
Lead = Annotated[Path | None, typer.Option("--lead", metavar="FILE", help="This photo stands for the gallery.")]
First = Annotated[
    list[Path] | None, typer.Option("--first", metavar="FILE", help="Show these photos first, in the order named.")
]
Focals = Annotated[
    list[str] | None,
    typer.Option(
        "--focal", metavar="FILE=X,Y", help="Crops keep this point in view: 0,0 is the upper left, 1,1 the lower right."
    ),
]
Parts = Annotated[
    list[str] | None,
    typer.Option(
        "--crop", metavar="FILE=NAME:X,Y,W,H", help="The crop NAME shows this part, in fractions of the picture (0-1)."
    ),
]
Forget = Annotated[
    list[Path] | None, typer.Option("--forget", metavar="FILE", help="Take back what was decided about this photo.")
]


@guarded
def decide(
    output: Out,
    keep: Keep = None,
    drop: Drop = None,
    best: Best = None,
    apart: Apart = None,
    lead: Lead = None,
    first: First = None,
    focal: Focals = None,
    crop: Parts = None,
    forget: Forget = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Keep, leave out, prefer, arrange or frame photos, or tell them apart; by content, and it wins over every run."""
    logs.set_up(verbose=verbose)
    from gallery.cli.framing import crops_of, focals_of
    from gallery.pipeline.verdicts import decide_photos

    decisions = decide_photos(
        output,
        keep=keep or (),
        drop=drop or (),
        best=best or (),
        apart=apart or (),
        lead=lead,
        order=first or (),
        focal=focals_of(focal or ()),
        crops=crops_of(crop or ()),
        forget=forget or (),
    )
    said = decisions.photos.values()
    counts = {
        "keep": sum(one.keep is True for one in said),
        "drop": sum(one.keep is False for one in said),
        "best": sum(one.best for one in said),
        "apart": len(decisions.distinct),
        "framed": sum(one.focal is not None or bool(one.crops) for one in said),
    }
    if as_json:
        show.as_json({"schema": "gallery.decide/1", **counts})
    else:
        show.say(
            f"Decided so far: {counts['keep']} kept, {counts['drop']} left out, {counts['best']} best, "
            f"{show.plural(counts['apart'], 'pair')} told apart, "
            f"{counts['framed']} framed. Build again to see it.",
            quiet=quiet,
        )
    return DONE
