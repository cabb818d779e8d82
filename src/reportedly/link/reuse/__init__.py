"""Words that one report took from another: candidates by rare shingles, then alignment, then direction."""
