"""Where the triage learns: read the corpus, fit the weights, report how well they do."""
