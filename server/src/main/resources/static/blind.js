// The browser's half of a blind signature (RFC 9474, RSABSSA-SHA384-PSS-Randomized). The office signs a number that this
// page has multiplied with a random one; what comes out after dividing is a signature that the office has never seen.
const HASH = 48, SALT = 48, PREFIX = 32, MESSAGE = 32;
const form = document.querySelector("form[data-blind-n]");
const failed = document.getElementById("blind-failed");
const chosen = document.getElementById("blind-chosen");

const random = length => crypto.getRandomValues(new Uint8Array(length));
const sha384 = async bytes => new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
const join = (...parts) => new Uint8Array(parts.flatMap(part => [...part]));
const toNumber = bytes => BigInt("0x" + [...bytes].map(it => it.toString(16).padStart(2, "0")).join(""));
const toBytes = (number, length) =>
  Uint8Array.from(number.toString(16).padStart(length * 2, "0").match(/../g), it => parseInt(it, 16));
const write = bytes => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const read = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), it => it.charCodeAt(0));

function power(base, exponent, modulus) {
  let result = 1n;
  for (base %= modulus; exponent > 0n; exponent >>= 1n, base = base * base % modulus) {
    if (exponent & 1n) result = result * base % modulus;
  }
  return result;
}

// The number that times this one is 1, or 0 if there is none.
function inverse(number, modulus) {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (a > 1n) {
    if (b === 0n) return 0n;
    const whole = a / b;
    [a, b] = [b, a - whole * b];
    [x, y] = [y, x - whole * y];
  }
  return a === 1n ? (x + modulus) % modulus : 0n;
}

async function mask(seed, length) {
  const blocks = [];
  for (let counter = 0; blocks.length * HASH < length; counter++) {
    blocks.push(await sha384(join(seed, [counter >>> 24, counter >>> 16 & 255, counter >>> 8 & 255, counter & 255])));
  }
  return join(...blocks).slice(0, length);
}

// EMSA-PSS-ENCODE (RFC 8017, 9.1.1) for a modulus of whole bytes: one bit less than the modulus.
async function encode(message, length) {
  const salt = random(SALT);
  const hash = await sha384(join(new Uint8Array(8), await sha384(message), salt));
  const plain = join(new Uint8Array(length - SALT - HASH - 2), [1], salt);
  const over = await mask(hash, plain.length);
  const masked = plain.map((byte, i) => byte ^ over[i]);
  masked[0] &= 0x7f;
  return toNumber(join(masked, hash, [0xbc]));
}

async function post(address, fields) {
  const answer = await fetch(address, {
    method: "POST", credentials: "same-origin", headers: { Accept: "application/json" },
    body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error((await answer.json()).detail || answer.status);
  return answer;
}

async function confirm(data, token) {
  const n = toNumber(read(data.blindN)), e = toNumber(read(data.blindE)), length = read(data.blindN).length;
  const prepared = join(random(PREFIX), random(MESSAGE));
  const encoded = await encode(prepared, length);
  let factor = 0n, back = 0n;
  while (back === 0n) {
    factor = toNumber(random(length)) % n;
    back = inverse(factor, n);
  }
  const blinded = encoded * power(factor, e, n) % n;
  const answer = await post("/voice/issue", { t: token, blinded: write(toBytes(blinded, length)) });
  const signature = toNumber(read((await answer.json()).signature)) * back % n;
  if (power(signature, e, n) !== encoded) throw new Error("signature");
  await post("/voice", {
    level: data.blindLevel, prepared: write(prepared), signature: write(toBytes(signature, length)) });
}

if (form && globalThis.crypto && crypto.subtle) {
  chosen.hidden = false;
  form.addEventListener("submit", async event => {
    if (event.submitter && event.submitter.value === "separated") return;
    event.preventDefault();
    try {
      await confirm(form.dataset, form.elements.t.value);
      location.assign(form.dataset.blindDone);
    } catch (refused) {
      failed.textContent += " " + refused.message;
      failed.hidden = false;
      failed.focus();
    }
  });
}
