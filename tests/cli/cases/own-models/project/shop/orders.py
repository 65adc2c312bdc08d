import os
import pickle

import acme_rpc
from acme_rpc import frames, names, seal
from acme_rpc.v1 import decode

service = acme_rpc.Service("orders")
KEY = os.environ["ORDERS_KEY"]


@service.method("orders.import")
def import_orders(call):
    return decode(call.payload)


@service.method("orders.read")
def read_orders(call):
    return decode(call.payload, codec="json")


@service.method("orders.restore")
def restore(call):
    return pickle.loads(frames.unpack(seal.opened(call.payload, KEY)))


@service.method("orders.archive")
def archive(call, name):
    os.system("tar -cf /backup/%s.tar /orders" % names.quoted(name))


def nightly():
    client = acme_rpc.connect("stock")
    return pickle.loads(frames.unpack(client.call("snapshot")))
