"""Stands in for Flask: a route is the function itself, and drivers say what the request holds."""


class Flask:
    def __init__(self, name):
        self.name = name

    def route(self, *rule, **options):
        return lambda function: function


class Request:
    pass


class Response:
    def __init__(self, text):
        self.text = text
        self.cookies = {}

    def set_cookie(self, key, value, **options):
        self.cookies[key] = value


make_response = Response
request = Request()
