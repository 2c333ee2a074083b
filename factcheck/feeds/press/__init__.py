"""What is printed of each check, once for every format, and kept: written, found again, sent as pages or a stream."""
