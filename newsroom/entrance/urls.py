"""The addresses of the entrance. Those that allauth looks up by a name of its own have that name as well."""

from django.urls import path

from newsroom.entrance.views import confirming, elsewhere, joining, passwords, security, signing_in

urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/here/", signing_in.sign_in_here, name="sign-in-here"),
    path("sign-in/here/by-now/", signing_in.by_now, name="by-now"),
    path("sign-in/here/passkey/", signing_in.passkey_here, name="passkey-here"),
    path("sign-in/here/second/", signing_in.second_here, name="second-here"),
    path("sign-in/passkey/", signing_in.passkey, name="passkey"),
    path("sign-in/second/", signing_in.second_factor, name="mfa_authenticate"),
    path("sign-in/second/passkey/", signing_in.second_passkey, name="second-passkey"),
    path("sign-in/elsewhere/<str:provider_id>/", elsewhere.leave, name="openid_connect_login"),
    path("sign-in/elsewhere/<str:provider_id>/back/", elsewhere.come_back, name="openid_connect_callback"),
    path("sign-in/lost-password/", passwords.lost_password, name="lost-password"),
    path("sign-in/lost-password/sent/", passwords.link_sent, name="link-sent"),
    path("sign-in/new-password/<str:key>/", passwords.new_password, name="new-password"),
    path("sign-in/invitation/<str:secret>/", joining.invitation, name="invitation"),
    path("sign-in/help/", passwords.help_page, name="help"),
    path("desk/me/security/", security.security, name="security"),
    path("desk/me/security/confirm/", confirming.confirm, name="confirm"),
    path("desk/me/security/confirm/passkey/", confirming.confirm_passkey, name="confirm-passkey"),
    path("desk/me/security/passkeys/", security.passkeys, name="passkeys"),
    path("desk/me/security/passkeys/<int:pk>/remove/", security.remove_passkey, name="remove-passkey"),
    path("desk/me/security/password/", security.password, name="own-password"),
    path("desk/me/security/app/", security.app, name="app"),
    path("desk/me/security/app/remove/", security.remove_app, name="remove-app"),
    path("desk/me/security/codes/", security.codes, name="codes"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
]
