"""``gallery alt accept``: a finding that a person knows better."""

from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Gallery, Quiet
from gallery.cli.guard import DONE, guarded

RuleId = Annotated[str, typer.Argument(metavar="RULE", help="Id of the rule, such as same-as-caption.")]
Photos = Annotated[list[str], typer.Argument(metavar="PHOTOS", help="Ids, or names of photo files.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; empty takes the acceptance back.")]


@guarded
def accept(gallery: Gallery, rule: RuleId, photos: Photos, reason: Reason, quiet: Quiet = False) -> int:
    """Accept what a rule finds in the alt texts of single photos, for a reason that stands in the report."""
    logs.set_up(verbose=False)
    from gallery.pipeline.accepting import accept_findings

    changed = accept_findings(gallery, rule, photos, reason=reason)
    verb = "accepted for" if reason.strip() else "looked for again in"
    show.say(f"{rule} is {verb} {show.plural(changed, 'photo')}. Build again to see it.", quiet=quiet)
    return DONE
