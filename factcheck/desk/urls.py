from django.http import HttpResponse
from django.urls import path

app_name = "desk"
urlpatterns = [
    path("", lambda r: HttpResponse("desk"), name="queue"),
    path("articles/<int:pk>/", lambda r, pk: HttpResponse("a"), name="article"),
    path("claims/<int:pk>/", lambda r, pk: HttpResponse("c"), name="claim"),
]
