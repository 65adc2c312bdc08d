import pickle
import queue

import ends

app = ends.app()


def worked(data):
    """What the other process does, in this one."""
    jobs, done = queue.Queue(), queue.Queue()
    jobs.put(data)
    jobs.put(None)
    app.work(jobs, done)
    return done.get_nowait()


def cases():
    for rows in ([], ["a"]):
        yield "rows %r" % rows, lambda rows=rows: app.run(rows)


def attacks():
    yield "what another has put there", lambda: worked(harm.PICKLE)
