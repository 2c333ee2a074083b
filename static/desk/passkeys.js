// A browser makes or uses a passkey, and the button's form sends it. Passwords can be shown.
document.addEventListener("click", async ({ target }) => {
  const { form, dataset: { shows, passkey } } = target, field = form?.elements[shows];
  if (field) field.type = (target.ariaPressed = field.type === "password") ? "text" : "password";
  if (passkey) try {
    const { publicKey } = await (await fetch(passkey)).json(), [act, kind] = publicKey.rp ? ["create", "Creation"] : ["get", "Request"];
    form.elements.credential.value = JSON.stringify(await navigator.credentials[act]({ publicKey: PublicKeyCredential[`parse${kind}OptionsFromJSON`](publicKey) }));
    form.requestSubmit();
  } catch { form.querySelector(".error").hidden = false; }
});
