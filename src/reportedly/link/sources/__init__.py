"""One source for each that is quoted over all reports; the unnamed only where the reports allow it."""
