"""Workers on other machines: the same unit of work, handed to a Dask scheduler, with the document instead of its place."""

from __future__ import annotations

import hashlib
import ipaddress
import logging
import threading
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from distributed import Client, Future, Security, as_completed

import contractcheck
from contractcheck.batch import work
from contractcheck.batch.model import Job, Result
from contractcheck.errors import UnreadableDocument, UsageError, WorkersError
from contractcheck.ingest.files import input_bytes
from contractcheck.model.rules import Ruleset
from contractcheck.model.settings import Input
from contractcheck.rules.load import load

_SECONDS_TO_CONNECT = 30
_WAITING_PER_THREAD = 2
_LOG = logging.getLogger(__name__)
# The readers and the pipelines are not made for threads; a worker with more of them takes turns.
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class Certificates:
    """The files for TLS in PEM form; what is not given comes from Dask's own configuration."""

    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


class Cluster:
    """The workers of a scheduler."""

    def __init__(self, address: str, certificates: Certificates, ruleset: Ruleset) -> None:
        """The scheduler at tls://HOST:PORT, or at tcp:// on this machine only; raises UsageError for any other address."""
        _refuse_open_network(address)
        self._address, self._certificates = address, certificates
        self._expected = _version(ruleset)

    def results(self, jobs: Iterable[Job]) -> Generator[Result, None, None]:
        """One result per job; raises WorkersError when the scheduler or its workers cannot do the work."""
        with self._client() as client:
            waiting, sent = iter(jobs), dict[str, Job]()
            first = [self._sent(client, job, sent) for job in islice(waiting, _room(client))]
            running = as_completed(first)
            for future in running:
                job = sent.pop(future.key)
                if follower := next(waiting, None):
                    running.add(self._sent(client, follower, sent))
                yield self._result(future, job)

    def _client(self) -> Client:
        try:
            client = Client(self._address, security=_security(self._address, self._certificates), timeout=_SECONDS_TO_CONNECT)
            client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            raise WorkersError(
                f"The scheduler '{self._address}' gives no workers ({str(error).partition(chr(10))[0]}): check its address, its "
                "certificates and that workers are connected to it."
            ) from error
        return client

    def _sent(self, client: Client, job: Job, sent: dict[str, Job]) -> Future:
        whole = _with_content(job)
        key = hashlib.sha256(
            msgspec.msgpack.encode(
                [
                    *(whole.path, whole.settings, whole.formats, whole.known, whole.given.data, str(whole.playbook)),
                    *((each.name, each.data) for each in whole.members),
                ]
            )
        )
        future = client.submit(perform, whole, self._expected, key=f"contractcheck-{key.hexdigest()}")
        sent[future.key] = job
        return future

    def _result(self, future: Future, job: Job) -> Result:
        if future.status in {"lost", "cancelled"}:
            raise WorkersError(
                f"The scheduler '{self._address}' went away: start it and run the command again; it goes on where it stopped."
            )
        error = future.exception()
        if isinstance(error, WorkersError):
            raise error
        if error is not None:
            _LOG.error("The workers gave up on %s: %s", job.path, error)
            return work.given_up(job)
        result: Result = future.result()
        return result


def perform(job: Job, expected: str) -> Result:
    """The unit of work on a worker; raises WorkersError where the worker would judge by other rules."""
    with _TURN:
        if (own := _version(_rules(job))) != expected:
            raise WorkersError(f"A worker has {own}, where {expected} was expected: install the same contractcheck there.")
        return work.perform(job)


def _rules(job: Job) -> Ruleset:
    try:
        return load(cases=False, playbook=job.playbook)
    except UsageError as error:
        raise WorkersError(
            f"A worker does not see the playbook '{job.playbook}': put the folder there on every machine."
        ) from error


def _version(ruleset: Ruleset) -> str:
    return f"contractcheck {contractcheck.__version__} with rules {ruleset.version} ({ruleset.sha256[:12]})"


def _with_content(job: Job) -> Job:
    """The job for a machine that may not see the file; what cannot be opened here is judged here."""
    if job.known is not None:
        return replace(job, given=Input(job.given.name, data=b""), members=())
    try:
        given, *members = [replace(each, path=None, data=input_bytes(each)) for each in (job.given, *job.members)]
    except UnreadableDocument:
        known = work.perform(replace(job, formats=())).report
        return replace(job, given=Input(job.given.name, data=b""), members=(), known=known)
    return replace(job, given=given, members=tuple(members))


def _room(client: Client) -> int:
    """How many jobs to hand out at once: each worker has the next document with it while it reads one."""
    threads: int = sum(client.nthreads().values())
    return max(threads, 1) * _WAITING_PER_THREAD


def _security(address: str, certificates: Certificates) -> Security:
    files = {"tls_ca_file": certificates.ca, "tls_client_cert": certificates.certificate, "tls_client_key": certificates.key}
    given = {name: str(file) for name, file in files.items() if file}
    return Security(require_encryption=address.startswith("tls:"), **given)


def _refuse_open_network(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "tls" or (parts.scheme == "tcp" and _is_loopback(parts.hostname or "")):
        return
    raise UsageError(
        f"'{address}' was given to --scheduler: expected tls://HOST:PORT, since documents are confidential; tcp:// is for this "
        "machine only (127.0.0.1)."
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
