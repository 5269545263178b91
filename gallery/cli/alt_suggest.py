"""``gallery alt suggest``: drafts by a model or a program of the user's."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import ConfigFile, Gallery, Json, Quiet, Sets, Verbose
from gallery.cli.guard import DONE, FINDINGS, SOME_FAILED, guarded

if TYPE_CHECKING:
    from gallery.pipeline.suggested import SuggestReport

Endpoint = Annotated[
    str, typer.Option("--endpoint", metavar="URL", help="OpenAI-compatible, such as http://localhost:11434/v1.")
]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="Of a model that takes pictures.")]
Consent = Annotated[
    list[str] | None,
    typer.Option(
        "--consent-host",
        metavar="HOST",
        help="Pictures may be sent to this host, such as https://models.example.org. May be repeated.",
    ),
]
KeyEnv = Annotated[
    str, typer.Option("--key-env", metavar="VARIABLE", help="Environment variable that holds the key of the service.")
]
Languages = Annotated[
    list[str] | None, typer.Option("--language", metavar="pl", help="Only this one of the gallery's. May be repeated.")
]
Estimate = Annotated[bool, typer.Option("--estimate", help="Only say how much would be sent.")]
MaxRequests = Annotated[
    int | None, typer.Option("--max-requests", metavar="N", help="Send at most so many; the next run goes on.")
]
Again = Annotated[bool, typer.Option("--again", help="Ask again where an earlier answer could not be used.")]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="For one answer. Default: 120.")]


@guarded
def suggest(
    gallery: Gallery,
    endpoint: Endpoint = "",
    model: Model = "",
    consent_host: Consent = None,
    key_env: KeyEnv = "GALLERY_API_KEY",
    language: Languages = None,
    estimate: Estimate = False,
    max_requests: MaxRequests = None,
    again: Again = False,
    timeout: Timeout = 120.0,
    config: ConfigFile = None,
    sets: Sets = None,
    as_json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Ask a model, or the program of alt.command, for drafts where a photo has no text; build again to see them.

    Nothing is approved by this: a person reads every draft. Pictures go out small and without metadata, and only to
    this computer unless a host is agreed to.
    """
    logs.set_up(verbose=verbose)
    from gallery.cli.progress import shown_progress
    from gallery.cli.settings import settings_for
    from gallery.pipeline.suggested import suggest_fields
    from gallery.pipeline.suggesting import settings_folder, suggest_alts

    beside = settings_folder(gallery)
    loaded = settings_for([beside] if beside else [], config, sets)
    with shown_progress(quiet=quiet or as_json, verbose=verbose) as on_event:
        report = suggest_alts(
            gallery,
            endpoint=endpoint,
            model=model,
            config=loaded,
            consent=consent_host or (),
            key_env=key_env,
            languages=language or (),
            estimate=estimate,
            max_requests=max_requests,
            again=again,
            timeout=timeout,
            on_event=on_event,
        )
    if as_json:
        show.as_json(suggest_fields(report))
    else:
        _tell(report, gallery, quiet=quiet)
    if report.failed:
        return FINDINGS
    return SOME_FAILED if report.incomplete else DONE


def _tell(report: "SuggestReport", gallery: Path, *, quiet: bool) -> None:
    for one in report.suggestions:
        if one.state != "drafted":
            flagged = f" [{', '.join(one.rules)}]" if one.rules else ""
            show.warn(f"{one.image} ({one.language}): {one.state}: {one.words}{flagged}")
    sent = f"{show.plural(report.load.requests, 'request')} with {show.plural(report.load.pictures, 'picture')}"
    size = f"{report.load.bytes:,} bytes"
    if report.estimate:
        show.say(f"Would send {sent}, {size}; up to twice that where answers have to be asked for again.", quiet=quiet)
        return
    if report.stopped:
        show.warn(f"Ended early: {report.stopped}. Run again to go on.")
    drafted = report.counts.get("drafted", 0)
    show.say(f"Sent {sent}, {size}. {show.plural(drafted, 'draft')} for a person to read.", quiet=quiet)
    if drafted:
        show.say(f"Build again, or: gallery alt export {gallery} -o alts.xlsx", quiet=quiet)
