"""The command line: one module per command."""

import sys
import traceback

_INTERRUPTED = 128 + 2
"""Exit status of what was stopped with Ctrl-C, by the shells' convention."""

_QUERY_INTERRUPTED = "Query interrupted"
"""What DuckDB makes of Ctrl-C while a statement runs: a RuntimeError without a cause."""

_STOPPED = "verifica: stopped; what was stored is whole, and the same command goes on from here."


def main() -> None:
    """Run ``verifica``: a sentence for every error, a traceback only with ``--debug``."""
    from pipelines.commands import debugging
    from pipelines.commands.app import app
    from pipelines.errors import VerificaError
    from pipelines.output.console import tell

    try:
        app()
    except VerificaError as error:
        if debugging.is_on():
            traceback.print_exc()
        tell(f"verifica: {error}")
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        tell(_STOPPED)
        sys.exit(_INTERRUPTED)
    except SystemExit as end:
        # Typer turns Ctrl-C into this exit status.
        if end.code == _INTERRUPTED:
            tell(_STOPPED)
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if str(error) == _QUERY_INTERRUPTED:
            tell(_STOPPED)
            sys.exit(_INTERRUPTED)
        if debugging.is_on():
            traceback.print_exc()
        tell(
            f"verifica: something failed that was not foreseen ({type(error).__name__}: {error}); "
            "run the command again with --debug and report what it shows."
        )
        sys.exit(1)
