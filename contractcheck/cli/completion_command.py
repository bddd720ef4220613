"""`contractcheck completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from contractcheck.errors import UsageError


@click.command(
    short_help="Print the script that lets a shell complete commands.",
    epilog="""\b
Examples:
  contractcheck completion bash >> ~/.bashrc
  contractcheck completion zsh >> ~/.zshrc
  contractcheck completion fish > ~/.config/fish/completions/contractcheck.fish
""",
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL."""
    complete = get_completion_class(shell)
    if complete is None:
        raise UsageError(f"This version of click cannot complete in {shell}: install click 8.1 or later.")
    program = context.find_root()
    click.echo(complete(program.command, {}, "contractcheck", "_CONTRACTCHECK_COMPLETE").source())
