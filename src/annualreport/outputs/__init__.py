"""Everything that is made for people: records of the model into files they open, read and fill in."""
