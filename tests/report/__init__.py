"""The page for the session, in every format."""
