"""`plotweaver admin secrets`: keys of models' providers, and the key that stored secrets are sealed with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from plotweaver_cli.console import console, escape, fail
from plotweaver_cli.keeping import opened

app = typer.Typer(help="Keys of models' providers, stored encrypted.", no_args_is_help=True)

Data = Annotated[Path | None, typer.Option("--data-dir", help="where books are kept", envvar="PLOTWEAVER_DATA_DIR")]
Database = Annotated[
    Literal["sqlite", "embedded-postgres"], typer.Option(help="the kind it was started with, if it does not run now")
]
Provider = Annotated[str, typer.Argument(help="where its models are called, as `list` names it: api.openai.com")]
Book = Annotated[str, typer.Option("--book", help="the id of a book, for a key of its own")]


@app.command(name="list")
def show(book: Book = "", data_dir: Data = None, database: Database = "sqlite") -> None:
    """List the providers of this installation's models, and for which of them a key is set."""
    from plotweaver_backend.models.keys import ModelKeys

    with fail(), opened(data_dir, database) as services:
        keys = services.get(ModelKeys).shown(book).keys
        if not keys:
            console.print("No model of a provider is set up here: PLOTWEAVER_OPENAI_URL names one.")
        for each in keys:
            held = each.held
            ends = f" ending in {held.last_four}" if held and held.last_four else ""
            said = f"a key{ends} is set" if held else f"none is set (otherwise: {each.otherwise})"
            console.print(f"{escape(each.provider)}  {escape(said)}", soft_wrap=True)


@app.command(name="set")
def put(provider: Provider, book: Book = "", data_dir: Data = None, database: Database = "sqlite") -> None:
    """Set a provider's key: it is asked for, or read from what is piped in, and never part of the command."""
    from plotweaver_backend.models.keys import ModelKeys
    from plotweaver_contracts.ai import NewModelKey
    from pydantic import SecretStr, ValidationError

    try:
        key = NewModelKey(key=SecretStr(typer.prompt("Key", hide_input=True))).key
    except ValidationError:
        # the error would repeat nothing of it, and help nobody
        raise typer.BadParameter("A key is one word of plain letters, digits and signs, 8 at the least.") from None
    with fail(), opened(data_dir, database) as services:
        services.get(ModelKeys).put(book, provider, key, "")
        console.print(f"The key for {escape(provider)} is set, and counts from the next call on.")


@app.command()
def remove(provider: Provider, book: Book = "", data_dir: Data = None, database: Database = "sqlite") -> None:
    """Forget a provider's key."""
    from plotweaver_backend.models.keys import ModelKeys

    with fail(), opened(data_dir, database) as services:
        services.get(ModelKeys).remove(book, provider)
        console.print(f"The key for {escape(provider)} is gone.")


@app.command()
def rotate(data_dir: Data = None, database: Database = "sqlite") -> None:
    """Seal every stored secret anew under a new key, and forget the older one. Killed, it goes on when run again."""
    from plotweaver_backend.vault.keys import SecretKeys
    from plotweaver_backend.vault.rotation import Rotation

    with fail(), opened(data_dir, database) as services:
        count = services.get(Rotation).run()
        console.print(f"Sealed anew: {count}.")
        if SecretKeys.of(services.settings).are_given:
            console.print("Take every key but the first out of PLOTWEAVER_SECRETS_KEY now.")
