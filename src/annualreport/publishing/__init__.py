"""Lists of steps from a signed year to its release: gate, cleaner, every format, the record, corrections."""
