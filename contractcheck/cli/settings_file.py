"""The settings file `contractcheck.toml`: what options are where the command line does not say so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from contractcheck.errors import UsageError

NAME = "contractcheck.toml"
_PATHS = ("playbook", "waivers", "store", "out")


class SettledCommand(click.Command):
    """A command whose options also come from a settings file: one named with --settings, or that in the working folder."""

    def __init__(self, *arguments: Any, **details: Any) -> None:
        super().__init__(*arguments, **details)
        self.params += [_settings_option(), _no_settings_option()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the settings first, so that they are what options are by default."""
        if not ctx.resilient_parsing:
            given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
            asked = self.get_help_option(ctx)
            if not (asked and given.get(str(asked.name))):
                ctx.default_map = {**(ctx.default_map or {}), **self._defaults(given)}
        return super().parse_args(ctx, args)

    def _defaults(self, given: Mapping[str, Any]) -> dict[str, Any]:
        path = _chosen(given)
        if path is None:
            return {}
        data = read(path)
        found = {option: name for option in self.params if (name := _key(option)) in data}
        return {str(option.name): _value(option, name, data[name], path) for option, name in found.items()}


def is_settled(name: str) -> bool:
    """Whether an option of the command that runs has its value from a settings file."""
    return click.get_current_context().get_parameter_source(name) is ParameterSource.DEFAULT_MAP


def read(path: Path) -> Mapping[str, Any]:
    """The settings in a file by key; raises ClauseFileError with the place of the first fault."""
    from contractcheck.rules.toml_ import faults_first
    from contractcheck.rules.toml_ import read as read_toml
    from contractcheck.rules.validate import schema_faults

    file = read_toml(path)
    faults_first(schema_faults(file, "settings"))
    return file.data


def _chosen(given: Mapping[str, Any]) -> Path | None:
    named = given.get("settings")
    if given.get("no_settings"):
        if named:
            raise UsageError("--settings names a settings file and --no-settings wants none: leave one of them out.")
        return None
    if named:
        return Path(named)
    found = Path(NAME)
    if not found.is_file():
        return None
    if _is_input(found, given):
        click.echo(
            f"{NAME} lies in a folder that is to be checked and is not used; name it with --settings if it is yours.", err=True
        )
        return None
    click.echo(f"Settings: {NAME}", err=True)
    return found


def _is_input(found: Path, given: Mapping[str, Any]) -> bool:
    """Whether the file stands in a folder that is itself an input; settings from there would be the supplier's."""
    lists = [given.get(name) for name in ("files", "folders")]
    named = [each for names in lists if isinstance(names, tuple) for each in names]
    parents = found.resolve().parents
    return any(Path(each).resolve() in parents for each in named if Path(each).is_dir())


def _key(option: click.Parameter) -> str:
    """The key of an option: its long name, where its parameter bears that name in the singular or plural; else nothing."""
    long = max(option.opts, key=len).removeprefix("--")
    return long if option.name in {long.replace("-", "_"), f"{long}s"} else ""


def _value(option: click.Parameter, key: str, value: Any, path: Path) -> Any:
    """The value as the command line would have it; a path begins at the folder of the settings file."""
    if key in _PATHS and "://" not in value:
        return str(path.parent / value)
    if option.multiple if isinstance(option, click.Option) else False:
        return value if isinstance(value, list) else [value]
    return ",".join(value) if isinstance(value, list) else value


def _settings_option() -> click.Option:
    return click.Option(
        ["--settings"], metavar="FILE", expose_value=False, help=f"Settings file. [default: {NAME} in the working folder]"
    )


def _no_settings_option() -> click.Option:
    return click.Option(["--no-settings"], is_flag=True, expose_value=False, help="Use no settings file.")
