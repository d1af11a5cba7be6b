"""Lists of steps of the ledger: out to the offices, back from them, who is late, looked back upon, urged on."""
