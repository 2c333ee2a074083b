from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet
from django.db.models.functions import Left, Length
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Outlet, Version
from articles.services import curation
from newsroom.newsroom_moments import NewsroomMoment, NewsroomSplit
from newsroom.records import ReadOnly, ReadOnlyRows, RecordAdmin, RecordForm, person
from newsroom.zones import by_newsroom

EXCERPT = 200  # Characters.


class OutletForm(RecordForm):
    rules = {"one_outlet_per_name": _("There is an outlet of this name already.")}


@admin.register(Outlet)
class OutletAdmin(RecordAdmin):
    write_right = "outlet.curate"
    form = OutletForm
    list_display = ("name", "kind", "hosts", "country", "language", "articles_in")
    list_filter = ("kind", "country", "language")
    search_fields = ("name", "domains")
    ordering = ("name",)
    fields = (*curation.OUTLET, "on_record")
    readonly_fields = ("on_record",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        outlets: QuerySet[Outlet] = super().get_queryset(request)
        return outlets.annotate(articles_in=Count("articles"))

    @admin.display(description=_("Hosts"))
    def hosts(self, outlet: Outlet) -> str:
        return ", ".join(outlet.domains)

    @admin.display(description=_("Articles"), ordering="articles_in")
    def articles_in(self, outlet: Any) -> int:
        return int(outlet.articles_in)

    def add(self, request: HttpRequest, said: dict[str, Any]) -> Outlet:
        return curation.add_outlet(by=person(request), **{name: said[name] for name in curation.OUTLET})

    def write(self, request: HttpRequest, row: Outlet, said: dict[str, Any]) -> None:
        curation.change_outlet(row, by=person(request), **{name: said[name] for name in curation.OUTLET})


class TextsShortened:
    """Texts can be megabytes: the lists carry their beginning and their length."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        versions: QuerySet[Version] = super().get_queryset(request)  # type: ignore[misc]
        return versions.defer("text").annotate(characters_in=Length("text"), beginning=Left("text", EXCERPT))

    @admin.display(description=_("Characters"), ordering="characters_in")
    def characters(self, version: Any) -> str:
        return number_format(version.characters_in, force_grouping=True)

    @admin.display(description=_("Begins with"))
    def excerpt(self, version: Any) -> str:
        return str(version.beginning) + ("…" if version.characters_in > EXCERPT else "")


class VersionRows(TextsShortened, ReadOnlyRows):
    model = Version
    fields = ("number", "retrieved_at", "characters", "excerpt", "taken_in_by")
    readonly_fields = fields
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).select_related("taken_in_by")


class ArticleForm(RecordForm):
    rules = {"one_article_per_address": _("Another article has this address already.")}


class ByNewsroomDays(ChangeList):
    """The days by which the list is parted are the newsroom's, as `change_list.html` shows them."""

    def get_filters(self, request: HttpRequest) -> Any:
        with timezone.override(None):
            return super().get_filters(request)


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    """What is known of an article. Articles come in at the desk, and their texts never change."""

    write_right = "outlet.curate"
    form = ArticleForm
    list_display = (
        "title",
        "outlet",
        "published",
        "embargoed_until",
        "byline",
        "language",
        "channel",
        "texts",
        "taken_in_at",
    )
    list_select_related = ("outlet",)
    list_filter = ("channel", "outlet__kind", "language")
    search_fields = ("title", "canonical_url", "byline", "outlet__name")
    date_hierarchy = "published_at"
    ordering = ("-pk",)
    autocomplete_fields = ("outlet",)
    readonly_fields = ("channel", "taken_in_at", "taken_in_by", "on_record")
    fields = (*curation.ARTICLE, *readonly_fields)
    inlines = (VersionRows,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles: QuerySet[Article] = super().get_queryset(request)
        return articles.annotate(texts_in=Count("versions"))

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ByNewsroomDays]:
        return ByNewsroomDays

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest | None, **options: Any) -> Any:
        if db_field.name == "published_at":
            options |= {"form_class": NewsroomMoment, "widget": NewsroomSplit}
        return super().formfield_for_dbfield(db_field, request, **options)

    @admin.display(description=_("Published on"), ordering="published_at")
    def published(self, article: Article) -> str:
        return date_format(by_newsroom(article.published_at), "DATETIME_FORMAT") if article.published_at else "-"

    @admin.display(description=_("Versions"), ordering="texts_in")
    def texts(self, article: Any) -> int:
        return int(article.texts_in)

    def write(self, request: HttpRequest, row: Article, said: dict[str, Any]) -> None:
        curation.change_article(row, by=person(request), **{name: said[name] for name in curation.ARTICLE})


@admin.register(Version)
class VersionAdmin(TextsShortened, ReadOnly, RecordAdmin):
    """The texts, to be read."""

    list_display = ("article", "number", "retrieved_at", "characters", "excerpt")
    list_select_related = ("article",)
    search_fields = ("article__title", "digest")
    date_hierarchy = "retrieved_at"
    fields = ("article", "number", "retrieved_at", "taken_in_by", "digest", "characters", "text")
