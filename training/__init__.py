"""How the text model of `contractcheck.opinion` is made: `python -m training`."""
