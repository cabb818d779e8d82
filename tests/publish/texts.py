"""The six reports of the invented story: a dam, an unnamed engineer, and what became of his words."""

from __future__ import annotations

LANTERN = """\
The water ministry is considering the evacuation of Branholt after cracks were found in the Ilmara dam, \
an engineer who attended a safety meeting on 27 February told The Lantern.

The engineer, who asked not to be named, said inspectors had counted three cracks on the downstream \
face. “Nobody in that room thought the wall would fail this spring,” he said, “but nobody wanted to \
promise it.”

The ministry had expressed interest in borrowing pumps from the neighbouring province of Sarn, he said.

The dam was last drained in 2019, when a gate jammed. Branholt, a town of 4,000, lies nine kilometres \
below it."""

VALLEY = """\
The water ministry plans to evacuate Branholt because of cracks in the Ilmara dam, The Lantern reported \
on Monday, citing an unnamed engineer.

The daily said inspectors had counted three cracks during a visit on 27 February. Officials had \
expressed interest in borrowing pumps from Sarn, it said.

Branholt has lived under the wall for sixty years. The town hall declined to say whether buses had been \
hired, and the school was open as usual on Tuesday.

Fishermen on the lower river said the water had been brown for a week."""

MORNING = """\
The water ministry plans to evacuate Branholt because of cracks in the Ilmara dam, it emerged on Monday.

Inspectors had counted three cracks during a visit on 27 February. Officials had expressed interest in \
borrowing pumps from Sarn.

Branholt has lived under the wall for sixty years. The town hall declined to say whether buses had been \
hired, and the school was open as usual on Tuesday.

Fishermen on the lower river said the water had been brown for a week."""

WADI = """\
طلبت وزارة المياه رسمياً من الجيش إخلاء بلدة برانهولت بعد ظهور شقوق في سد إلمارا، بحسب صحيفة «ذا لانترن» \
نقلاً عن مهندس لم تسمّه.

وقال المهندس إن المفتشين أحصوا سبعة شقوق خلال زيارة في 28 فبراير.

ولم يصدر تعليق عن الوزيرة توفا رين."""

LEDGER = """\
The army is evacuating the town of Branholt at the water ministry’s request after seven cracks appeared \
in the Ilmara dam, the Arabic daily Sawt al-Wadi reported, quoting The Lantern, which quoted an unnamed \
engineer.

Inspectors counted the cracks on a visit on 28 February, the engineer was quoted as saying. Minister \
Towa Ren has not commented.

This article was translated from the Arabic and edited by The Northern Ledger."""

DISPATCH = """\
Water minister Tova Renn denied on Thursday that Branholt would be evacuated. “There is no plan, there \
is no order, and there will be no buses,” she told the Ilmara Dispatch.

Renn confirmed that inspectors had visited the dam on 27 February and found hairline cracks, “three of \
them, as there were last year”. She has asked the province of Sarn for pumps, she said, which Sarn has \
offered to lend for the summer.

A second inspection will take place on 16 March, according to the ministry’s calendar.

Bus companies in Branholt said nobody had called them."""
