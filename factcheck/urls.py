"""Every address of the house, room by room."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from factcheck.desk.views import live, styleguide
from newsroom import views as newsroom

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="desk:queue"), name="home"),
    path("desk/", include("factcheck.desk.urls")),
    path("live/desk/", live.unserved, name="live-desk"),
    path("live/articles/<int:pk>/", live.unserved, name="live-article"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("api/", include("factcheck.feeds.api.urls")),
    path("", include("factcheck.feeds.urls")),
    path("admin/", admin.site.urls),
    path("", include("newsroom.entrance.urls")),
    path("-/live", newsroom.live, name="live"),
    path("-/ready", newsroom.ready, name="ready"),
]
handler400 = "newsroom.views.bad_request"
handler404 = "newsroom.views.not_found"
handler429 = "newsroom.views.too_often"
handler500 = "newsroom.views.broken"
