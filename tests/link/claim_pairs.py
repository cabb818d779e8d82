"""Pairs of invented statements of many beats, as two outlets would put them: one claim, or two.

Each is (text, status, text, status). ``SAME`` is held to a floor, ``APART`` to the last pair: a wrong merge
tells a newsroom that two others confirmed each other.
"""

from __future__ import annotations

from reportedly.record import Status

H: Status = "happened"
P: Status = "planned"
R: Status = "requested"
PO: Status = "possible"
ON: Status = "ongoing"
OF: Status = "offered"

SAME: list[tuple[str, Status, str, Status]] = [
    (
        "A ferry carrying about 150 passengers capsized off the coast of Lampung, killing at least 12 people",
        H,
        "The vessel capsized off Lampung on Saturday, leaving at least 19 people dead",
        H,
    ),
    ("the ferry was carrying 230 people, well above its limit of 180", H, "230 people were aboard", H),
    (
        "The overloaded ferry had 230 people on board",
        H,
        "the ferry was carrying 230 people, well above its limit of 180",
        H,
    ),
    (
        "Orbis Group is in talks to acquire Kestrel Foods for about $4.2 billion",
        ON,
        "Orbis Group is close to a $4.5 billion takeover of Kestrel Foods",
        ON,
    ),
    ("a deal could be announced as early as next week", PO, "An announcement may come next week", PO),
    ("Orbis formally offered $4.2 billion for Kestrel", OF, "Kestrel had received an offer from Orbis", H),
    (
        "The death toll from the earthquake has risen to 340",
        H,
        "At least 340 people were killed in the quake",
        H,
    ),
    (
        "The court sentenced Marin to six years in prison for bribery",
        H,
        "Marin was jailed for six years after being found guilty of taking bribes",
        H,
    ),
    (
        "Police arrested two suspects over the museum theft",
        H,
        "Two people have been detained in connection with the robbery at the museum",
        H,
    ),
    (
        "Valdoria will cut interest rates by half a percentage point in September",
        P,
        "Valdoria's central bank plans to lower rates by 50 basis points in September",
        P,
    ),
    (
        "Valdoria is considering sending troops to the border",
        PO,
        "Valdoria plans to deploy troops along the border",
        P,
    ),
    (
        "Valdoria urged Kestria to release the detained fishermen",
        R,
        "Valdoria demanded the immediate release of the fishermen held by Kestria",
        R,
    ),
    ("The minister resigned over the scandal", H, "The minister stepped down amid the scandal", H),
    (
        "The strike shut down all metro lines on Monday",
        H,
        "All underground lines were closed on Monday because of the strike",
        H,
    ),
    (
        "Midfielder Ruiz will miss the final with a knee injury",
        P,
        "Ruiz has been ruled out of the final after injuring his knee",
        P,
    ),
    (
        "Valdoria shot down a Kestrian drone over its territory",
        H,
        "A drone from Kestria was downed by Valdoria",
        H,
    ),
    (
        "The company laid off 1,200 workers at its Torsund plant",
        H,
        "Some 1,200 employees at the Torsund factory lost their jobs",
        H,
    ),
    (
        "The vaccine trial was halted after two patients fell ill",
        H,
        "Researchers suspended the trial of the vaccine because two volunteers became sick",
        H,
    ),
    (
        "Valdoria has agreed to supply Kestria with gas until 2030",
        H,
        "Kestria and Valdoria signed a deal for gas deliveries through 2030",
        H,
    ),
    (
        "the president would travel to Torsund next week",
        P,
        "the president's visit to Torsund is scheduled for next week",
        P,
    ),
    ("the dam could collapse within days", PO, "the dam may burst in the coming days", PO),
    # The same thing asked back, told as a wish, a leaning and a formal request.
    (
        "Northport has formally asked Valdoria to return the seized trawlers",
        R,
        "Northport is keen to see the Valdorian trawlers back",
        R,
    ),
    (
        "The Valdorian government has expressed interest in the return of Kestrian peacekeepers to the "
        "eastern valleys",
        R,
        "Valdoria has formally asked Kestria to resume its patrols in the east",
        R,
    ),
    (
        "Valdoria wants Kestrian engineers back at the flooded mines",
        R,
        "The Valdorian authorities formally requested that Kestrian engineers resume their work at the mines",
        R,
    ),
    ("Torsund City wants Ruiz back on loan", R, "Torsund City have asked for the return of Ruiz", R),
    (
        "Orbis is interested in buying the Kestrel dairies",
        R,
        "Orbis has asked Kestrel to sell it the dairies",
        R,
    ),
    (
        "The defence wants the trial of Marin moved to Torsund",
        R,
        "Lawyers formally requested that the trial of Marin be moved to Torsund",
        R,
    ),
    (
        "Valdoria appealed to Kestria for tents and blankets",
        R,
        "Valdoria is seeking tents and blankets from Kestria",
        R,
    ),
    (
        "The dockers, whose pay has not risen in years, took part in the march without the support of the "
        "Orbis union, reflecting a new mood",
        H,
        "Notably, the dockers marched alone, without support from the Orbis union",
        H,
    ),
]

APART: list[tuple[str, Status, str, Status]] = [
    (
        "Police arrested two suspects over the museum theft",
        H,
        "Police questioned two witnesses over the museum theft",
        H,
    ),
    (
        "The court sentenced Marin to six years in prison for bribery",
        H,
        "Prosecutors asked the court to sentence Marin to six years in prison for bribery",
        R,
    ),
    (
        "The death toll from the earthquake has risen to 340",
        H,
        "The earthquake left 2,000 people homeless",
        H,
    ),
    (
        "Valdoria urged Kestria to release the detained fishermen",
        R,
        "Valdoria urged Kestria to stop fishing in its waters",
        R,
    ),
    (
        "The company laid off 1,200 workers at its Torsund plant",
        H,
        "The company opened a new plant in Torsund",
        H,
    ),
    ("the ferry was carrying 230 people", H, "the ferry sank within minutes", H),
    (
        "Divers recovered seven bodies from the ferry",
        H,
        "Dozens of passengers of the ferry are still missing",
        ON,
    ),
    (
        "The transport ministry ordered an investigation into the sinking of the ferry",
        H,
        "The transport ministry suspended the licence of the ferry operator",
        H,
    ),
    ("Orbis said the price for Kestrel was too high", H, "Orbis raised the price it offers for Kestrel", H),
    (
        "Kestrel said its board would consider the offer",
        P,
        "Kestrel said its board had rejected the offer",
        H,
    ),
    (
        "Valdoria will cut interest rates in September",
        P,
        "Valdoria will raise the minimum wage in September",
        P,
    ),
    ("The minister resigned over the scandal", H, "The minister apologised for the scandal", H),
    ("Ruiz scored twice in the final", H, "Ruiz was sent off in the final", H),
    (
        "Valdoria shot down a Kestrian drone over its territory",
        H,
        "Valdoria captured two Kestrian soldiers on its territory",
        H,
    ),
    (
        "Valdoria has agreed to supply Kestria with gas until 2030",
        H,
        "Valdoria stopped gas supplies to Kestria",
        H,
    ),
    ("the dam could collapse within days", PO, "the dam could be repaired within days", PO),
    (
        "Union members voted to strike on Monday",
        H,
        "Union members voted to accept the pay offer on Monday",
        H,
    ),
    ("The storm killed four people in Torsund", H, "The storm destroyed four bridges in Torsund", H),
    ("Valdoria expelled three Kestrian diplomats", H, "Kestria expelled three Valdorian diplomats", H),
    ("the mayor said the tunnel was safe", H, "the mayor said the tunnel would be closed", P),
    # Asked for against done; other asker, asked, thing, place or number.
    (
        "Valdoria has formally asked Kestria to resume its patrols in the east",
        R,
        "Kestrian troops resumed patrols in eastern Valdoria",
        H,
    ),
    (
        "Valdoria has formally asked Kestria to resume its patrols in the east",
        R,
        "Kestria wants Valdorian troops back in the east",
        R,
    ),
    (
        "Valdoria has formally asked Kestria to resume its patrols in the east",
        R,
        "Valdoria wants Kestrian peacekeepers back in the northern provinces",
        R,
    ),
    (
        "Valdoria has formally asked Kestria to resume its patrols in the east",
        R,
        "Valdoria wants Kestria to resume gas deliveries",
        R,
    ),
    (
        "Valdoria asked Kestria to return three captured pilots",
        R,
        "Valdoria wants the return of 40 paintings from Kestria",
        R,
    ),
    (
        "Valdoria wants the return of its ambassador to Kestria",
        R,
        "Valdoria asked Kestria to resume peace talks",
        R,
    ),
    ("Torsund City wants Ruiz back on loan", R, "Torsund City wants Marin back on loan", R),
    ("Orbis asked Kestrel to resume talks", R, "Kestrel asked Orbis to resume talks", R),
    (
        "The union called for a strike at the Torsund plant",
        R,
        "The union called for higher wages at the Torsund plant",
        R,
    ),
    (
        "Valdoria asked Kestria for 300 tents",
        R,
        "Valdoria asked Kestria to take in 300 refugees",
        R,
    ),
    (
        "The defence asked the court to move the trial of Marin to Torsund",
        R,
        "The defence asked the court to release Marin",
        R,
    ),
    (
        "Valdoria wants Kestrian troops back in the east",
        R,
        "Valdoria wants Kestrian troops out of the east",
        R,
    ),
    ("Valdoria asked Kestria to return", R, "Valdoria wants Kestria to resume gas deliveries", R),
    (
        "Valdoria asked for the return of the detained Kestrian officers",
        R,
        "Valdoria wants Kestrian police to resume training its recruits",
        R,
    ),
    (
        "Orbis asked Kestrel to resume milk deliveries",
        R,
        "Orbis wants Kestrel back at the milk price talks",
        R,
    ),
    (
        "Valdoria asked for the return of Kestrian officers held in Torsund",
        R,
        "Valdoria wants Kestrian police to resume training its recruits in Lampung",
        R,
    ),
]

NAMES = {
    "Northport": ("organisation", None),
    "Torsund City": ("organisation", None),
    "Lampung": ("place", None),
    "Torsund": ("place", None),
    "Orbis Group": ("organisation", None),
    "Kestrel Foods": ("organisation", None),
    "Orbis": ("organisation", None),
    "Kestrel": ("organisation", None),
    "Marin": ("person", None),
    "Ruiz": ("person", None),
    "Valdorian": ("group", "VA"),
    "Valdoria": ("country", "VA"),
    "Kestrian": ("group", "KI"),
    "Kestria": ("country", "KI"),
}
