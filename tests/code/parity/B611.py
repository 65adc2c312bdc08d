from django.contrib.auth.models import User
from django.db.models.expressions import RawSQL
from django.urls import path


def people(request):
    User.objects.annotate(one=RawSQL("SELECT 1", ()))  # constant
    return User.objects.annotate(val=RawSQL("SELECT " + request.GET["column"], ()))


urlpatterns = [path("people", people)]
