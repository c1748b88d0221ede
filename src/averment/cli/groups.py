"""Commands with commands of their own: `averment actors BASE` lists, `averment actors merge BASE …` decides."""

from typing import Any

import typer

__all__ = ["or_else"]


def or_else(command: str) -> type[typer.core.TyperGroup]:
    """Return a group in which what is no command's name is the first argument of this command."""

    class Commands(typer.core.TyperGroup):
        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            return super().resolve_command(ctx, args if args[:1] and args[0] in self.commands else [command, *args])

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            # Options before BASE are those of the command, but for a call for help.
            listing = args[:1] and args[0].startswith("-") and args[0] not in {"-h", "--help"}
            return super().parse_args(ctx, [command, *args] if listing else args)

    return Commands
