// Checks a receipt in the reader's own browser, with nothing but WebCrypto: the file never leaves the machine.
// Formats: C2SP signed-note, tlog-checkpoint, tlog-proof; RFC 9162 2.1.3.2; the receipt file of docs/ in this repository.

const utf8 = new TextEncoder();
const DASH = "— ";

class Bad extends Error {}

function bytesOf(base64) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new Bad("base64");
  const text = atob(base64);
  const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
  if (btoa(text) !== base64) throw new Bad("base64");
  return bytes;
}

const hexOf = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
const same = (a, b) => hexOf(a) === hexOf(b);

function decimal(text) {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) throw new Bad("number");
  return Number(text);
}

function concat(...parts) {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
const leafHash = (entry) => sha256(Uint8Array.of(0), entry);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** `<name>+<8 hex>+<base64(type ‖ key)>`, type 01 only. */
export async function verifierKey(line) {
  const first = line.indexOf("+");
  const second = line.indexOf("+", first + 1);
  if (first < 1 || second < 0) throw new Bad("key");
  const name = line.slice(0, first);
  const typed = bytesOf(line.slice(second + 1));
  const id = (await sha256(utf8.encode(name + "\n"), typed)).slice(0, 4);
  if (typed.length !== 33 || typed[0] !== 1 || hexOf(id) !== line.slice(first + 1, second)) throw new Bad("key");
  return { name, id, key: await crypto.subtle.importKey("raw", typed.slice(1), "Ed25519", false, ["verify"]) };
}

/** The text of a note that this key has signed. */
async function opened(note, key) {
  if (note.length > 65536) throw new Bad("note");
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new Bad("note");
  const text = note.slice(0, split + 1);
  let signed = false;
  for (const line of note.slice(split + 2, -1).split("\n")) {
    const space = line.lastIndexOf(" ");
    if (!line.startsWith(DASH) || space < DASH.length) throw new Bad("note");
    const raw = bytesOf(line.slice(space + 1));
    if (line.slice(DASH.length, space) !== key.name || !same(raw.slice(0, 4), key.id)) continue;
    if (!(await crypto.subtle.verify("Ed25519", key.key, raw.slice(4), utf8.encode(text)))) throw new Bad("signature");
    signed = true;
  }
  if (!signed) throw new Bad("signature");
  return text;
}

async function checkpoint(note, key, origin) {
  const lines = (await opened(note, key)).split("\n");
  if (lines.length < 4 || lines[0] !== origin) throw new Bad("origin");
  const root = bytesOf(lines[2]);
  if (root.length !== 32) throw new Bad("root");
  return { size: decimal(lines[1]), root };
}

/** RFC 9162 2.1.3.2: the path must be used up exactly. */
async function rootOf(index, size, hash, path) {
  if (index >= size || path.length > 63) throw new Bad("proof");
  let fn = BigInt(index);
  let sn = BigInt(size) - 1n;
  for (const sibling of path) {
    if (sn === 0n || sibling.length !== 32) throw new Bad("proof");
    if (fn % 2n === 1n || fn === sn) {
      hash = await nodeHash(sibling, hash);
      while (fn % 2n === 0n && fn !== 0n) {
        fn /= 2n;
        sn /= 2n;
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    fn /= 2n;
    sn /= 2n;
  }
  if (sn !== 0n) throw new Bad("proof");
  return hash;
}

/** A tlog-proof of an entry; `entry` may be null if the proof carries it. */
async function proven(proof, entry, key, origin) {
  const end = proof.indexOf("\n\n");
  const lines = proof.slice(0, end).split("\n");
  if (end < 0 || lines.shift() !== "c2sp.org/tlog-proof@v1") throw new Bad("proof");
  if (lines[0]?.startsWith("extra ")) {
    const extra = bytesOf(lines.shift().slice(6));
    entry ??= extra;
  }
  if (!entry || !lines[0]?.startsWith("index ")) throw new Bad("proof");
  const index = decimal(lines.shift().slice(6));
  const head = await checkpoint(proof.slice(end + 2), key, origin);
  const root = await rootOf(index, head.size, await leafHash(entry), lines.map(bytesOf));
  if (!same(root, head.root)) throw new Bad("proof");
  return { index, entry, ...head };
}

const unhex = (text) => {
  if (!/^([0-9a-f]{2})*$/.test(text)) throw new Bad("hex");
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
};

const NAMES = ["", "counted", "moderated", "withdrawn", "erased", "superseded", "public"];

function disposition(entry) {
  if (entry[0] !== 0x4b || entry[1] !== 3 || !NAMES[entry[2]]) throw new Bad("disposition");
  return NAMES[entry[2]];
}

/**
 * Everything a receipt shows, each step with `ok`; stops at the first that does not hold.
 * @param text a `.kenes-receipt.json`, a `.tlog-proof` or an acknowledgement
 * @param trust `{log, ack}`: verifier keys as lines, from the printed report and not from this site
 */
export async function check(text, trust) {
  const steps = [];
  try {
    if (text.length > 1 << 20) throw new Bad("size");
    const log = await verifierKey(trust.log);
    const origin = log.name;
    const receipt = text.startsWith("{")
      ? JSON.parse(text)
      : text.startsWith("c2sp.org/tlog-proof@v1\n") ? { v: 1, proof: text } : { v: 1, ack: text };
    const known = ["v", "ack", "proof", "disposition", "release"];
    if (receipt.v !== 1 || Object.keys(receipt).some((member) => !known.includes(member))) throw new Bad("file");
    if (!receipt.ack && !receipt.proof) throw new Bad("file");
    let promised = null;
    if (receipt.ack) {
      const lines = (await opened(receipt.ack, await verifierKey(trust.ack))).split("\n");
      if (lines[0] !== "kenes/ack/v1" || lines[1] !== origin) throw new Bad("origin");
      promised = bytesOf(lines[2]);
      steps.push({ ok: true, what: "ack", received: decimal(lines[3]), mergeBy: decimal(lines[4]) });
    }
    if (!receipt.proof) return steps;
    const included = await proven(receipt.proof, null, log, origin);
    if (promised && !same(promised, await leafHash(included.entry))) throw new Bad("entry");
    steps.push({ ok: true, what: "included", index: included.index, size: included.size });
    if (!receipt.disposition !== !receipt.release) throw new Bad("file");
    if (receipt.disposition) {
      const released = unhex(receipt.release.entry);
      await proven(receipt.release.proof, released, log, origin);
      if (released[0] !== 0x4b || released[1] !== 2 || released[2] !== 3) throw new Bad("release");
      const made = JSON.parse(new TextDecoder().decode(released.slice(3)));
      const entry = unhex(receipt.disposition.entry);
      const tree = await proven(receipt.disposition.proof, entry, log, `${origin}/release/${made.release}`);
      if (tree.index !== included.index || tree.size !== made.size || !same(tree.root, bytesOf(made.dispositions))) {
        throw new Bad("disposition");
      }
      steps.push({ ok: true, what: disposition(entry), release: made.release });
    }
  } catch (e) {
    steps.push({ ok: false, what: "failed", why: e instanceof Bad ? e.message : "file" });
  }
  return steps;
}

/** What a reader is told of the place where it stopped. */
const REASONS = {
  signature: "signature", key: "signature", note: "signature", origin: "signature",
  proof: "proof", root: "proof", entry: "proof", disposition: "release", release: "release",
};

/** The form on the receipt page: `data-log`, `data-ack`, and a template with one sentence per outcome. */
function attach(form) {
  const result = form.querySelector("[data-result]");
  const sentences = form.querySelector("template").content;
  form.hidden = false;
  form.querySelector("input[type=file]").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const steps = await check(await file.text(), form.dataset);
    result.replaceChildren(...steps.map((step) => {
      const line = sentences.querySelector(`[data-what="${step.what}"]`).cloneNode(true);
      line.querySelector(`[data-why="${REASONS[step.why] ?? "file"}"]`)?.removeAttribute("hidden");
      for (const slot of line.querySelectorAll("[data-slot]")) {
        const value = step[slot.dataset.slot];
        slot.textContent = /^(received|mergeBy)$/.test(slot.dataset.slot)
          ? new Date(value * 1000).toISOString().slice(0, 16).replace("T", " ") + " UTC" : String(value);
      }
      return line;
    }));
  });
}

if (typeof document !== "undefined") document.querySelectorAll("form[data-receipt-check]").forEach(attach);
