"""The arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Photos = Annotated[list[Path], typer.Argument(metavar="PHOTOS", help="Photo files and folders of photos.")]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="Folder for the results.")]
Gallery = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a build.")]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings file; without it gallery.toml beside the photos."),
]
Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="NAME=VALUE", help="One setting, such as thumbnails.widths=320,640. May be repeated."
    ),
]
Similar = Annotated[
    str | None,
    typer.Option("--similar", metavar="WHICH", help="Of a burst publish all, best, or a number; off looks for none."),
]
Clocks = Annotated[
    list[str] | None,
    typer.Option(
        "--clock",
        metavar="CAMERA=OFFSET",
        help='What to add to a camera\'s times, such as "Canon EOS R6=+01:00:00"; auto applies what the photos show. '
        "May be repeated.",
    ),
]
Cache = Annotated[
    Path | None,
    typer.Option("--cache", metavar="DIR", help="Keep what was found out and made there; a second run is quick."),
]
Crops = Annotated[
    list[str] | None,
    typer.Option("--crop", metavar="SIZE", help="Also a crop: square, 16:9, og, or such as 640x400. May be repeated."),
]
Workers = Annotated[
    str,
    typer.Option(
        "--workers",
        metavar="N",
        help="Photos worked on at a time: auto (by cores and memory), or a number; 1 works serially.",
    ),
]
ExecutorName = Annotated[
    str | None,
    typer.Option("--executor", metavar="NAME", help="Where the work runs: serial, threads, processes or a plugin."),
]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON on stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log every step on stderr.")]


class MessageIn(StrEnum):
    """Languages in which rules speak."""

    EN = "en"
    PL = "pl"
