from django.urls import path

from factcheck.feeds.formats import FORMATS
from factcheck.feeds.views import feeds, pages

app_name = "feeds"
urlpatterns = [
    path("checks/", pages.checks, name="checks"),
    path("checks/<slug:slug>/", pages.check, name="check"),
    *[path(f"feeds/{form.file}", feeds.feed, {"form": form}, name=form.name) for form in FORMATS],
]
