"""A learned second look at the rules' chains: who else near by may stand in them, and in what order.

Enter: the statements as the rules chained them, the sources met, the tagger's reading. Leave: statements,
some with another chain.
"""
