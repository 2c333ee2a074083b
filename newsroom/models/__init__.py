from newsroom.models.comment import Comment, Look, Notice
from newsroom.models.draft import Draft
from newsroom.models.event import Event
from newsroom.models.invitation import Invitation
from newsroom.models.people import Preferences, User
from newsroom.models.saved_view import SavedView

__all__ = ["Comment", "Draft", "Event", "Invitation", "Look", "Notice", "Preferences", "SavedView", "User"]
