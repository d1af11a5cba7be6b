"""Keep what the language of the program's own pages is compiled to, so that the next run need not compile it."""

from __future__ import annotations

import hashlib
import sys

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from annualreport.source import store
from annualreport.source.versions import versions


class Programs(BytecodeCache):
    """The private store as the language asks for it; without the store every run compiles."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept of the same page, if anything was."""
        kept = store.load(name_of(bucket))
        if kept:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        store.keep(name_of(bucket), bucket.bytecode_to_string())


def name_of(bucket: Bucket) -> str:
    """What a page's program goes by: its source, how it is compiled, by which versions."""
    spoken = bucket.environment
    how = (spoken.autoescape, spoken.trim_blocks, spoken.lstrip_blocks, spoken.undefined.__name__)
    about = (bucket.key, bucket.checksum, how, versions().get("jinja2"), sys.version)
    return hashlib.sha256(repr(about).encode()).hexdigest()
