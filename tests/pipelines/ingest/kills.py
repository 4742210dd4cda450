"""How often tests kill what they start, and when: `make kills` asks for more."""

import os

KILLS = int(os.environ.get("VERIFICA_KILLS", "4"))
"""Kills of each kind of process: the run, its writer, its workers, their server, a cluster's."""

SEED = 20240229
"""Of the moments: the same in every run."""
