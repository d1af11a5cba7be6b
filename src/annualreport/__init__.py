"""Turn the year's work plan, its ledger and the statistics into the statutory annual report."""

__version__ = "0.2.0"
