"""One entity for each person, body, outlet and place over all reports."""
