"""``gallery alt rules``: what the audit looks for."""

from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Json, MessageIn
from gallery.cli.guard import DONE, guarded

Messages = Annotated[MessageIn, typer.Option("--messages", help="Language of the explanations.")]


@guarded
def list_rules(messages: Messages = MessageIn.EN, as_json: Json = False) -> int:
    """List the rules of the audit: id, severity, why, and an example of a bad and a good text."""
    logs.set_up(verbose=False)
    from gallery.alttext.rules import rules

    found = rules()
    if as_json:
        fields = ("id", "standard", "help", "help_pl", "bad", "good")
        listed = [{**{name: getattr(rule, name) for name in fields}, "severity": str(rule.severity)} for rule in found]
        show.as_json({"schema": "gallery.alt-rules/1", "rules": listed})
        return DONE
    for rule in found:
        show.say(f"{rule.severity:<7}  {rule.id}")
        show.say(f"         {rule.help_pl if messages == MessageIn.PL else rule.help}")
    return DONE
