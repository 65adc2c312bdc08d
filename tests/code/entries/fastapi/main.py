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
