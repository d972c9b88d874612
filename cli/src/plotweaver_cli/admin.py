"""`plotweaver admin`: for whoever keeps an installation, at its terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from plotweaver_cli.console import console, escape, fail
from plotweaver_cli.keeping import keeping
from plotweaver_cli.secrets import app as secrets

app = typer.Typer(help="Keep an installation: people, links, who may sign up, keys.", no_args_is_help=True)
app.add_typer(secrets, name="secrets")

Data = Annotated[Path | None, typer.Option("--data-dir", help="where books are kept", envvar="PLOTWEAVER_DATA_DIR")]
Database = Annotated[
    Literal["sqlite", "embedded-postgres"], typer.Option(help="the kind it was started with, if it does not run now")
]
Email = Annotated[str, typer.Argument(help="the e-mail of their account")]


@app.command()
def people(data_dir: Data = None, database: Database = "sqlite") -> None:
    """List everybody with an account."""
    with fail(), keeping(data_dir, database) as house:
        for each in house.people():
            admin = "  administrator" if each.site_role == "admin" else ""
            console.print(f"{escape(each.email)}  {escape(each.name)}{admin}", soft_wrap=True)


@app.command()
def person(
    email: Annotated[str, typer.Argument(help="their e-mail")],
    name: Annotated[str, typer.Option(help="as the others see it")],
    admin: Annotated[bool, typer.Option("--admin", help="may keep this installation, too")] = False,
    data_dir: Data = None,
    database: Database = "sqlite",
) -> None:
    """Open an account and print a link by which its owner sets a password."""
    with fail(), keeping(data_dir, database) as house:
        _print("They set a password with", house.add(name, email, admin))


@app.command()
def invite(
    email: Annotated[str, typer.Argument(help="their e-mail")], data_dir: Data = None, database: Database = "sqlite"
) -> None:
    """Print a link by which somebody opens an account themselves."""
    with fail(), keeping(data_dir, database) as house:
        _print("They open their account, within a day, with", house.invite(email))


@app.command()
def sign_in_link(email: Email, data_dir: Data = None, database: Database = "sqlite") -> None:
    """Print a link that signs somebody in once."""
    with fail(), keeping(data_dir, database) as house:
        _print("They sign in once, within a day, with", house.sign_in_link(email))


@app.command()
def reset_link(email: Email, data_dir: Data = None, database: Database = "sqlite") -> None:
    """Print a link by which somebody sets a new password."""
    with fail(), keeping(data_dir, database) as house:
        _print("They set a new password, within an hour, with", house.reset_link(email))


@app.command()
def verification_link(email: Email, data_dir: Data = None, database: Database = "sqlite") -> None:
    """Print a link that proves the address that somebody wants to have, or has already."""
    with fail(), keeping(data_dir, database) as house:
        _print("They confirm their address, within a day, with", house.verification_link(email))


@app.command()
def second_factor_off(email: Email, data_dir: Data = None, database: Database = "sqlite") -> None:
    """Ask somebody for no more codes, who lost their app and their recovery codes."""
    with fail(), keeping(data_dir, database) as house:
        ended = house.end_factor(email)
        console.print("Signing in takes no code any more." if ended else "Signing in took no code.")


@app.command()
def sign_out(
    email: Annotated[str | None, typer.Argument(help="the e-mail of their account")] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help="everybody, and not one person")] = False,
    data_dir: Data = None,
    database: Database = "sqlite",
) -> None:
    """Sign somebody out everywhere, or everybody."""
    if everybody == (email is not None):
        raise typer.BadParameter("Say whose devices: an e-mail, or --everybody.")
    with fail(), keeping(data_dir, database) as house:
        ended = house.end_all_sessions() if email is None else house.end_sessions(email)
        console.print(f"Signed out: {ended}.")


@app.command()
def sign_up(
    mode: Annotated[Literal["open", "invited", "closed"], typer.Argument(help="anybody, who is invited, or nobody")],
    data_dir: Data = None,
    database: Database = "sqlite",
) -> None:
    """Decide who may open an account."""
    with fail(), keeping(data_dir, database) as house:
        house.set_sign_up(mode)
        who = {"open": "Anybody", "invited": "Whoever is invited", "closed": "Nobody"}[mode]
        console.print(f"{who} may open an account.")


@app.command()
def codes(
    mode: Annotated[Literal["nobody", "administrators", "everybody"], typer.Argument(help="who has to")],
    data_dir: Data = None,
    database: Database = "sqlite",
) -> None:
    """Decide who has to sign in with codes from an app; the others may. Who is signed in stays so."""
    with fail(), keeping(data_dir, database) as house:
        house.set_codes(mode)
        console.print(f"{mode.capitalize()} {'has' if mode != 'administrators' else 'have'} to sign in with codes.")


@app.command()
def rotate_keys(
    at_once: Annotated[
        bool, typer.Option("--at-once", help="the old key may be known: what it signed ends now")
    ] = False,
    data_dir: Data = None,
    database: Database = "sqlite",
) -> None:
    """Let a new key sign access tokens. Nobody is signed out."""
    with fail(), keeping(data_dir, database) as house:
        seconds = house.rotate_keys(at_once)
        begins = f"begins to sign in {seconds} seconds" if seconds else "signs, and the old ones are gone"
        console.print(f"A new key {begins}.")


def _print(what: str, link: str) -> None:
    console.print(f"{what}\n\n  {link}\n", soft_wrap=True)
