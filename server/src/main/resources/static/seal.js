// Seals what a form sends on its author's own device: the secret is made here and never leaves. The form is sent twice: first for the
// values that would be recorded, then with four salts, a key for withdrawing and the commitment to those values. Where anything is
// missing (an old browser, no secure context, no network) the form goes as it is, and the server makes the secret.
// Formats: ledger specification 3.1; `OwnSeal` and `Seals` on the server.

const utf8 = new TextEncoder();
const PKCS8 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);
const PARTS = ["coded", "text", "prov", "ctl"];

const concat = (...parts) => {
  const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const hexOf = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
const base64Of = (bytes) => btoa(String.fromCharCode(...bytes));
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
const node = (left, right) => sha256(utf8.encode("kenes/node/v1\n"), left, right);

/** The public key of an Ed25519 seed, as base64. */
async function publicKey(seed) {
  const pair = await crypto.subtle.importKey("pkcs8", concat(PKCS8, seed), "Ed25519", true, ["sign"]);
  const raw = (await crypto.subtle.exportKey("jwk", pair)).x.replace(/-/g, "+").replace(/_/g, "/");
  return raw.padEnd(44, "=");
}

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first `count` symbols of five bits each. */
function crockford(bytes, count) {
  let symbols = "";
  for (let i = 0; i < count; i++) {
    const bit = i * 5;
    const two = (bytes[bit >> 3] << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    symbols += SYMBOLS[(two >> (11 - (bit & 7))) & 31];
  }
  return symbols;
}

const grouped = (symbols, length) => symbols.match(new RegExp(`.{${length}}`, "g")).join("-");

/** The secret as a person copies it: 14 groups of 4, the last of them check what comes before. */
export async function secretText(secret) {
  const check = await sha256(utf8.encode("kenes/secret/v1\n"), secret);
  return grouped(crockford(concat(secret, check.slice(0, 3)), 56), 4);
}

/**
 * What a secret of 32 bytes makes of the values `{kind, coded, text, prov}` that would be recorded.
 * @returns {Promise<{salts: string, ctl: string, c: string, code: string, opening: object}>}
 */
export async function seal(secret, values) {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const keyed = async (label) => new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8.encode(label)));
  const value = { ...values, ctl: await publicKey(await keyed("kenes/ctl/v1\n")) };
  const salt = {};
  const digest = {};
  for (const part of PARTS) {
    salt[part] = (await keyed(`kenes/salt/v1\n${part}`)).slice(0, 16);
    digest[part] = await sha256(utf8.encode(`kenes/compartment/v1\n${part}\n`), salt[part], utf8.encode(value[part]));
  }
  const c = await node(digest.coded, await node(digest.text, await node(digest.prov, digest.ctl)));
  const entry = concat(Uint8Array.of(0x4b, 1, values.kind), c);
  const leaf = await sha256(Uint8Array.of(0), entry);
  const parts = Object.fromEntries(PARTS.map((part) => [part, { salt: hexOf(salt[part]), value: value[part] }]));
  return {
    salts: PARTS.map((part) => hexOf(salt[part])).join(""),
    ctl: value.ctl,
    c: hexOf(c),
    code: grouped(crockford(leaf, 10), 5),
    opening: { v: 1, entry: hexOf(entry), parts, secret: hexOf(secret) },
  };
}

/** What a person typed as a secret; null if it is none. */
export async function typedSecret(text) {
  const symbols = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (symbols.length !== 56 || [...symbols].some((symbol) => !SYMBOLS.includes(symbol))) return null;
  const bytes = new Uint8Array(36);
  [...symbols].forEach((symbol, i) => {
    const bit = i * 5;
    const two = SYMBOLS.indexOf(symbol) << (11 - (bit & 7));
    bytes[bit >> 3] |= two >> 8;
    bytes[(bit >> 3) + 1] |= two & 255;
  });
  const secret = bytes.slice(0, 32);
  return (await secretText(secret)).replace(/-/g, "") === symbols ? secret : null;
}

/** The author's signature over a withdrawal, as base64. */
export async function withdrawal(secret, origin, leaf, scope) {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const seed = new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8.encode("kenes/ctl/v1\n")));
  const ctl = await crypto.subtle.importKey("pkcs8", concat(PKCS8, seed), "Ed25519", false, ["sign"]);
  const message = utf8.encode(`kenes/withdraw/v1\n${origin}\n${leaf}\n${scope}\n`);
  return base64Of(new Uint8Array(await crypto.subtle.sign("Ed25519", ctl, message)));
}

// White space as the server strips it: a space that does not break is none.
const AROUND = /^[^\S\u00a0\u2007\u202f\ufeff]+|[^\S\u00a0\u2007\u202f\ufeff]+$/g;

/** The words that were typed; a proposal has its reason below the wording. */
function words(fields) {
  const plain = (name) => (fields.get(name) ?? "").normalize("NFC").replace(/\r\n?/g, "\n").replace(AROUND, "");
  return [plain("text"), plain("reason")].filter((text) => text !== "").join("\n---\n");
}

/** Whether the values say what the form shows: the position that was chosen and every word that was typed. */
export function saysWhatIsShown(values, fields) {
  const coded = JSON.parse(values.coded);
  const stance = fields.get("stance");
  return words(fields) === values.text
    && (stance === null || (coded.stance ?? "") === (stance === "neutral" ? "" : stance));
}

/** The values that would be recorded, or null if the form should go as it is. */
async function valuesOf(form, fields) {
  const asking = new URLSearchParams(fields);
  asking.set("step", "seal");
  // A browser without a key is sent round once for it; a redirect to a page is no values either.
  const answer = await fetch(form.action, { method: "POST", body: asking });
  return answer.status === 200 && answer.headers.get("Content-Type")?.startsWith("application/json") ? answer.json() : null;
}

/** The fields of the second sending; null to send the form as it is, `false` not to send it at all. */
async function sealed(form, fields) {
  const values = await valuesOf(form, fields);
  if (values === null) return null;
  if (!saysWhatIsShown(values, fields)) return false;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const made = await seal(secret, values);
  sessionStorage.setItem(`kenes-own-${made.code}`, JSON.stringify({ secret: await secretText(secret), opening: made.opening }));
  return { "seal-salts": made.salts, "seal-ctl": made.ctl, "seal-c": made.c };
}

function attach(form) {
  form.addEventListener("submit", async (event) => {
    // Whoever only looks again sends nothing that is recorded.
    if (event.submitter?.value === "look") return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    const button = event.submitter;
    const fields = new FormData(form, button);
    let more = null;
    try {
      more = await sealed(form, fields);
    } catch {
      // as without scripts
    }
    if (more === false) {
      delete form.dataset.sending;
      form.querySelector("[data-seal-differs]")?.removeAttribute("hidden");
      return;
    }
    if (button?.name) more = { ...more, [button.name]: button.value };
    for (const [name, value] of Object.entries(more ?? {})) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      field.dataset.once = "";
      form.append(field);
    }
    form.submit();
  });
  // Whoever goes back finds the form as it was, and may choose something else.
  addEventListener("pageshow", () => {
    delete form.dataset.sending;
    for (const field of form.querySelectorAll("input[data-once]")) field.remove();
  });
}

/** Withdrawing: the secret signs here, and only the signature is sent. */
function signs(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = form.elements.secret;
    const fields = new FormData(form);
    try {
      const secret = await typedSecret(field.value);
      const signature = secret && (await withdrawal(secret, form.dataset.origin, form.dataset.leaf, fields.get("scope") ?? "all"));
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "signature", value: signature ?? "" }));
      // A wrong one is a right one with an error: neither is sent.
      field.value = "";
    } catch {
      // a browser that cannot sign: the secret goes, as without scripts
    }
    form.submit();
  });
}

/** The page after recording: the secret comes from this browser, once. */
function show(place) {
  const name = `kenes-own-${place.dataset.ownSecret}`;
  const kept = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  if (kept === null) {
    place.textContent = "—";
    document.querySelector("[data-own-lost]").hidden = false;
    return;
  }
  const { secret, opening } = JSON.parse(kept);
  place.textContent = secret;
  const link = document.querySelector("[data-own-opening]");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(opening)], { type: "application/json" }));
  link.hidden = false;
}

if (typeof document !== "undefined") {
  document.querySelectorAll("form[data-seal]").forEach(attach);
  document.querySelectorAll("form[data-withdraw]").forEach(signs);
  document.querySelectorAll("[data-own-secret]").forEach(show);
}
