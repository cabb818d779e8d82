"""An event's type as coders of CAMEO and PLOVER give it.

Our record keeps a planned meeting as a meeting that is planned; they code the intent (AGREE), the refusal
(REJECT) and the threat (THREATEN) instead, and a signature as SUPPORT. Convictions and international
sanctions follow the crosswalk (CAMEO 116 and 163), as the coders of plover-train did, where the manual has
SANCTION. That data has one type
YIELD for what the codebook parts into CONCEDE (words) and RETREAT (deeds).
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.annotation import LocalEvent

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
COOPERATION = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"}
FORCE = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def coded(event: LocalEvent, text: str, renamed: Mapping[str, str] = YIELD) -> str:
    """The type as a coder gives it; ``renamed`` are the names that the coded data has for types of ours."""
    signed = event.type == "AGREE" and "sign" in text[slice(*event.trigger)].lower()
    if signed and event.status not in ("planned", "offered", "denied"):
        return "SUPPORT"
    if event.type in COOPERATION and event.status in ("planned", "offered"):
        return "AGREE"
    if event.type in COOPERATION and event.status == "denied":
        return "REJECT"
    if event.type in FORCE and event.status == "planned":
        return "THREATEN"
    if event.type == "SANCTION" and event.mode == "convict":
        return "ACCUSE"
    if event.type == "SANCTION" and "sanction" in text[slice(*event.trigger)].lower():
        return "COERCE"
    return renamed.get(event.type, event.type)


__all__ = ["COOPERATION", "YIELD", "coded"]
