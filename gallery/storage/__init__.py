"""The only place that knows where files are kept."""
