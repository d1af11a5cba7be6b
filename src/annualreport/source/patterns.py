"""Regular expressions that are compiled when they are first used: many rules are loaded, few of them run."""

from __future__ import annotations

import re
from typing import Any, cast


class Later:
    """Stands for a pattern; whatever is asked of it is asked of the compiled one, and kept."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """A method or attribute of the compiled pattern, found at once from now on."""
        found = getattr(re.compile(self.pattern, self.flags), name)
        self.__dict__[name] = found
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use."""
    return cast("re.Pattern[str]", Later(pattern, flags))
