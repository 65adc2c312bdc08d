import invoke
import flask
