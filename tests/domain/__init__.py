"""See the test names."""
