"""Where alt text may come from, one file each."""
