from factcheck.feeds.webhooks.models.delivery import Attempt, Delivery
from factcheck.feeds.webhooks.models.endpoint import EVENTS, Endpoint, Event, Secret
from factcheck.feeds.webhooks.models.ping import Ping

__all__ = ["EVENTS", "Attempt", "Delivery", "Endpoint", "Event", "Ping", "Secret"]
