"""What happened, or is only planned, asked for or denied: PLOVER events of one report.

Enters: parse, names, times, statements. Leaves: ``LocalEvent``s whose parties, place
and time are from the same passage.
"""
