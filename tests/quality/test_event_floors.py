"""Events, places and incidents held to their floors, as the scripts in `bench/` measure them: some 40
CPU-seconds. Where a figure needs training, what is held is what ships: the act lexicon on the data
that the head was trained on, lexicon and head on data that it was not."""

from __future__ import annotations

from tests.quality.benches import bench, gold
from tests.quality.floors import floor


def test_event_types_by_the_lexicon() -> None:
    """Macro F1 of the act lexicon alone on plover-train, without the head, which was trained on it."""
    module = bench("events")
    cases = module.read_cases(gold("events/plover-train.tsv"))
    said = [module.predict(case) or module.FALLBACK for case in cases]
    macro, _, _ = module.score([module.RENAMED.get(case.gold, case.gold) for case in cases], said)
    assert macro >= floor("events.lexicon_macro_f1")


def test_details_of_events() -> None:
    """Modes, figures and places where the type is found, on the codebook's sentences: all of annotation, with
    the head that ships."""
    module = bench("details")
    found = module.measure(module.rows(gold("events/PLOVER_GSR_CAMEO.txt")))
    for name in ("mode", "killed", "place"):
        assert found[name].f1 >= floor(f"events.{name}_f1"), name


def test_spans_of_parties() -> None:
    """Source and target spans to the word and by overlap, on the half of cameo-ner-train not read."""
    module = bench("spans")
    sentences = [s for s in module.read(gold("events/cameo-ner-train.txt")) if s.half == 1]
    found = [module.ours(sentence) for sentence in sentences]
    assert module.score(found, sentences, True)["f1"] >= floor("spans.exact_f1_unread_half")
    assert module.score(found, sentences, False)["f1"] >= floor("spans.overlap_f1_unread_half")


def test_places() -> None:
    """Places on gold spans of both sets."""
    module = bench("places")
    news, virus = (gold(f"geo/{name}.xml") for name in ("TR-News", "GeoVirus"))
    assert module.accuracy(module.read_trnews(news), module.ours, 0) >= floor("places.trnews_near")
    assert module.accuracy(module.read_geovirus(virus), module.ours, 0) >= floor("places.geovirus_near")


def test_incidents() -> None:
    """One incident or two, on the Gun Violence Corpus, with the constants that ship, dated and undated."""
    module = bench("incidents")
    result = module.measure(*module.documents(gold("coref/gvc") / "dataset.conll"))
    assert result["reportedly, as shipped"] >= floor("incidents.b_cubed")
    assert result["reportedly, as shipped, without dates"] >= floor("incidents.b_cubed_undated")
