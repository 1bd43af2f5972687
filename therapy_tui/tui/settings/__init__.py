"""What the settings screen lists, page by page, and what its keys do there."""
