from django.urls import path, re_path

from factcheck.feeds.formats import FORMATS
from factcheck.feeds.views import archives, by_mail, claim_search, embeds, feeds, pages, pictures, sitemaps

app_name = "feeds"
urlpatterns = [
    path("checks/", pages.checks, name="checks"),
    path("checks/corrections/", pages.corrections, name="corrections"),
    path("checks/methods/", pages.methods, name="methods"),
    path("checks/data/", pages.data, name="data"),
    path("checks/articles/<int:pk>/", pages.article, name="article"),
    path("checks/by-mail/", by_mail.ask, name="by-mail"),
    path("checks/by-mail/asked/", by_mail.asked, name="asked"),
    path("checks/by-mail/confirm/<str:token>/", by_mail.confirm, name="confirm"),
    path("checks/by-mail/confirmed/", by_mail.confirmed, name="confirmed"),
    path("checks/by-mail/leave/<str:key>/", by_mail.leave, name="leave"),
    path("checks/by-mail/left/", by_mail.left, name="left"),
    path("checks/<slug:slug>/", pages.check, name="check"),
    path("checks/<slug:slug>/card/", embeds.card, name="card"),
    path("checks/<slug:slug>/card.png", pictures.picture, name="picture"),
    path("oembed", embeds.oembed, name="oembed"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemaps/<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemaps/news.xml", sitemaps.news, name="news"),
    path("robots.txt", sitemaps.robots, name="robots"),
    *[path(f"feeds/{form.file}", feeds.feed, {"form": form}, name=form.name) for form in FORMATS],
    re_path(
        r"^feeds/verdicts-(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])\.atom$", archives.archive, name="atom-archive"
    ),
    # The path of Google's Fact Check Tools API, for its clients.
    path("v1alpha1/claims:search", claim_search.search, name="claim-search"),
    re_path(r"^(?:feeds|v1alpha1)/", feeds.nothing),
]
