"""The tests read as a specification."""
