// Passkeys: the page holds what the device is asked (data-passkey-get or data-passkey-create, JSON of WebAuthn),
// the device's answer goes back in the form's field "credential". Without script or passkeys the form stays hidden
// and the page says what else there is.
const form = document.querySelector("form[data-passkey-get], form[data-passkey-create]");
const missing = document.getElementById("passkey-missing");
const failed = document.getElementById("passkey-failed");
const key = globalThis.PublicKeyCredential;

if (form && key && key.parseRequestOptionsFromJSON && key.parseCreationOptionsFromJSON) {
  missing.hidden = true;
  form.hidden = false;
  form.addEventListener("submit", async event => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const { passkeyGet, passkeyCreate } = form.dataset;
      const answer = passkeyGet
        ? await navigator.credentials.get({ publicKey: key.parseRequestOptionsFromJSON(JSON.parse(passkeyGet)) })
        : await navigator.credentials.create({ publicKey: key.parseCreationOptionsFromJSON(JSON.parse(passkeyCreate)) });
      form.elements.credential.value = JSON.stringify(answer.toJSON());
      form.requestSubmit();
    } catch (refused) {
      failed.hidden = false;
      failed.focus();
    }
  });
}
