"""Faults of the machine: the system calls of a write, what can befall them, and who judges it."""
