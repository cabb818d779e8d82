"""Chats that were exported or pasted: what is passed on is read, a report each, and remarks are not."""

import pytest

from reportedly.read import read_inputs

TITLE = "Quay closed after crane falls"
TOLD = (
    "A crane fell on the eastern quay on Monday night and hurt two dockers, the port said. The quay stays "
    "closed until the weekend, and ferries leave from the fish hall."
)
OTHER = (
    "Three cranes of the same make stand in Odland, where the harbour master had them looked over on Tuesday "
    "and found nothing wrong."
)
PHONE = f"""[14/05/2024, 22:41:07] Nils: have you seen this?
[14/05/2024, 22:41:30] Nils: *{TITLE}*
{TOLD}
Forwarded many times
[15/05/2024, 07:02:11] Ada (desk): who has it first
[15/05/2024, 07:05:00] Ada (desk): <Media omitted>
[15/05/2024, 09:15:00] Ada (desk): {OTHER}
"""
DASH = f"""5/13/24, 10:40 PM - Messages and calls are end-to-end encrypted.
5/14/24, 10:41 PM - Nils: {TOLD}
5/15/24, 7:02 AM - Ada (desk): who has it first
5/3/24, 9:15 AM - Ada (desk): {OTHER}
"""
DESK = f"""Nils, [14.05.2024 22:41]
{TOLD}

Ada, [15.05.2024 09:15]
{OTHER}
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (PHONE, ["2024-05-14T22:41", "2024-05-15T09:15"]),
        (DASH, ["2024-05-14T22:41", "2024-05-03T09:15"]),
        (DESK, ["2024-05-14T22:41", "2024-05-15T09:15"]),
    ],
    ids=["one kind of phone", "the other", "a desktop"],
)
def test_messages_that_tell_something_are_reports(tmp_path, text, days):
    path = tmp_path / "chat.txt"
    path.write_text(text, encoding="utf-8")
    (outcome,) = read_inputs([path])
    assert [report.published for report in outcome.reports] == days
    assert [report.text for report in outcome.reports] == [TOLD, OTHER]
    assert {report.outlet for report in outcome.reports} == {None}
    assert "a chat of" in outcome.reason
    if text is PHONE:
        assert outcome.reports[0].title == TITLE


def test_a_text_that_quotes_one_stamped_line_is_no_chat(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(
        f"{TITLE}\n\n{TOLD}\n\n[14/05/2024, 22:41:07] Nils: have you seen this?\n", encoding="utf-8"
    )
    (outcome,) = read_inputs([path])
    (report,) = outcome.reports
    assert report.text.startswith(TOLD)


def test_a_chat_of_remarks_holds_no_report(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_text(
        "[14/05/2024, 22:41:07] Nils: hello\n[14/05/2024, 22:42:07] Ada: hello.\n", encoding="utf-8"
    )
    (outcome,) = read_inputs([path])
    assert outcome.state == "set aside"
    assert "a chat of 2 messages: all of them have fewer than 15 words" in outcome.reason
