import pickle

from fastapi import APIRouter, Depends, FastAPI, Request, WebSocket

app = FastAPI()
router = APIRouter()


@router.post("/items")
async def items(request: Request):
    return pickle.loads(await request.body())  # entry: http POST /items


@app.websocket("/feed")
async def feed(socket: WebSocket):
    return pickle.loads(await socket.receive_bytes())  # entry: websocket /feed


def current(session: str):
    return unpack(session)


def unpack(text):
    return pickle.loads(text.encode("latin-1"))  # entry: http current


@app.get("/me")
def me(user=Depends(current)):
    return user


app.include_router(router)


def archived(state: str):
    return pickle.loads(state.encode("latin-1"))  # entry: http GET /archived


def by_hand(state: str):
    return pickle.loads(state.encode("latin-1"))  # entry: none


def decorated(function):
    return function


router.get("/archived")(archived)
decorated(by_hand)
