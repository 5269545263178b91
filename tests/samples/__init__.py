"""The sample event is what its description says."""
