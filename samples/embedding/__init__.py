"""Writers of the metadata that cameras, phones and picture desks leave in photos."""
