# needs: msgpack==1.1.0
import ends

app = ends.app()
PATHS = ["data/state.pkl", "data/state.msgpack"]


def cases():
    yield from ends.of_file(app, PATHS[0])


def excepted():
    """Until they are converted."""
    yield from ends.old_files(app, PATHS[0], {"names": ["a", "a"]})


def attacks():
    def hostile():
        for path in PATHS:
            with open(path, "wb") as stream:
                stream.write(b"\x80\x02" + harm.PICKLE)
        return app.load()

    yield "what another has put there", hostile
