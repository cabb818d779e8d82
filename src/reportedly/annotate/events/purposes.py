"""Acts that are told only as what something was for, or about: no events of their own."""

from __future__ import annotations

from reportedly.annotate.events.findings import Found
from reportedly.annotate.events.frames import is_issued
from reportedly.annotate.status.governors import base
from reportedly.annotate.wordlists import words_by
from reportedly.record import OTHER, Status


def is_bare(found: Found) -> bool:
    """A verb without tense or subject that tells what something is for, not what was done."""
    verb = found.verb
    if verb.dep_ == "acl" and is_issued(verb.head):
        return False
    bare = verb.tag_ in ("VB", "VBG") and verb.dep_ in ("pcomp", "advcl", "acl", "xcomp")
    bare = bare and not (verb.dep_ == "xcomp" and base(verb.head) == "be")  # "is to meet"
    return bare and found.act.type not in ("ASSAULT", OTHER)


ENTITLED = words_by("en/event_words.tsv")["entitled"]
# After these a verb in -ing tells what was done; after others what was thought of ("keen on building").
DONE_BY = {"by", "after", "in", "with", "through", "while", "since", "before", "without"}


def is_purpose_only(found: Found, status: Status) -> bool:
    """What an act was for ("closed the road to stop protests") or about, not what was done."""
    verb = found.verb
    if verb.dep_ == "acl" and verb.tag_ == "VB" and base(verb.head) in ENTITLED:
        return True  # "the right to protest"
    if verb.dep_ == "pcomp":
        return verb.head.lower_ not in DONE_BY and (status == "happened" or found.act.type == "SUPPORT")
    purpose = verb.tag_ == "VB" and verb.dep_ == "advcl" and any(c.tag_ == "TO" for c in verb.children)
    return purpose and found.act.type != "CONSULT"


ENDING = words_by("en/event_words.tsv")["ending"]


def is_to_end(found: Found, status: Status) -> bool:
    """An act that is not to go on: who "wants the shelling to end" asks for no shelling."""
    noun = found.head
    if noun.pos_ != "NOUN" or found.verb != noun or status in ("happened", "ongoing"):
        return False
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return len(after) > 1 and after[0].lower_ == "to" and after[1].lower_ in ENDING


__all__ = ["is_bare", "is_purpose_only", "is_to_end"]
