from flask import Blueprint, request

from app import codec, render

bp = Blueprint("prefs", __name__)


@bp.get("/prefs")
def show_preferences():
    cookie = request.cookies.get("prefs", "")
    prefs = codec.load_preferences(cookie)
    return render.page("prefs.html", prefs=prefs)


@bp.post("/theme")
def set_theme():
    theme = yaml.load(request.get_data(), Loader=yaml.Loader)  # accepts any tag
    return render.page("theme.html", theme=theme)
