"""A report → what it says, on its own: sentences, names, places, times, statements, events.

Enters: one ``Report``. Leaves: one ``Annotation``, all of it offsets into the report's text, so
that every row downstream can show the words it rests on. What is not understood is kept as the
report's own voice, and a language without annotators of its own is read so throughout. Nothing
here looks at a second report: sameness across reports is link's work.
"""

from __future__ import annotations

from reportedly.annotate.plain import annotate_plain, plain_basis
from reportedly.annotation import Annotation
from reportedly.record import Report


def annotate(report: Report) -> Annotation:
    """All that ``report`` says, by the annotators of its language."""
    if _is_english(report.language):
        from reportedly.annotate.english import annotate_english  # loads the models only where needed

        return annotate_english(report)
    return annotate_plain(report)


def annotation_basis(language: str) -> str:
    """What an annotation of a report in ``language`` would rest on now; one kept with another basis is out of
    date."""
    if _is_english(language):
        from reportedly.annotate.english import basis

        return basis()
    return plain_basis()


def prepare() -> None:
    """Build what annotators keep between runs (the gazetteer's index: some seconds, once), so that it is
    built once and not by every process."""
    from reportedly.annotate.places.gazetteer import index

    index()


def _is_english(language: str) -> bool:
    return language.split("-")[0].lower() == "en"


__all__ = ["annotate", "annotation_basis", "prepare"]
