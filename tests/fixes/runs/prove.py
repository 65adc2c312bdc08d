"""
prove.py DRIVER: runs, in the current folder, which is a fixture before or after its fixes, what the driver asks of it,
and prints what came of it as JSON. A driver defines

    cases()    what must come out the same before and after:       yield name, function
    attacks()  what does harm before, and none after:              yield name, function
    excepted() what comes out differently, as "unless" says:       yield name, function (optional)
    NO_ATTACK  why there is no input that shows what is stopped    (in place of attacks)
"""
import contextlib
import importlib
import io
import json
import os
import runpy
import subprocess
import sys
import types


def typed(value, seen):
    """A value with its types, and which of its parts are one object."""
    kind = type(value)
    name = "%s.%s" % (kind.__module__, kind.__qualname__)
    if isinstance(value, (list, tuple, dict, set, frozenset)):
        if id(value) in seen:
            return ["again", seen.index(id(value))]
        seen.append(id(value))
        if isinstance(value, dict):
            return [name, [[typed(key, seen), typed(item, seen)] for key, item in value.items()]]
        items = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return [name, [typed(item, seen) for item in items]]
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        return [name, str(value.dtype), typed(value.tolist(), seen)]
    if hasattr(value, "__dict__") and not isinstance(value, type) and kind.__repr__ is object.__repr__:
        return [name, typed(vars(value), seen)]
    return [name, repr(value).replace(os.getcwd(), ".")]


def family(error):
    """The class right below Exception: JSONDecodeError and UnicodeError are ValueError."""
    below = [one for one in type(error).__mro__ if issubclass(one, Exception) and one is not Exception]
    return below[-1].__name__ if below else type(error).__name__


def outcome(function):
    try:
        return {"value": typed(function(), [])}
    except Exception as error:
        return {"raises": family(error)}


def script(name, *args, input=b""):
    """Runs a script of the fixture: what it prints, and whether it succeeds."""
    command = [sys.executable, name, *args]
    done = subprocess.run(command, input=input, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.stdout.decode(), done.returncode


def module(name, *args):
    """Runs a file of the fixture in this process and gives what it defines, as attributes."""
    return types.SimpleNamespace(**run(name, args)[0])


def printed(name, *args):
    """The same, and gives what it prints."""
    return run(name, args)[1]


def run(name, args):
    before, sys.argv = sys.argv, [name, *args]
    try:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            found = runpy.run_path(name, run_name="fixture")
    finally:
        sys.argv = before
    return found, out.getvalue()


def attacked(function):
    mark = os.environ["HARM"]
    with contextlib.suppress(FileNotFoundError):
        os.remove(mark)
    ended = outcome(function)
    return {"harm": os.path.exists(mark), "raises": ended.get("raises")}


def main():
    # What the programs say that a fixture starts is none of the answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    sys.path.insert(0, os.getcwd())
    given = {"module": module, "printed": printed, "script": script, "harm": importlib.import_module("harm")}
    driver = runpy.run_path(sys.argv[1], init_globals=given)
    answer = {
        "cases": {name: outcome(function) for name, function in driver.get("cases", tuple)()},
        "excepted": {name: outcome(function) for name, function in driver.get("excepted", tuple)()},
        "attacks": {name: attacked(function) for name, function in driver.get("attacks", tuple)()},
        "noAttack": driver.get("NO_ATTACK"),
    }
    json.dump(answer, answers)
    answers.close()


main()
