from django.contrib.auth.models import User
from django.urls import path


def people(request):
    User.objects.filter(id=1).extra(where=["is_staff = 1"])  # constant
    return User.objects.filter(id=1).extra(where=["name = '%s'" % request.GET["name"]])


urlpatterns = [path("people", people)]
