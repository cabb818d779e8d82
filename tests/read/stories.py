"""Two invented stories from which the tests of the read stage build their files."""

BRIDGE_TITLE = "Swing bridge closed for two years after harbour vote"
BRIDGE = [
    "The harbour board of Vellington voted on Tuesday to close the old swing bridge for two years, "
    "saying that its bearings could fail without warning.",
    "“We would rather explain a detour than a funeral,” board chairman Tobin Asker said after the vote.",
    "The board said that ferries would carry foot passengers across the inner harbour every ten minutes.",
    "Shopkeepers on the east bank have asked the city for compensation, fearing for half their trade.",
]
HARVEST_TITLE = "Harvest begins a month early in the Sarrow valley"
HARVEST = [
    "Farmers in the Sarrow valley began harvesting a month early this week after the driest spring since "
    "records began.",
    "The regional water office said that the Sarrow river carried a third of its usual flow.",
    "“My grandfather never cut barley in May,” said Edda Lorne, who farms forty hectares near Pell.",
    "Prices for feed barley have risen by a fifth since April, traders at the Marrowgate exchange said.",
]


def text(*paragraphs: str, gap: str = "\n\n") -> str:
    return gap.join(paragraphs)
