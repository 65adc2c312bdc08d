import pickle

from django.views import View

from .codec import decode


def cart(request, saved):
    return decode(saved)


class Orders(View):
    def post(self, request):
        return pickle.loads(request.body)  # entry: http POST orders/
