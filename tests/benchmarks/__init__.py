"""Simulations of what the insight says, torture of journals, and how fast and light it all is."""
