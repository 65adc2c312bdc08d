from django.urls import path

from . import views

urlpatterns = [
    path("cart/<str:saved>", views.cart),
    path("orders/", views.Orders.as_view()),
]
