import os

import google.protobuf.message
import sqlalchemy
from azure import identity

HOST = os.environ["HOST"]


def engine():
    return sqlalchemy.create_engine(f"postgresql+asyncpg://shop@{HOST}/shop")


def credential():
    return identity.DefaultAzureCredential()


def empty():
    return google.protobuf.message.Message()
