"""``gallery serve``: look at a gallery on this computer."""

from contextlib import suppress
from typing import Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Gallery, Quiet
from gallery.cli.guard import INTERRUPTED, guarded

Port = Annotated[int | None, typer.Option("--port", metavar="NUMBER", help="Without it 8000, or any that is free.")]
Open = Annotated[bool, typer.Option("--open", help="Open the page in the browser.")]


@guarded
def serve(gallery: Gallery, port: Port = None, show_page: Open = False, quiet: Quiet = False) -> int:
    """Show a gallery on this computer, at 127.0.0.1; the page reloads when it is built again. Ctrl-C ends it."""
    logs.set_up(verbose=False)
    from gallery.pipeline.preview_server import address_of, open_preview

    with open_preview(gallery, port=port) as server:
        address = address_of(server)
        if not quiet:
            show.warn(f"{gallery} at {address}, for this computer alone. Ctrl-C ends it.")
        if show_page:
            import webbrowser

            webbrowser.open(address)
        with suppress(KeyboardInterrupt):  # how it is meant to end
            server.serve_forever(poll_interval=0.2)
    return INTERRUPTED
