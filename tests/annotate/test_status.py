"""Status and force of clauses, on sentences written for these tests."""

from __future__ import annotations

import pytest

from reportedly.annotate.parser import parse
from reportedly.annotate.status.contents import judge_verb
from reportedly.annotate.status.status import judge

OWN_VOICE = [
    ("Lima has asked Quito to reopen the bridge.", "requested", "asked"),
    ("Lima has formally requested that Quito reopen the bridge.", "requested", "formally requested"),
    ("The port authority is reportedly seeking a loan from the bank.", "requested", "is reportedly seeking"),
    ("The union expressed interest in a new round of talks.", "requested", "expressed interest in"),
    ("The mayor is keen to see the tram line return.", "requested", "keen"),
    ("The governor demands the withdrawal of the troops.", "requested", "demands"),
    ("Both sides must leave the valley.", "requested", "must"),
    ("The council has to pay for the bridge.", "requested", "has"),
    ("Some 900 people have had to leave their homes.", "happened", None),
    ("The keeper had to resign.", "happened", None),
    ("Contrary to rumours in the town, the pump was not switched off.", "denied", "Contrary to"),
    ("Contrary to rumours in the town, the pump is working.", "ongoing", None),
    ("Oslo offered to mediate between the two parties.", "offered", "offered"),
    ("The airline is ready to compensate passengers.", "offered", "ready"),
    ("The president will travel to Nairobi on Monday.", "planned", "will"),
    ("The firm plans to close two plants.", "planned", "plans"),
    ("The president is set to visit Peru.", "planned", "set"),
    ("The port is going to close.", "planned", "going"),
    ("Minister to visit Nairobi next week", "planned", None),
    ("The storm could delay the vote.", "possible", "could"),
    ("The firm would sell the unit if the price were right.", "possible", "would"),
    ("The central bank is considering raising rates.", "possible", "considering"),
    ("The minister is believed to have fled the country.", "possible", "believed"),
    ("The ministry denied that its planes had bombed the village.", "denied", "denied"),
    ("The regime has failed to build a railway.", "happened", None),
    ("The rebels refused to leave the town.", "happened", None),
    ("The two unions have not yet come to terms.", "happened", None),
    ("Police confirmed that two men had died.", "happened", "confirmed"),
    ("Planes bombed the village.", "happened", None),
    ("Troops are massing on the border.", "ongoing", None),
    ("Crews were searching the valley.", "ongoing", None),
    ("Talks are continuing in Oslo.", "ongoing", None),
    ("Two roads remain closed.", "ongoing", None),
    ("The army maintains bases in the north.", "happened", None),
    ("The bridge is old.", "happened", None),
    ("Nobody was hurt.", "happened", None),
    ("The firm has not applied for a licence.", "happened", None),
    ("The paper could not verify the letter.", "happened", None),
    ("The club rejected an offer for its keeper.", "happened", None),
    ("The minister told aides that he would resign.", "happened", None),
    ("The inquest is to be held in May.", "planned", "is"),
    ("The regatta is to open on Friday.", "planned", "is"),
    ("The first step is to mend the pump.", "happened", None),
    ("A verdict is due next week.", "planned", "due"),
    ("The tram workers threatened to strike.", "planned", "threatened"),
    ("More snow is expected.", "possible", "expected"),
    ("The guards were ordered to fire.", "requested", "ordered"),
    ("The villagers would prefer a footbridge.", "requested", "prefer"),
    ("The club invited the referee to a replay.", "offered", "invited"),
    ("What may come is a joint patrol.", "possible", "may"),
    ("A fire is the likely cause.", "possible", "likely cause"),
    ("Fifty dead, that is my guess.", "possible", "guess"),
    ("The survey suggested that the hull may be leaking.", "possible", "may"),
    ("The survey suggested that the hull was leaking.", "happened", None),
]


@pytest.mark.parametrize(("text", "status", "force"), OWN_VOICE)
def test_a_report_in_its_own_voice(text: str, status: str, force: str | None) -> None:
    found = judge(parse(text), [(0, len(text))], None)
    assert found.status == status
    assert (text[slice(*found.force)] if found.force else None) == force


TOLD = [
    ("The bishop called for", "an end to the siege.", "called for", "requested"),
    ("The opposition demanded", "the release of the prisoners.", "demanded", "requested"),
    ("The agency urged", "residents to leave.", "urged", "requested"),
    ("The spokesman denied", "that the talks had taken place.", "denied", "denied"),
    ("The ministry said", "its planes did not bomb the village.", "said", "denied"),
    ("The agency warned", "that the dam could burst.", "warned", "possible"),
    ("Aides fear", "that the vote will be rigged.", "fear", "possible"),
    ("The minister said", "he would resign in May.", "said", "planned"),
    ("He said", "the talks are due to resume on Friday.", "said", "planned"),
    ("The firm proposed", "a merger with its rival.", "proposed", "offered"),
    ("The agency said", "the dam burst on Friday.", "said", "happened"),
    ("The agency said", "nobody was hurt.", "said", "happened"),
    ("The agency warned", "that the dam had burst.", "warned", "happened"),
    ("Detectives believe", "the safe was opened from inside.", "believe", "possible"),
    ("The treasurer said", "he would not sign the letter.", "said", "denied"),
    ("The treasurer said", "there was no deal with the port.", "said", "denied"),
    ("The treasurer said", "no permit had been promised.", "said", "denied"),
    ("The treasurer said", "nothing is signed.", "said", "denied"),
    ("The treasurer said", "no final agreement had been reached.", "said", "happened"),
    ("The treasurer said", "no windows were broken.", "said", "happened"),
    ("The treasurer said", "the claim was nonsense.", "said", "denied"),
    ("The treasurer said", "he knew nothing about it.", "said", "denied"),
    ("The board ruled out", "a sale.", "ruled out", "denied"),
    ("The board promised", "that no school would close.", "promised", "planned"),
    ("The board told", "pupils to stay at home.", "told", "requested"),
    ("The bank estimated", "the tax would lift prices.", "estimated", "possible"),
    ("The coach said", "Strelsau would regard it as an insult.", "said", "possible"),
    ("The coach said", "the roof would take ten weeks.", "said", "possible"),
    ("The coach said", "the bus would take the children home.", "said", "planned"),
    ("The clerk said", "the judges would hear both sides on Monday.", "said", "planned"),
    ("The bank said", "it had not received any such offer.", "said", "denied"),
    ("The club said", "the call never took place.", "said", "denied"),
    ("The envoys did not see", "boats that had been sunk.", "see", "denied"),
    ("She could not rule out", "that the siren was off.", "rule out", "possible"),
]


@pytest.mark.parametrize(("before", "content", "cue", "status"), TOLD)
def test_the_cue_and_the_content_together(before: str, content: str, cue: str, status: str) -> None:
    text = f"{before} {content}"
    at = text.index(cue)
    found = judge(parse(text), [(len(before) + 1, len(text))], (at, at + len(cue)))
    assert found.status == status


def test_what_is_denied_may_stand_in_the_sentence_before() -> None:
    text = "The bridge was unsafe. The owner denies this."
    assert judge(parse(text), [(0, 21)], (33, 39)).status == "denied"
    text = "The bridge was unsafe. The owner rejected this."
    assert judge(parse(text), [(0, 21)], (33, 41)).status == "denied"
    text = "The union asked for a pay rise. The owner rejected this."
    assert judge(parse(text), [(0, 30)], (42, 50)).status == "requested"


def test_what_was_rejected_is_not_denied_but_what_was_refused_was_not_done() -> None:
    text = "The parliament rejected the plan for a new port."
    assert judge(parse(text), [(24, len(text))], (15, 23)).status != "denied"
    text = "The parliament refused to fund the port."
    assert judge(parse(text), [(23, len(text))], (15, 22)).status == "denied"


@pytest.mark.parametrize(
    ("text", "verb", "status"),
    [
        ("Peru asked Chile to withdraw its ships.", "withdraw", "requested"),
        ("Peru denied that its ships had shelled the port.", "shelled", "denied"),
        ("Peru did not shell the port.", "shell", "denied"),
        ("Peru plans to shell the port.", "shell", "planned"),
        ("If Peru attacks the port, Chile will answer.", "attacks", "possible"),
        ("The planned talks between Peru and Chile were held in Quito.", "talks", "planned"),
        ("Peru called for talks with Chile.", "talks", "requested"),
        ("Peru has refused to release the prisoners.", "release", "denied"),
        ("Peru shelled the port.", "shelled", "happened"),
    ],
)
def test_the_clause_of_one_act(text: str, verb: str, status: str) -> None:
    token = next(t for t in parse(text) if t.text == verb)
    assert judge_verb(token).status == status


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "“",
        "!!!",
        "THE ARMY WILL LEAVE THE TOWN",
        "12 ,, 13",
        "Il presidente non ha parlato.",
        "a\n\n\nb",
    ],
)
def test_any_text_is_judged(text: str) -> None:
    assert judge(parse(text), [(0, len(text))], None).status


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("there was no veto.", "denied"),
        ("there was no evidence of a veto.", "happened"),
        ("no price had been discussed.", "denied"),
        ("no body was found.", "happened"),
        ("it did not recognise the account.", "denied"),
        ("the delay was due to a storm.", "happened"),
        ("the repairs were due to begin on Monday.", "planned"),
        ("it was a mistake to sell the mill.", "happened"),
        ("the storm was to blame.", "happened"),
        ("two sailors were yet to be found.", "happened"),
        ("the trial resumes on 7 April.", "planned"),
        ("the trial resumes on Mondays.", "happened"),
        ("he looked forward to a good contest.", "happened"),
        ("the group made no demand for money.", "happened"),
        ("she would rather resign.", "possible"),
        ("neither claim could be verified.", "happened"),
        ("the two chances that lie beyond the border were lost.", "happened"),
    ],
)
def test_what_somebody_says_was_not_or_is_fixed_for_a_day(content: str, status: str) -> None:
    text = f"The treasurer said {content}"
    assert judge(parse(text), [(19, len(text))], (14, 18)).status == status


@pytest.mark.parametrize(
    ("text", "cue", "status"),
    [
        ("The man pleaded guilty to fraud.", "pleaded guilty", "happened"),
        ("The bank offered no proof of it.", "offered", "happened"),
        ("The bank expects prices to rise.", "expects", "possible"),
        ("The bank expects to rule in July.", "expects", "planned"),
        ("The bank considered it “unwise to sell”.", "considered", "happened"),
    ],
)
def test_words_that_govern_by_what_follows_them(text: str, cue: str, status: str) -> None:
    start = text.index(cue)
    end = start + len(cue)
    assert judge(parse(text), [(end + 1, len(text))], (start, end)).status == status
