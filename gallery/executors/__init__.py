"""Where the work on photos runs."""
