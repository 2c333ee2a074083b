"""The addresses of the entrance. Those that allauth looks up by a name of its own have that name as well."""

from django.urls import path

from newsroom.entrance.views import passwords, signing_in

urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/here/", signing_in.sign_in_here, name="sign-in-here"),
    path("sign-in/here/passkey/", signing_in.passkey_here, name="passkey-here"),
    path("sign-in/here/second/", signing_in.second_here, name="second-here"),
    path("sign-in/passkey/", signing_in.passkey, name="passkey"),
    path("sign-in/second/", signing_in.second_factor, name="mfa_authenticate"),
    path("sign-in/second/passkey/", signing_in.second_passkey, name="second-passkey"),
    path("sign-in/lost-password/", passwords.lost_password, name="lost-password"),
    path("sign-in/lost-password/sent/", passwords.link_sent, name="link-sent"),
    path("sign-in/new-password/<str:key>/", passwords.new_password, name="new-password"),
    path("sign-in/help/", passwords.help_page, name="help"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
]
