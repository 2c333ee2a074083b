from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from factcheck.desk.answers import Said, answer
from factcheck.desk.forms.me import Profile
from factcheck.desk.gate import DeskRequest, desk
from newsroom import languages, preferences


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def me(request: DeskRequest) -> HttpResponse:
    """How the reader wants the desk to be, and its answer when they change it."""
    if request.method != "POST":
        return _profile(request, Profile.of(preferences.preferences_of(request.user)))
    form, here = Profile(request.POST), reverse("desk:me")

    def keep(said: Said) -> str:
        request.user.preferences = preferences.change(by=request.user, **said)
        with translation.override(languages.language_for(request)):  # The one that was chosen just now.
            messages.success(request, gettext("Saved."))
        return here

    return answer(
        request, form, act=keep, again=lambda status: _profile(request, form, status), now=lambda: None, instead=here
    )


def _profile(request: DeskRequest, form: Profile, status: int = 200) -> HttpResponse:
    return render(request, "desk/me.html", {"form": form}, status=status)
