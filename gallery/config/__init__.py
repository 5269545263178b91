"""Settings and where each value came from."""
