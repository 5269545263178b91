"""What a file says about itself: read, judged, cleaned, verified."""
