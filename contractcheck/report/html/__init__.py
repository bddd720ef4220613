"""The report as a web page: one file that asks for nothing from outside."""

from contractcheck.report.html.page import render

__all__ = ["render"]
