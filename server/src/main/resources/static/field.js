// The page of the form: shows what is asked, keeps what is typed, sends what waits. Every report has one number from the
// moment it is first kept, and the server stores each number once, so sending again is always safe.
"use strict";
(async () => {
  const page = document.querySelector("form[data-form]");
  const { form: formId, base, lang } = page.dataset;
  const address = `${base}/report.json?form=${formId}&lang=${lang}`;
  const status = document.querySelector("[data-queue]"), keptList = document.querySelector("[data-kept]");
  const model = await (await fetch(address)).json();
  const rules = fieldForm(model);
  const words = (name, blanks = {}) => Object.entries(blanks)
    .reduce((text, [blank, value]) => text.replaceAll(`{${blank}}`, value), model.words[name]);
  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  const stamp = () => {
    const now = new Date(), offset = -now.getTimezoneOffset(), two = n => String(Math.abs(n)).padStart(2, "0");
    return new Date(now.getTime() + offset * 60000).toISOString().slice(0, 23)
      + (offset < 0 ? "-" : "+") + two(Math.trunc(offset / 60)) + ":" + two(offset % 60);
  };
  const newNumber = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    const hex = [...bytes].map(it => it.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  // --- rows of repeats: the first one, empty, is the pattern of all others
  const patterns = new Map();
  page.querySelectorAll("[data-repeat]").forEach(section => {
    const rows = section.querySelectorAll(":scope > [data-row]");
    patterns.set(section.dataset.repeat, rows[0].cloneNode(true));
    rows.forEach(row => row.remove());
  });
  const sections = repeat => page.querySelector(`[data-repeat="${repeat}"]`);
  const rowsOf = repeat => [...sections(repeat).querySelectorAll(":scope > [data-row]")];
  const addRow = repeat => {
    const n = rowsOf(repeat).length + 1, row = patterns.get(repeat).cloneNode(true);
    const prefix = repeat.replaceAll("/", ".");
    row.dataset.row = n;
    row.querySelector("[data-number]").textContent = n;
    row.querySelectorAll("*").forEach(it => [...it.attributes].forEach(attribute => {
      attribute.value = attribute.value.replaceAll(`${repeat}[1]`, `${repeat}[${n}]`).replaceAll(`${prefix}-1.`, `${prefix}-${n}.`);
    }));
    sections(repeat).querySelector("[data-add]").closest("p").before(row);
    return row;
  };
  page.querySelectorAll("[data-plain]").forEach(it => it.remove());

  // --- what is typed
  let draft = { form: formId, number: null, start: stamp(), answers: {}, rows: {}, files: {} };
  const controls = () => [...page.querySelectorAll("[data-control]")].map(holder => {
    const row = holder.closest("[data-row]");
    return { name: holder.dataset.control, path: holder.dataset.question, holder,
      repeat: row ? row.parentElement.dataset.repeat : null, row: row ? Number(row.dataset.row) : 0 };
  });
  const inputs = holder => [...holder.querySelectorAll("input, select, textarea")];
  const read = () => {
    const answers = {};
    controls().forEach(({ name, holder }) => {
      if (draft.files[name]) {
        answers[name] = [draft.files[name].name];
        return;
      }
      const values = inputs(holder).filter(it => it.type !== "file" && (!["radio", "checkbox"].includes(it.type) || it.checked))
        .map(it => it.value).filter(it => it);
      if (values.length) answers[name] = values;
    });
    return answers;
  };
  const show = () => {
    controls().forEach(({ name, holder }) => {
      const values = draft.answers[name];
      const file = draft.files[name], note = holder.querySelector("[data-kept-file]");
      if (note) {
        note.hidden = !file;
        note.textContent = file ? words("photo-kept", { name: file.label }) : "";
      }
      if (values) inputs(holder).forEach(it => {
        if (it.type === "file") return;
        if (["radio", "checkbox"].includes(it.type)) it.checked = values.includes(it.value);
        else {
          if (it.tagName === "SELECT" && ![...it.options].some(o => o.value === values[0])) {
            it.dataset.wanted = values[0];
          }
          it.value = values[0];
        }
      });
    });
  };

  // --- lists and conditions
  const fill = answers => controls().forEach(({ path, repeat, row, holder }) => {
    const question = model.nodes[path], select = holder.querySelector("select");
    if (!question?.list || !select) return;
    const masterPath = question.master;
    const master = masterPath ? (answers[masterPath] ?? [""])[0] : "";
    if (select.dataset.master === master) return;
    const chosen = select.dataset.wanted ?? select.value;
    select.dataset.master = master;
    select.replaceChildren(new Option(words("choose"), ""), ...(model.lists[question.list] ?? [])
      .filter(it => !masterPath || it[question.column] === master)
      .map(it => new Option(it[question.words], it[question.value])));
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = "";
    else delete select.dataset.wanted;
  });
  const update = () => {
    let answers = read();
    for (let depth = 0; depth < 4; depth++) {
      fill(answers);
      answers = read();
    }
    page.querySelectorAll("[data-node]").forEach(node => {
      const open = !node.dataset.node || rules.relevant(node.dataset.node, answers, null, 0, today());
      node.hidden = !open;
      if (open && node.dataset.repeat && !rowsOf(node.dataset.repeat).length) addRow(node.dataset.repeat);
    });
    controls().forEach(({ path, repeat, row, holder }) => {
      holder.hidden = !rules.relevant(path, answers, repeat, row, today());
    });
    draft.answers = answers;
    draft.rows = Object.fromEntries([...patterns.keys()].map(repeat => [repeat, rowsOf(repeat).length]));
    return answers;
  };

  // --- drafts
  let keeping = null;
  const keep = () => {
    clearTimeout(keeping);
    keeping = setTimeout(save, 300);
  };
  const save = async () => {
    clearTimeout(keeping);
    draft.number ??= newNumber();
    try {
      await fieldStore.saveDraft(structuredClone(draft));
    } catch (full) {
      announce(words("full"));
    }
  };
  const begin = (other = { form: formId, number: null, start: stamp(), answers: null, rows: {}, files: {} }) => {
    draft = other;
    page.reset();
    page.querySelectorAll("select").forEach(it => {
      it.selectedIndex = 0;
      delete it.dataset.master;
    });
    patterns.forEach((pattern, repeat) => rowsOf(repeat).forEach(row => row.remove()));
    Object.entries(draft.rows).forEach(([repeat, n]) => {
      while (n-- > 0 && patterns.has(repeat)) addRow(repeat);
    });
    draft.answers ??= read();
    show();
    update();
    clearErrors();
  };
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && draft.number && save());

  // --- pictures: at most 2560 pixels a side
  const scaled = async file => {
    if (!file.type.startsWith("image/")) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const factor = 2560 / Math.max(picture.width, picture.height);
      if (factor >= 1) return file;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * factor);
      canvas.height = Math.round(picture.height * factor);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? file), "image/jpeg", 0.85));
    } catch (unreadable) {
      return file;
    }
  };
  const keepFile = async (input, name) => {
    const file = input.files[0];
    if (!file) return;
    const blob = await scaled(file);
    const ending = blob === file ? (file.name.match(/\.[A-Za-z0-9]{1,5}$/) ?? [""])[0] : ".jpg";
    const key = newNumber();
    try {
      await fieldStore.saveFile({ key, blob: new Blob([await blob.arrayBuffer()], { type: blob.type }) });
      draft.files[name] = { key, name: key.slice(0, 13) + ending, label: file.name };
      show();
      update();
      await save();
    } catch (full) {
      announce(words("full"));
    }
  };

  // --- errors
  const errorBox = page.querySelector("[data-errors]");
  const anchor = name => name.replaceAll("/", ".").replaceAll("[", "-").replaceAll("]", "");
  const clearErrors = () => {
    errorBox.hidden = true;
    page.querySelectorAll("[data-control]").forEach(holder => {
      holder.classList.remove("wrong");
      const line = document.getElementById(anchor(holder.dataset.control) + ".error");
      if (line) line.hidden = true;
    });
  };
  const showErrors = found => {
    clearErrors();
    const list = document.createElement("ul"), title = document.createElement("h2");
    title.textContent = words("errors", { n: found.length });
    found.forEach(({ control, path, why }) => {
      const id = anchor(control), line = document.getElementById(id + ".error");
      const link = document.createElement("a"), item = document.createElement("li");
      link.href = "#" + id;
      link.textContent = `${model.nodes[path].label}: ${why}`;
      item.append(link);
      list.append(item);
      if (line) {
        line.textContent = why;
        line.hidden = false;
      }
      page.querySelector(`[data-control="${control}"]`)?.classList.add("wrong");
    });
    errorBox.replaceChildren(title, list);
    errorBox.hidden = false;
    errorBox.focus();
  };

  // --- sending
  const queue = async () => {
    const answers = update();
    const found = rules.wrong(answers, controls(), today());
    if (found.length) {
      showErrors(found);
      return;
    }
    draft.number ??= newNumber();
    const id = "uuid:" + draft.number;
    const rows = Object.fromEntries(Object.entries(draft.rows).map(([repeat, n]) => [repeat, [...Array(n).keys()].map(i => i + 1)]));
    const device = { start: draft.start, end: stamp(), today: today(), uid: id, uuid: draft.number };
    const asked = name => controls().some(it => it.name === name && rules.relevant(it.path, answers, it.repeat, it.row, today()));
    const item = { id, form: formId, base, state: "waiting", tries: 0, next: 0, at: device.end,
      title: ["event/title", "title"].map(it => answers[it]?.[0]).find(it => it) ?? formId,
      xml: rules.xml(answers, rows, device), draft: structuredClone(draft),
      files: Object.entries(draft.files).filter(([name]) => asked(name)).map(([, file]) => file) };
    try {
      await fieldStore.enqueue(item, formId);
    } catch (full) {
      announce(words("full"));
      return;
    }
    begin();
    announce(words("queued"));
    await tell();
    sendAll(true);
  };

  const post = async (item, parts) => {
    const body = new FormData();
    parts.forEach(([name, value, label]) => label ? body.append(name, value, label) : body.append(name, value));
    const answer = await fetch(`${item.base}/submission`, { method: "POST", body,
      headers: { "X-OpenRosa-Version": "1.0", "Accept-Language": lang } });
    return { status: answer.status, text: (await answer.text()).replace(/<[^>]*>/g, "") };
  };
  const report = item => ["xml_submission_file", new Blob([item.xml], { type: "text/xml" }), "report.xml"];

  // First the words alone, so that they arrive on a bad line; then file by file.
  const send = async item => {
    let answer = await post(item, item.files.length ? [["*isIncomplete*", "yes"], report(item)] : [report(item)]);
    for (let i = 0; i < item.files.length && answer.status < 300; i++) {
      const file = item.files[i], kept = await fieldStore.file(file.key);
      const parts = [report(item)];
      if (i < item.files.length - 1) parts.unshift(["*isIncomplete*", "yes"]);
      if (kept) parts.push([file.name, kept.blob, file.name]);
      answer = await post(item, parts);
    }
    return answer;
  };

  let sending = false, timer = null;
  const sendAll = async atOnce => {
    if (sending || !navigator.onLine) return;
    sending = true;
    try {
      for (const item of (await fieldStore.queue()).filter(it => it.state === "waiting" && (atOnce || it.next <= Date.now()))) {
        let answer;
        try {
          answer = await send(item);
        } catch (offline) {
          answer = { status: 0 };
        }
        if (answer.status === 201 || answer.status === 202) {
          await fieldStore.sent(item, (answer.text.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/) ?? [""])[0]);
        } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
          await fieldStore.saveItem({ ...item, state: "refused", why: answer.text });
        } else {
          const wait = Math.min(60 * 2 ** item.tries, 1800);
          await fieldStore.saveItem({ ...item, tries: item.tries + 1, next: Date.now() + wait * 1000 });
        }
        await tell();
      }
    } finally {
      sending = false;
      plan();
    }
  };
  const plan = async () => {
    clearTimeout(timer);
    const waiting = (await fieldStore.queue()).filter(it => it.state === "waiting");
    if (waiting.length) {
      timer = setTimeout(() => sendAll(false), Math.max(1000, Math.min(...waiting.map(it => it.next)) - Date.now()));
    }
  };

  // --- what the page says about the queue
  const announce = text => {
    status.closest("section").hidden = false;
    status.textContent = text;
  };
  const button = (text, work) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", work);
    return made;
  };
  const line = item => {
    const made = document.createElement("li"), text = document.createElement("p");
    const said = item.state === "sent" ? words("sent-list", { code: item.code })
      : item.state === "refused" ? words("refused", { why: item.why }) : "";
    text.textContent = said ? `${item.title} – ${said}` : item.title;
    made.append(text);
    if (item.state === "refused") made.append(button(words("edit"), async () => {
      await fieldStore.reopen(item, item.draft);
      begin(item.draft);
      await tell();
    }));
    if (item.state !== "waiting") made.append(button(words("remove"), async () => {
      await fieldStore.drop(item);
      await tell();
    }));
    return made;
  };
  const tell = async () => {
    const all = (await fieldStore.queue()).sort((a, b) => a.at < b.at ? 1 : -1);
    const waiting = all.filter(it => it.state === "waiting").length;
    status.dataset.waiting = waiting;
    status.dataset.sent = all.filter(it => it.state === "sent").length;
    status.closest("section").hidden = !all.length;
    document.querySelector("[data-private]").hidden = !waiting;
    if (all.length) status.textContent = words("waiting", { n: waiting });
    keptList.replaceChildren(...all.map(line));
  };

  page.addEventListener("input", event => {
    delete event.target.dataset.wanted;
    update();
    keep();
  });
  page.addEventListener("change", event => {
    const holder = event.target.closest("[data-control]");
    if (event.target.type === "file") keepFile(event.target, holder.dataset.control);
  });
  page.addEventListener("click", event => {
    const adding = event.target.closest("[data-add]");
    if (!adding) return;
    event.preventDefault();
    const row = addRow(adding.dataset.add);
    update();
    keep();
    row.querySelector("input, select, textarea")?.focus();
  });
  page.addEventListener("submit", event => {
    event.preventDefault();
    queue();
  });
  addEventListener("online", () => sendAll(true));

  begin(await fieldStore.draft(formId) ?? undefined);
  await tell();
  navigator.storage?.persist?.();
  sendAll(true);

  if ("serviceWorker" in navigator) {
    await navigator.serviceWorker.register(`${base}/sw.js`);
    const worker = (await navigator.serviceWorker.ready).active;
    const links = [...document.querySelectorAll("link[href], script[src]")].map(it => it.href || it.src);
    navigator.serviceWorker.addEventListener("message", () => page.dataset.kept = "true");
    worker.postMessage([location.href, address, ...links]);
  }
})();
