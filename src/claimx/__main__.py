"""`python -m claimx`."""

from claimx.cli.main import run

run()
