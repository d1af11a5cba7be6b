"""Lists of steps, each one call: from a workspace to the files made for it."""
