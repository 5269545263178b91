"""The straight line from photos to a gallery."""
