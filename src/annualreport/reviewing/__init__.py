"""Lists of steps of the review in Word: out with anchors and comments, back with what was changed, redline."""
