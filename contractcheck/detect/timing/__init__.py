"""Dates, stages and gates: what is due before use begins."""
