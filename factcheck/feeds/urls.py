from django.urls import path

from factcheck.feeds import views

app_name = "feeds"
urlpatterns = [
    path("checks/", views.checks, name="checks"),
    path("checks/<slug:slug>/", views.check, name="check"),
    path("feeds/claimreview.json", views.claimreview, name="claimreview"),
]
