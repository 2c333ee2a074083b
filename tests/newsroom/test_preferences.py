import pytest
from django.contrib.auth.models import AnonymousUser

from newsroom import ledger, preferences
from newsroom.models import Preferences, User
from newsroom.refusals import Refusal


def test_without_a_row_the_defaults_hold(checker: User) -> None:
    for person in (checker, AnonymousUser()):
        wanted = preferences.preferences_of(person)
        assert (wanted.theme, wanted.shortcuts, wanted.moves_on) == ("", True, True)


def test_a_change_is_on_record_with_what_was_before(checker: User) -> None:
    preferences.change(by=checker, theme="dark")
    kept = preferences.change(by=checker, theme="light", shortcuts=False)

    assert (kept.theme, kept.shortcuts) == ("light", False)
    assert [line.details for line in ledger.history(kept)] == [{"theme": "dark", "shortcuts": True}, {"theme": ""}]


@pytest.mark.parametrize("wrong", [{"theme": "sepia"}, {"digest": "hourly"}])
def test_what_nobody_offers_is_refused(checker: User, wrong: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        preferences.change(by=checker, **wrong)
    assert not Preferences.objects.exists()


def test_another_column_is_not_for_this_service(checker: User) -> None:
    with pytest.raises(ValueError, match="user_id"):
        preferences.change(by=checker, user_id=5)


def test_a_signed_in_person_comes_with_their_preferences(checker: User, django_assert_num_queries) -> None:
    preferences.change(by=checker, theme="dark")
    with django_assert_num_queries(1):
        assert preferences.preferences_of(preferences.WithPreferences().get_user(checker.pk)).theme == "dark"

    User.objects.filter(pk=checker.pk).update(is_active=False)
    assert preferences.WithPreferences().get_user(checker.pk) is None


def test_somebody_who_has_chosen_nothing_is_asked_for_once(checker: User, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        found = preferences.WithPreferences().get_user(checker.pk)
        assert found is not None
        assert preferences.preferences_of(found).shortcuts
