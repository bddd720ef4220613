"""Letters that machines take for others when they recognise text, put right where no other reading makes sense."""

from __future__ import annotations

import re

# "AI" comes back as "Al": before a hyphen and a small letter; in the middle of a sentence, where neither language writes "Al"
# with a capital; and before the words that say what it is.
_AI = re.compile(
    r"\bA[l1|](?=-[a-z0-9])"
    r"|(?<=[a-z,;:(/] )A[l1|](?![\w|'’-])"
    r"|(?<=[(/“‘\"-])A[l1|](?![\w|'’-])"
    r"|\bA[l1|](?= (?:syste|model|Act\b|verordening))"
    r"|(?<=\bGP)A[l1|](?!\w)"
)
# Roman numbers, as in "annex III", come back with small letters l; no word begins with a capital I and goes on so.
_ROMAN = re.compile(r"(?<=[a-z] )(?=[Il]*I)[Il]{2,3}(?!\w)")
_NUMBER = re.compile(r"^(\d{1,2}):(?=\d{1,2}\s)")


def put_right(text: str) -> str:
    """`text` of the same length with the misread letters replaced; the page itself shows what comes out."""
    text = _AI.sub("AI", text)
    text = _ROMAN.sub(lambda found: found[0].replace("l", "I"), text)
    return _NUMBER.sub(r"\1.", text)
