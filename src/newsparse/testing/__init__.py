"""For people who test what they build on newsparse: Hypothesis strategies for Articles (extra 'testing')."""
