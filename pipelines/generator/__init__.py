"""Fictional consortia with known figures, for tests and for scale.

Plausible plans, verifications and reports of bodies that exist nowhere, the same ones for the same
seed. `bodies` makes them, `figures` says by arithmetic of its own what they must give, `rows` turns
them into rows of the tables, and `gold` into the JSON that the sample documents are typeset from.
"""

from pipelines.generator.bodies import generate
from pipelines.generator.figures import figures
from pipelines.generator.rows import store

__all__ = ["figures", "generate", "store"]
