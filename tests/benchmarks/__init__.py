"""Simulations that measure what the insight says about people whose truth is known."""
