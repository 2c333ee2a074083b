from django.http import HttpResponse
from django.urls import path

app_name = "feeds"
urlpatterns = [path("checks/<slug:slug>/", lambda r, slug: HttpResponse("c"), name="check")]
