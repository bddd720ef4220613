"""Calls of PDFium's functions without a check of each argument, which takes longer than most of the functions themselves."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import c_int, c_void_p, cast
from typing import Any


def unchecked(function: Any, result: Any = None) -> Callable[..., Any]:
    """The function of PDFium, which takes its arguments as they are; `result` is the type of its result, if not its own.

    The arguments must be of the very types that PDFium wants: handles and what `byref` gives for pointers, and an `int`.
    Raises TypeError for a function that wants others, for which an `int` would not be passed in the right width.
    """
    if any(kind is not c_int and not hasattr(kind, "contents") for kind in function.argtypes):
        raise TypeError(f"{function.__name__} wants more than pointers and integers; call it as it is.")
    quick = type(function)(cast(function, c_void_p).value)
    quick.restype = result or function.restype
    return quick  # type: ignore[no-any-return]
