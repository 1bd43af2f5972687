"""Leaving: days and profile as CSV, JSON and Markdown, one module per format."""
