"""Benchmarks and backtests with fixed seeds: `make bench`."""
