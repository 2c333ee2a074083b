from django.urls import include, path, re_path

from factcheck.feeds.api import doors, gate

app_name = "api"
urlpatterns = [
    path("v1/openapi.json", doors.openapi, name="openapi"),
    path("v1/", include(doors.addresses())),
    re_path(r"^", gate.nothing_here, name="nothing"),
]
