"""The parts of finding a comment section: the items of its thread, what each holds, and the section around them."""
