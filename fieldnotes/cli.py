"""Commands without a window. Exit 0 done, 1 refused with a sentence on standard error, 2 wrong use.

Secrets are asked for at the terminal or read from standard input, one a line; never from arguments or the environment.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import fieldnotes
from fieldnotes import enrol_command, people_command, sync_command
from fieldnotes.command_desk import opened_desk, sign_in_at
from fieldnotes.domain.problem import Bug, EnvironmentProblem, InputProblem, Problem, RuleProblem
from fieldnotes.station import command as station
from fieldnotes.system.terminal import count_of, read_secret, say

if TYPE_CHECKING:
    from fieldnotes.interop.ledger import ImportReport
    from fieldnotes.packet.seal import FileFacts

DONE, REFUSED, WRONG_USE = 0, 1, 2
# a window, or pictures of one, belong to ui.app, which reads the rest of the arguments by `parse`
_OF_THE_WINDOW = frozenset({"", "demo"})


class _WrongUse(Exception):
    pass


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _WrongUse(message)


def _parser() -> argparse.ArgumentParser:
    everywhere = _Parser(add_help=False)
    everywhere.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="the vault's folder, if not the usual one"
    )
    parser = _Parser(
        prog="fieldnotes",
        parents=[everywhere],
        description="One encounter, written by a police officer and a crisis clinician together. Without a command the window opens.",
    )
    parser.add_argument("--version", action="store_true", help="say which FieldNotes this is")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[everywhere], help=words, description=words)

    demo = command("demo", "an invented agency to look around in")
    demo.add_argument(
        "--headless", action="store_true", help="walk the whole path without a screen and leave its papers in --out"
    )
    demo.add_argument("--out", metavar="DIR", help="where handover.pdf, packet.pdf, screens/ and summary.json go")
    directory = command("directory", "the directory of services")
    actions = directory.add_subparsers(dest="action", metavar="ACTION", parser_class=_Parser, required=True)
    words = "read a directory: folder, zip or table. With --report or --check nothing is stored and nobody signs in"
    take = actions.add_parser("import", parents=[everywhere], help=words, description=words)
    take.add_argument("path", metavar="PATH", help="folder, zip, CSV or JSON")
    take.add_argument("--report", metavar="FILE", help="write what was found as JSON (- for standard output)")
    take.add_argument("--check", action="store_true", help="only say what was found")
    take.add_argument("--user", metavar="NAME", help="the administrator who stores it; the passphrase is asked for")
    forms = command("hold-form", "the agency's official fillable hold form").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    words = "hand in the official PDF and say which of its fields are filled. With --check nothing is stored and nobody signs in"
    hand_in = forms.add_parser("import", parents=[everywhere], help=words, description=words)
    hand_in.add_argument("path", metavar="PATH", help="the fillable PDF")
    hand_in.add_argument(
        "--map", metavar="FILE", help="the mapping (JSON), if not the one of the same name beside the PDF"
    )
    hand_in.add_argument("--check", action="store_true", help="only say what was found")
    hand_in.add_argument("--user", metavar="NAME", help="the administrator who stores it; the passphrase is asked for")
    tips = command("tips", "the agency's own tips for officers").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    words = "check a tip (one screen of advice, JSON) and keep it for the agency. With --check nothing is stored and nobody signs in"
    tip = tips.add_parser("import", parents=[everywhere], help=words, description=words)
    tip.add_argument("path", metavar="FILE", help="the tip; resources/tips shows how one looks")
    tip.add_argument("--check", action="store_true", help="only say what was found")
    tip.add_argument("--user", metavar="NAME", help="the administrator who stores it; the passphrase is asked for")
    _say_phrases(command, everywhere)
    _say_receivers(command, everywhere)
    _say_agency(command, everywhere)
    _say_export(command, everywhere)
    _say_station(command, everywhere)
    verify = command("verify", "say whether a packet or hand-over is as FieldNotes wrote it")
    verify.add_argument("file", metavar="FILE")
    verify.add_argument("--user", metavar="NAME", help="who signs in to compare it with the disclosure record")
    command("doctor", "look at an installation and a vault without opening it")
    command("self-test", "go through everything this installation must be able to do")
    backup = command("backup", "make a verified backup of the vault")
    backup.add_argument("--to", metavar="DIR", help="where backups lie, if not in the vault's own backup folder")
    backup.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")
    restore = command("restore", "put a backup in the place of a damaged vault; nothing is overwritten")
    restore.add_argument("backup", metavar="BACKUP", help="a backup, or the folder where backups lie (then the newest)")
    restore.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")
    restore.add_argument(
        "--recovery", action="store_true", help="open with the printed recovery code, as on another laptop"
    )
    return parser


def _say_station(command: Callable[[str, str], argparse.ArgumentParser], everywhere: _Parser) -> None:
    stations = command("station", "the agency's station, where laptops meet").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    here = _Parser(add_help=False)
    here.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="the station's folder, if not the usual one"
    )
    station.add_actions(stations, here)
    enrol_command.add_station_actions(stations, here)
    enrol_command.add_laptop_command(command)
    people_command.add_command(command, _Parser, everywhere)
    sync_command.add_commands(command, everywhere, _Parser)


def _say_phrases(command: Callable[[str, str], argparse.ArgumentParser], everywhere: _Parser) -> None:
    phrases = command("phrases", "the agency's own phrases for writing").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    words = (
        "check a set of phrases (JSON) and keep it for the agency. With --check nothing is stored and nobody signs in"
    )
    phrase = phrases.add_parser("import", parents=[everywhere], help=words, description=words)
    phrase.add_argument("path", metavar="FILE", help="the set; resources/phrases/README.md says how one looks")
    phrase.add_argument("--check", action="store_true", help="only say what was found")
    phrase.add_argument("--user", metavar="NAME", help="the administrator who stores it; the passphrase is asked for")


def _say_receivers(command: Callable[[str, str], argparse.ArgumentParser], everywhere: _Parser) -> None:
    receivers = command("receivers", "what kinds of receivers want, and their letters").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    words = "check a profile (JSON) and its letter, and keep them for the agency. With --check nothing is stored and nobody signs in"
    profile = receivers.add_parser("import", parents=[everywhere], help=words, description=words)
    profile.add_argument("path", metavar="FILE", help="the profile; resources/letters/README.md says how one looks")
    profile.add_argument("--check", action="store_true", help="only say what was found")
    profile.add_argument("--user", metavar="NAME", help="the administrator who stores it; the passphrase is asked for")


def _say_agency(command: Callable[[str, str], argparse.ArgumentParser], everywhere: _Parser) -> None:
    agency = command("agency", "what the agency decided for all of its laptops").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    words = "say the agency's facts: letterhead, state, privacy officer and clocks, format of clinical notes, where voice typing may go"
    show = agency.add_parser("show", parents=[everywhere], help=words, description=words)
    show.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")
    words = (
        "change them: NAME=VALUE, as many as wanted; voice-typing=joint,law,clinical or none; lease-days=14 or none; "
        'breach-clocks="30 Who (rule); 15 …"'
    )
    change = agency.add_parser("set", parents=[everywhere], help=words, description=words)
    change.add_argument("facts", metavar="NAME=VALUE", nargs="+")
    change.add_argument("--user", metavar="NAME", help="the administrator who decides it; the passphrase is asked for")
    words = "the certificate that packets are signed with"
    certificate = agency.add_parser("certificate", parents=[everywhere], help=words, description=words).add_subparsers(
        dest="what", metavar="WHAT", parser_class=_Parser, required=True
    )
    words = "check a certificate file (PKCS#12, with its key) and keep it sealed for the agency; its passphrase is asked for first"
    keep = certificate.add_parser("import", parents=[everywhere], help=words, description=words)
    keep.add_argument("path", metavar="FILE", help="the .p12 or .pfx file")
    words = "say whose it is and how long it is valid"
    tell = certificate.add_parser("show", parents=[everywhere], help=words, description=words)
    words = "sign no more with it and take its key off this laptop"
    drop = certificate.add_parser("remove", parents=[everywhere], help=words, description=words)
    for one in (keep, tell, drop):
        one.add_argument("--user", metavar="NAME", help="the administrator; the passphrase is asked for")


def _say_export(command: Callable[[str, str], argparse.ArgumentParser], everywhere: _Parser) -> None:
    export = command("export", "a referral as data for another system").add_subparsers(
        dest="action", metavar="ACTION", parser_class=_Parser, required=True
    )
    words = "a referral as a FHIR R4 bundle. A disclosure like its packet: the same rules, on record before the file is there"
    fhir = export.add_parser("fhir", parents=[everywhere], help=words, description=words)
    fhir.add_argument("number", metavar="NUMBER", help="the referral's number, such as R-26-0412-3")
    fhir.add_argument("--to", metavar="PATH", required=True, help="the file, or the folder it goes into")
    fhir.add_argument("--user", metavar="NAME", help="who signs in; the passphrase is asked for")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments: command ("" for none), data (Path), and each command's own. Raises SystemExit(2) with a sentence for wrong use."""
    try:
        asked = _parser().parse_args(list(argv))
    except _WrongUse as wrong:
        sys.stderr.write(f"{_say_wrong_use(str(wrong))}\n")
        raise SystemExit(WRONG_USE) from None
    asked.command = asked.command or ""
    given = getattr(asked, "data", None)
    if given is not None:
        asked.data = Path(given)
    elif asked.command == "station":
        asked.data = station.default_folder()
    else:
        from fieldnotes.system.path import default_data_dir

        # The demonstration never touches the real vault.
        asked.data = default_data_dir().parent / "demo" if asked.command == "demo" else default_data_dir()
    if asked.command == "demo" and asked.headless and not asked.out:
        sys.stderr.write("A demonstration without a screen leaves files: say where with --out DIR.\n")
        raise SystemExit(WRONG_USE)
    return asked


def data_dir(argv: Sequence[str]) -> Path:
    """The vault's folder that these arguments name."""
    return Path(parse(argv).data)


def run(argv: Sequence[str]) -> int | None:
    """Do what was asked and give the exit code; None when a window is wanted (no command, or `demo`)."""
    try:
        asked = parse(argv)
    except SystemExit as wanted:  # --help, or wrong use that was said already
        return wanted.code if isinstance(wanted.code, int) else WRONG_USE
    if asked.version:
        say(f"FieldNotes {version()}")
        return DONE
    if asked.command in _OF_THE_WINDOW:
        return None
    return _guarded(_COMMANDS[asked.command], asked)


def version() -> str:
    """The version of FieldNotes that runs."""
    return fieldnotes.__version__


def _guarded(command: Callable[[argparse.Namespace], int], asked: argparse.Namespace) -> int:
    """Whatever happens is a sentence; never a traceback, which could show what it must not."""
    try:
        return command(asked)
    except Problem as problem:
        return refuse(problem)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing more was done.\n")
        return REFUSED
    except Exception as unforeseen:  # noqa: BLE001 - the last door before a traceback
        from fieldnotes.system.log import describe

        return refuse(Bug("bug"), detail=describe(type(unforeseen), unforeseen.__traceback__))


def refuse(problem: Problem, *, detail: str = "") -> int:
    """Say a problem on standard error."""
    from fieldnotes.services.sentence import sentence_of

    sys.stderr.write(f"{sentence_of(problem)}\n{f'({detail})' if detail else ''}".rstrip() + "\n")
    return REFUSED


def _say_wrong_use(message: str) -> str:
    plain = re.sub(
        r"argument (?:COMMAND|ACTION|command|action): invalid choice: (\S+).*", r"there is no command \1", message
    )
    plain = plain.replace("the following arguments are required:", "this is missing:").replace(
        "unrecognized arguments:", "this does not belong here:"
    )
    return f"FieldNotes was not called right: {plain}. See `fieldnotes --help`."


# --- directory -------------------------------------------------------------------------------------------------------


def _import_directory(asked: argparse.Namespace) -> int:
    from fieldnotes.services import directory

    path = Path(asked.path)
    try:
        prepared = directory.prepare_import(path)
    except Problem as problem:
        if asked.report:
            _write_report(asked.report, _refused_report(path, problem))
        raise
    report = prepared.imported.report
    if asked.report:
        import msgspec

        _write_report(asked.report, msgspec.to_builtins(report))
    if asked.report != "-":
        say(describe_import(report))
    if asked.check or (asked.report and not asked.user):
        return DONE
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=True)
        directory.store_import(desk, by=user.user, prepared=prepared)
        say(f"Stored. {count_of(report.offered, 'service')} can be found in the directory now.")
    return DONE


def _import_tip(asked: argparse.Namespace) -> int:
    from fieldnotes.domain.tip import MOST_BYTES, read_tip
    from fieldnotes.services import tip

    try:
        with Path(asked.path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise InputProblem("directory_unreadable", name=Path(asked.path).name) from None
    read = read_tip(data)
    say(f"{read.title_in('en')}: complete, in {', '.join(sorted(read.title))}.")
    if asked.check:
        return DONE
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=True)
        tip.import_tip(desk, by=user.user, data=data)
        say("Stored. Every laptop of the agency shows it under Tips.")
    return DONE


def _import_phrases(asked: argparse.Namespace) -> int:
    from fieldnotes.domain.phrase import MOST_BYTES
    from fieldnotes.services import phrase

    try:
        with Path(asked.path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise InputProblem("directory_unreadable", name=Path(asked.path).name) from None
    read, findings = phrase.check_phrases(data)
    if read is None or findings:
        for finding in findings:
            refuse(finding)
        return REFUSED
    say(f"{read.title['en']}: {count_of(len(read.entries), 'phrase')}, in {', '.join(sorted(read.title))}.")
    if asked.check:
        return DONE
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=True)
        phrase.import_phrases(desk, by=user.user, data=data)
        say("Stored. Every laptop of the agency offers them while people write.")
    return DONE


def _import_receiver(asked: argparse.Namespace) -> int:
    from fieldnotes.services import receiver

    prepared = receiver.prepare_receiver(Path(asked.path))
    if prepared.receiver is None or prepared.findings:
        for finding in prepared.findings:
            refuse(finding)
        return REFUSED
    read = prepared.receiver
    letter = "with its own letter" if prepared.letter else "with the usual letter"
    say(f"{read.label['en']}: wants {count_of(len(read.wants), 'thing')}, {letter}.")
    if asked.check:
        return DONE
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=True)
        receiver.import_receiver(desk, by=user.user, prepared=prepared)
        say("Stored. Every laptop of the agency offers it on the packet.")
    return DONE


def _agency(asked: argparse.Namespace) -> int:
    from fieldnotes.domain.record import AgencyProfile
    from fieldnotes.services.agency import change_agency, fact_words, read_agency, with_changes

    if asked.action == "certificate":
        return _certificate(asked)
    changes: dict[str, str] = {}
    for fact in getattr(asked, "facts", ()):
        name, equals, value = fact.partition("=")
        if not equals:
            raise InputProblem("agency_fact_written_how")
        changes[name] = value
    with_changes(AgencyProfile(), changes)  # what cannot be is said before anybody types a passphrase
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=bool(changes))
        if changes:
            change_agency(desk, by=user.user, changes=changes)
        for name, words in fact_words(read_agency(desk)).items():
            say(f"{name}={words}")
        if changes:
            say("Stored. It holds on every laptop of the agency once they met, here from the next sign-in.")
    return DONE


def _certificate(asked: argparse.Namespace) -> int:
    from fieldnotes.services import agency_certificate as certificates

    identity = None
    if asked.what == "import":
        identity = certificates.prepare_certificate(
            Path(asked.path), passphrase=read_secret("Passphrase of the certificate file: ")
        )
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=True)
        if asked.what == "remove":
            certificates.remove_certificate(desk, by=user.user)
            say("Removed. Packets leave unsigned from now on; those that left stay signed.")
            return DONE
        if identity is not None:
            row = certificates.import_certificate(desk, by=user.user, identity=identity)
        else:
            row = certificates.read_certificate(desk, by=user.user)
        say(f"{row.name}, issued by {row.issuer}, valid from {row.valid_from} to {row.valid_until}.")
        say(f"SHA-256 fingerprint, for receivers to compare: {row.fingerprint}")
        if identity is not None:
            say("Stored. Packets that leave as files are signed with it; the file itself is not needed here any more.")
    return DONE


def describe_import(report: ImportReport) -> str:
    """The report in plain words."""
    not_offered = ", ".join(f"{count} {_WHY.get(why, why)}" for why, count in report.not_offered.items())
    lines = [
        f"{report.source}: {report.dialect}, {count_of(len(report.tables), 'table')}.",
        f"{count_of(report.read, 'row')} read: {report.kept} kept, {report.merged} the same as others, {report.quarantined} set aside.",
        f"{count_of(report.services, 'service')}, {report.offered} may be offered."
        + (f" Never offered: {not_offered}." if not_offered else ""),
    ]
    if report.possible_duplicates:
        pairs = count_of(len(report.possible_duplicates), "pair")
        lines.append(f"{pairs} may be the same service; nothing was merged.")
    words = _finding_words()
    for kind, count in sorted(report.findings.items(), key=lambda finding: -finding[1]):
        lines.append(f"  {count:>7}  {words.get(kind, kind)}")
    return "\n".join(lines)


_WHY = {
    "inactive": "not active",
    "do_not_refer": "marked do not refer",
    "excluded": "excluded by the source",
    "test_entry": "not real by their own words",
}


def _finding_words() -> dict[str, str]:
    import json

    from fieldnotes.system.path import resource

    words: dict[str, str] = json.loads(resource("i18n", "findings.en.json").read_text(encoding="utf-8"))
    return words


def _refused_report(path: Path, problem: Problem) -> dict[str, object]:
    from fieldnotes.services.sentence import sentence_of

    empty = {
        "dialect": "",
        "read": 0,
        "kept": 0,
        "merged": 0,
        "quarantined": 0,
        "findings": {problem.code: 1},
        "examples": {},
    }
    return {
        "source": path.name,
        **empty,
        "tables": {},
        "refused": {"code": problem.code, "sentence": sentence_of(problem)},
    }


def _write_report(where: str, report: object) -> None:
    import json

    text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    if where == "-":
        sys.stdout.write(text)
        return
    try:
        Path(where).write_text(text, encoding="utf-8")
    except (OSError, ValueError) as failure:
        raise EnvironmentProblem("report_not_written", name=Path(where).name or where) from failure


def _import_hold_form(asked: argparse.Namespace) -> int:
    from fieldnotes.services import hold_form

    prepared = hold_form.prepare_form(Path(asked.path), Path(asked.map) if asked.map else None)
    mapped = prepared.mapping.fields
    counted = f"{count_of(prepared.pages, 'page')}, {count_of(len(prepared.fields), 'field')}"
    say(f"{prepared.mapping.name}: {counted}, {len(mapped)} of them filled from the record.")
    left = [field.name for field in prepared.fields if field.is_required and field.name not in mapped]
    if left:
        say(f"To write by hand each time: {', '.join(left)}.")
    if asked.check:
        return DONE
    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user, wants_admin=True)
        hold_form.store_form(desk, by=user.user, prepared=prepared)
        say("Stored. It can be printed from Hold or arrest now.")
    return DONE


# --- papers ----------------------------------------------------------------------------------------------------------


def _verify(asked: argparse.Namespace) -> int:
    from fieldnotes.packet.seal import verify_pdf

    path, passphrase = Path(asked.file), ""
    data = _read_file(path)
    try:
        facts = verify_pdf(data)
    except InputProblem as problem:
        if problem.code != "passphrase_needed":
            raise
        passphrase = read_secret("Passphrase of the PDF: ")
        facts = verify_pdf(data, passphrase=passphrase)
    if not facts.is_consistent:
        raise InputProblem("packet_altered", packet=facts.packet_id)
    closed = ", protected by a passphrase" if facts.is_encrypted else ""
    # Anybody can write such a file; only the record, or a signature of a certificate that one knows, says who did.
    say(f"By its own words a paper of FieldNotes: {facts.packet_id}, {count_of(facts.pages, 'page')}{closed}.")
    say(f"Its number and the hash of its content agree everywhere in the file: {facts.content_sha256}")
    if facts.signature is not None:
        _say_signature(facts)
    if not asked.user:
        say(
            f"To be sure that it is the one that was sent, compare this with the disclosure record: {facts.archive_sha256}"
        )
        return DONE
    from fieldnotes.services.referral import verify_file

    with opened_desk(asked) as desk:
        sign_in_at(desk, asked.user)
        verdict = verify_file(desk, path, passphrase=passphrase)
    if not verdict.is_on_record:
        raise InputProblem("packet_not_on_record", packet=facts.packet_id)
    before = ", before it was signed and closed" if facts.signature or facts.is_encrypted else ""
    say(f"It is, byte for byte, the file in this laptop's disclosure record{before}.")
    if verdict.is_agency is not None and verdict.signed_by:
        say("The certificate is this agency's." if verdict.is_agency else "The certificate is not one of this agency.")
    return DONE


def _say_signature(facts: FileFacts) -> None:
    """RuleProblem("signature_broken") for one that holds nothing together any more."""
    found = facts.signature
    assert found is not None
    if found.state == "missing":
        say("It was made to be signed, and the signature is not there.")
        return
    if found.state == "broken":
        raise RuleProblem("signature_broken", packet=facts.packet_id)
    say(f"Signed by {found.name} (certificate issued by {found.issuer}) on {found.at}.")
    since = "only fields of the reply form were filled in" if found.state == "filled_in" else "nothing was changed"
    say(f"The signature is valid: since then {since}. SHA-256 fingerprint of the certificate: {found.fingerprint}")
    say("Anybody can have a certificate in any name: compare the fingerprint with the one that the agency told you.")


def _export_fhir(asked: argparse.Namespace) -> int:
    from fieldnotes.services.case import referral_by_number
    from fieldnotes.services.referral import export_packet

    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user)
        referral = referral_by_number(desk, by=user.user, number=asked.number)
        left = export_packet(
            desk,
            by=user.user,
            referral=referral,
            channel="save_archive",
            path=Path(asked.to),
            product="fhir_bundle",
        )
        say(f"Written: {left.path}. It is on record as a disclosure, with this hash: {left.sha256}")
    return DONE


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > 200_000_000:
            raise InputProblem("file_too_large", field="file")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as gone:
        raise InputProblem("file_not_found", name=path.name or str(path)) from gone
    except (OSError, ValueError) as refused:
        raise EnvironmentProblem("file_unreadable", name=path.name or str(path)) from refused


# --- the installation and the vault ------------------------------------------------------------------------------------


def _doctor(asked: argparse.Namespace) -> int:
    from fieldnotes.services.doctor import examine

    findings = examine(asked.data)
    for finding in findings:
        say(f"{finding.level:<5}  {finding.sentence}")
    return REFUSED if any(finding.level == "bad" for finding in findings) else DONE


def _self_test(_asked: argparse.Namespace) -> int:
    from fieldnotes.services.self_test import steps

    failed = 0
    for name, step in steps():
        try:
            said = step()
        except Exception as unforeseen:  # noqa: BLE001 - each step is tried, whatever the one before did
            from fieldnotes.system.log import describe

            failed += 1
            say(f"NO    {name}: {describe(type(unforeseen), unforeseen.__traceback__)}")
        else:
            say(f"good  {name}{': ' + said if said else ''}")
    if failed:
        return refuse(EnvironmentProblem("self_test_found", count=failed))
    say("Everything works.")
    return DONE


def _backup(asked: argparse.Namespace) -> int:
    from fieldnotes.services import backup

    with opened_desk(asked) as desk:
        user = sign_in_at(desk, asked.user)
        made = backup.make(desk, by=user.user, folder=Path(asked.to) if asked.to else None)
        say(
            f"Backed up and read again: {made.envelopes} sealed versions, {made.drafts} unfinished notes, in {made.path}."
        )
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    from fieldnotes.services import backup

    def recover(name: str) -> tuple[str, str]:
        return read_secret(f"Recovery code of {name}: "), read_secret(f"New passphrase of {name}: ")

    restored = backup.restore(
        asked.data,
        Path(asked.backup),
        user=asked.user,
        ask=lambda name: read_secret(f"Passphrase of {name}: "),
        recover=recover if asked.recovery else None,
    )
    say(f"Restored: {restored.envelopes} sealed versions and {restored.drafts} unfinished notes are here.")
    if restored.salvaged.envelopes:
        say(f"{restored.salvaged.envelopes} of them were saved from the damaged file and are newer than the backup.")
    if restored.damaged is not None:
        say(f"The damaged file was kept as {restored.damaged.name}.")
    say("Meet the station now, if this laptop belongs to one (fieldnotes sync): it brings what the backup had not.")
    if asked.recovery:
        say(
            "If the laptop that this backup is from still works, do not use both: they would give different calls one number."
        )
    return DONE


def _station(asked: argparse.Namespace) -> int:
    if asked.action in enrol_command.STATION_ACTIONS:
        return enrol_command.run_station(asked)
    return station.run(asked)


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "directory": _import_directory,
    "hold-form": _import_hold_form,
    "tips": _import_tip,
    "phrases": _import_phrases,
    "receivers": _import_receiver,
    "agency": _agency,
    "export": _export_fhir,
    "verify": _verify,
    "doctor": _doctor,
    "self-test": _self_test,
    "backup": _backup,
    "bundle": sync_command.run_bundle,
    "sync": sync_command.run_sync,
    "restore": _restore,
    "station": _station,
    "enrol": enrol_command.run_laptop,
    "people": people_command.run,
}
