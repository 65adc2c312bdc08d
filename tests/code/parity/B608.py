import sqlite3

from flask import request

TABLE = "orders"
cursor = sqlite3.connect("shop.db").cursor()
cursor.execute("SELECT * FROM " + TABLE)  # constant


def order():
    cursor.execute("SELECT * FROM orders WHERE name = '%s'" % request.args["name"])
