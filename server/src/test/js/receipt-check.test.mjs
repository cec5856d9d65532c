// Run by ScriptsTest: the receipts of the fixture must hold, and no mixture of two of them may.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { check } from "../../main/resources/static/receipt-check.js";

const folder = process.env.KENES_LEDGER_FIXTURE;
const read = (file) => readFileSync(`${folder}/${file}`, "utf8");
const trust = { log: read("log.vkey").trim(), ack: read("ack.vkey").trim() };
const names = readdirSync(`${folder}/receipts`)
  .filter((file) => file.endsWith(".kenes-receipt.json"))
  .map((file) => file.replace(".kenes-receipt.json", ""));
const receipt = (name) => JSON.parse(read(`receipts/${name}.kenes-receipt.json`));
const holds = (steps) => steps.length > 0 && steps.every((step) => step.ok);

test("every receipt of the fixture holds", async () => {
  assert.ok(names.length >= 6);
  for (const name of names) {
    const steps = await check(read(`receipts/${name}.kenes-receipt.json`), trust);
    assert.ok(holds(steps), `${name}: ${JSON.stringify(steps)}`);
    assert.deepEqual(steps.map((step) => step.what).slice(0, 2), ["ack", "included"]);
    const last = steps.at(-1).what;
    assert.ok(name.startsWith(last) || name === "counted-then-gone", `${name}: ${last}`);
    assert.ok(holds(await check(read(`receipts/${name}.tlog-proof`), trust)));
    assert.ok(holds(await check(read(`receipts/${name}.ack`), trust)));
  }
});

test("parts exchanged between receipts fail", async () => {
  for (const a of names) {
    for (const b of names) {
      if (a === b) continue;
      for (const part of ["ack", "proof", "disposition"]) {
        const mixed = { ...receipt(a), [part]: receipt(b)[part] };
        assert.ok(!holds(await check(JSON.stringify(mixed), trust)), `${part} of ${b} in ${a}`);
      }
    }
  }
});

test("one changed character fails", async () => {
  const text = read(`receipts/${names[0]}.tlog-proof`);
  for (let at = text.indexOf("index"); at < text.length - 1; at += 37) {
    const other = text[at] === "A" ? "B" : "A";
    const steps = await check(text.slice(0, at) + other + text.slice(at + 1), trust);
    const known = text.slice(text.lastIndexOf("\n\n")).split("\n").slice(3).join("\n");
    if (at < text.length - known.length) assert.ok(!holds(steps), `position ${at}`);
  }
});

test("another key fails", async () => {
  assert.ok(!holds(await check(read(`receipts/${names[0]}.tlog-proof`), { ...trust, log: trust.ack })));
});

test("what is no receipt fails", async () => {
  for (const text of ["", "{", "{}", '{"v":1}', '{"v":2,"ack":""}', "x".repeat(3 << 20)]) {
    assert.ok(!holds(await check(text, trust)));
  }
});
