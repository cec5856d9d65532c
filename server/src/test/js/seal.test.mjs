// Run by ScriptsTest: what the browser seals is what every other program makes of the same secret.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { saysWhatIsShown, seal, secretText, typedSecret } from "../../main/resources/static/seal.js";

const vectors = JSON.parse(readFileSync(process.env.KENES_LEDGER_VECTORS, "utf8"));
const unhex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

test("a contribution with a key for withdrawing becomes the entry of the vectors", async () => {
  const record = vectors.records.find((it) => it.parts.ctl.value !== "");
  const value = (part) => record.parts[part].value;
  const values = { kind: record.kind, coded: value("coded"), text: value("text"), prov: value("prov") };
  const made = await seal(unhex(record.secret), values);
  assert.equal(made.ctl, value("ctl"));
  assert.equal(made.c, record.commitment);
  assert.equal(made.opening.entry, record.entry);
  for (const part of ["coded", "text", "prov", "ctl"]) assert.equal(made.opening.parts[part].salt, record.parts[part].salt);
});

test("a secret is written as the vectors write it", async () => {
  for (const { secret, text } of [vectors.secret_text].flat()) assert.equal(await secretText(unhex(secret)), text);
});

test("a secret is read back as it was typed, and a wrong one is none", async () => {
  const { secret, text } = [vectors.secret_text].flat()[0];
  assert.deepEqual(await typedSecret(` ${text.toLowerCase().replace(/0/g, "o").replace(/-/g, " ")}`), unhex(secret));
  assert.equal(await typedSecret(text.replace("N", "P")), null);
  assert.equal(await typedSecret(text.slice(1)), null);
});

test("other words or another position than shown are noticed", () => {
  const form = (stance, reason) => new Map([["stance", stance], ["reason", reason]]);
  const values = { coded: '{"stance":"oppose"}', text: "Бұл бап\nанық емес." };
  assert.ok(saysWhatIsShown(values, form("oppose", " Бұл бап\r\nанық емес. ")));
  assert.ok(!saysWhatIsShown(values, form("support", "Бұл бап\nанық емес.")));
  assert.ok(!saysWhatIsShown(values, form("oppose", "Бұл бап анық.")));
  const remark = { coded: '{"stance":""}', text: "x" };
  assert.ok(saysWhatIsShown(remark, form("neutral", "x")));
});

test("a proposal is its wording and its reason, and nothing else", () => {
  const form = (text, reason) => {
    const fields = new FormData();
    fields.set("text", text);
    fields.set("reason", reason);
    return fields;
  };
  const values = { coded: '{"draft":"d"}', text: "Жаңа сөз.\n---\nСебебі" };
  assert.ok(saysWhatIsShown(values, form("Жаңа сөз.\r\n", "Себебі ")));
  assert.ok(!saysWhatIsShown(values, form("Жаңа сөз.", "")));
  assert.ok(!saysWhatIsShown(values, form("Басқа сөз.", "Себебі")));
  assert.ok(saysWhatIsShown({ coded: "{}", text: "Тек сөз" }, form("Тек сөз", "")));
  assert.ok(saysWhatIsShown({ coded: "{}", text: "x\u00a0" }, form("x\u00a0", "")), "the server strips no such space");
});
