"""Ratios of the program against bare floors, side by side in one run: ``python -m benchmarks``."""
