from django.urls import path

from factcheck.feeds.formats import FORMATS
from factcheck.feeds.views import claim_search, feeds, pages

app_name = "feeds"
urlpatterns = [
    path("checks/", pages.checks, name="checks"),
    path("checks/<slug:slug>/", pages.check, name="check"),
    *[path(f"feeds/{form.file}", feeds.feed, {"form": form}, name=form.name) for form in FORMATS],
    # The path of Google's Fact Check Tools API, for its clients.
    path("v1alpha1/claims:search", claim_search.search, name="claim-search"),
]
