"""The places and moments of the event, one file each."""
