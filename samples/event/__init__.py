"""What happened at the sample event: who photographed what, when, and what became of the files."""
