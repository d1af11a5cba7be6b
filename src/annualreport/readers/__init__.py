"""Everything that reads: files as people keep them into the records of the model, with what there is to say."""
