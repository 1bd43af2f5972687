"""What the days say, gathered from the journal and put into pages and lines."""
