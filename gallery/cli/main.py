"""The ``gallery`` command."""

import typer

from gallery.cli import alt, build, check, clean, config, decide, dedupe, doctor, export, init, serve, thumbnails

app = typer.Typer(
    name="gallery",
    help="Turn a folder of event photos into a web gallery that can be published with a clear conscience.",
    no_args_is_help=True,
    rich_markup_mode=None,  # a help page without rich starts faster
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build.build)
app.command("dedupe")(dedupe.dedupe)
app.command("decide")(decide.decide)
app.command("clean")(clean.clean)
app.command("thumbnails")(thumbnails.thumbnails)
app.add_typer(alt.app, name="alt")
app.command("export")(export.export)
app.command("check")(check.check)
app.command("serve")(serve.serve)
app.add_typer(config.app, name="config")
app.command("init")(init.init)
app.command("doctor")(doctor.doctor)


def _version(asked: bool) -> None:
    if asked:
        from gallery import __version__

        typer.echo(f"event-gallery {__version__}")
        raise typer.Exit


@app.callback()
def gallery(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Turn a folder of event photos into a web gallery that can be published with a clear conscience."""


def main() -> None:
    """Run the command line: the one place that may speak for the process."""
    import os
    import signal
    import sys
    from pathlib import Path

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, as some daemons start their children
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole run
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C: nothing half-done stays
    app()
