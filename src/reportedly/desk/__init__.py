"""The desk: a case to work at in a browser, by several at once.

Enters: a case, and requests. Leaves: the views of the page over any number of reports (``views``, each a few
rows chosen by SQL), search in full text (``search``), a queue of doubts and the judgements on them
(``settle``), what is added (``writer``) and watched (``watch``), what changed (``changes``). ``routes`` lists
every address; ``guard`` decides who may ask. Nothing is judged here: people judge, and link obeys.

One thread writes, any number read, each on the case as it was when its request came. ``index`` makes the
tables that answers are looked up in.
"""
