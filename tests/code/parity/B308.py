from django.urls import path
from django.utils.safestring import mark_safe

RULE = mark_safe("<hr>")  # constant


def hello(request):
    return mark_safe("<b>" + request.GET["name"] + "</b>")


urlpatterns = [path("hello", hello)]
