"""What happened, who says so, and on whose word.

``Case`` is the way in: open one, add reports, ask for claims, events, conflicts, and export them.
The stages are read → annotate → link → assess → publish, one package each; the records between
them are in ``record`` (what is exported) and ``annotation`` (what one report holds on its own).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.case import Case

__version__ = "0.1.0"
__all__ = ["Case", "__version__"]


def __getattr__(name: str) -> Any:
    """``Case`` on first use: it brings all stages with it, and the records alone are wanted often."""
    if name == "Case":
        from reportedly.case import Case

        return Case
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
