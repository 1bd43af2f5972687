"""A daily check-in for people in therapy, kept in plain files they own."""

__version__ = "0.1.0"
