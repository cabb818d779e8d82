"""What UCDP gives an event when it is taken in, and we cannot."""

from __future__ import annotations

from typing import Final

ASSIGNED: Final = "Left empty: UCDP assigns it."
