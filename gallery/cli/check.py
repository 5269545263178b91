"""``gallery check``: is the gallery fit to be published?"""

from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Gallery, Json, Quiet, Verbose
from gallery.cli.guard import DONE, FINDINGS, guarded

Fix = Annotated[
    bool, typer.Option("--fix", help="First remove what earlier builds left, and number the photos from 1.")
]


@guarded
def check(
    gallery: Gallery, fix: Fix = False, as_json: Json = False, quiet: Quiet = False, verbose: Verbose = False
) -> int:
    """Check every public file: complete, unchanged, nothing private in it, every alt text there."""
    logs.set_up(verbose=verbose)
    from gallery.pipeline.checking import check_fields, check_gallery

    mended: tuple[str, ...] = ()
    if fix:
        from gallery.pipeline.mending import mend_gallery

        mended = mend_gallery(gallery)
    report = check_gallery(gallery)
    if as_json:
        show.as_json({**check_fields(report), "fixed": list(mended)} if fix else check_fields(report))
    else:
        for done in mended:
            show.say(done, quiet=quiet)
        for finding in report.findings:
            show.say(f"{finding.path}: {finding.severity}: {finding.message} [{finding.code}]", quiet=quiet)
        for accepted in report.accepted:
            one = accepted.finding
            show.say(f"{one.image}, {one.language}: {one.rule} accepted: {accepted.reason}", quiet=quiet)
        for why in dict.fromkeys(report.not_run.values()):
            rules = " and ".join(rule for rule, reason in report.not_run.items() if reason == why)
            show.say(f"{rules} did not run: {why}.", quiet=quiet)
        verdict = "fit to publish" if report.ok else "not fit to publish yet"
        show.say(f"{gallery}: {verdict}; {show.plural(len(report.findings), 'finding')}.", quiet=quiet)
    return DONE if report.ok else FINDINGS
