from articles.models.article import Article
from articles.models.outlet import Outlet
from articles.models.version import Version

__all__ = ["Article", "Outlet", "Version"]
