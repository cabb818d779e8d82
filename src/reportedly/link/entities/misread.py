"""Names whose kind a single report could not tell, and the others in the story or the page's own head do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from reportedly.link.claims.wording import fold
from reportedly.link.entities.kinds import family_of
from reportedly.link.entities.mentions import OWN_OUTLET, Mention
from reportedly.link.entities.spellings import is_abbreviation
from reportedly.read.agencies import agency_of

# Letters from which capitals alone are no person's initials: "JP" may be one, "MBTC" is none.
LETTERS = 3


def mended(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those taken for something else with the kind that they have:

    an outlet that its own report calls short ("La Plume" in La Plume du Nord), a news agency by its words, a
    person by a family name that the story has in full and no body shares, and a body by initials.
    """
    own = {m.report_id: m.full for m in mentions if OWN_OUTLET in m.names}
    families: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        words = fold(m.full).split()
        if len(words) > 1:
            at, held = (-1, families) if m.kind == "person" else (0, bodies)
            held[m.story].add(words[at])
    return [_mended(m, own, families, bodies) for m in mentions]


def is_short_for(short: str, full: str) -> bool:
    """Whether a name is the first words of another: "La Plume" of "La Plume du Nord"."""
    words, all_of_them = fold(short).split(), fold(full).split()
    return 0 < len(words) < len(all_of_them) and all_of_them[: len(words)] == words


def _mended(
    mention: Mention,
    own: Mapping[str, str],
    families: Mapping[str, Set[str]],
    bodies: Mapping[str, Set[str]],
) -> Mention:
    family = family_of(mention.kind)
    if family == "place" or mention.titles or OWN_OUTLET in mention.names:
        return mention
    if is_short_for(mention.full, own.get(mention.report_id, "")):
        return replace(mention, kind="outlet", medium=True)
    if family == "person":
        initials = is_abbreviation(mention.full) and mention.full.isupper() and len(mention.full) >= LETTERS
        return replace(mention, kind="organisation") if initials else mention
    if mention.medium or is_abbreviation(mention.full):
        return mention
    if agency_of(mention.full) is not None:
        return replace(mention, kind="outlet")
    words = fold(mention.full).split()
    alone = len(words) == 1 and words[0] not in bodies.get(mention.story, ())
    if alone and words[0] in families.get(mention.story, ()):
        return replace(mention, kind="person")
    return mention


__all__ = ["is_short_for", "mended"]
