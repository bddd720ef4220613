"""A tokenizer without spaCy's lists of exceptions, which take half a second to build and no component here looks at."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language as Nlp
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

NAME = "contractcheck.Tokenizer.v1"


def create_tokenizer() -> Callable[[Nlp], Tokenizer]:
    """The maker that a spaCy configuration names."""
    return _tokenizer


registry.tokenizers.register(NAME, func=create_tokenizer)


def _tokenizer(nlp: Nlp) -> Tokenizer:
    defaults = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
    )
