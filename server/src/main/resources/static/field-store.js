// What the device keeps: drafts, reports that wait, and their files (IndexedDB "kenes-field").
"use strict";
const fieldStore = (() => {
  let opening = null;

  const open = () => opening ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open("kenes-field", 1);
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore("drafts", { keyPath: "form" });
      asking.result.createObjectStore("queue", { keyPath: "id" });
      asking.result.createObjectStore("files", { keyPath: "key" });
    };
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });

  // All of it or nothing: work gets the stores and may ask, put and delete.
  const within = async (mode, work) => {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(["drafts", "queue", "files"], mode);
      const answer = work(name => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(answer instanceof IDBRequest ? answer.result : answer);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  };
  const reading = work => within("readonly", work);
  const writing = work => within("readwrite", work);

  return {
    draft: form => reading(store => store("drafts").get(form)),
    saveDraft: draft => writing(store => store("drafts").put(draft)),
    dropDraft: form => writing(store => store("drafts").delete(form)),
    queue: () => reading(store => store("queue").getAll()),
    saveItem: item => writing(store => store("queue").put(item)),
    file: key => reading(store => store("files").get(key)),
    saveFile: file => writing(store => store("files").put(file)),
    dropFile: key => writing(store => store("files").delete(key)),

    // The report is in the queue and no draft any more, or nothing has changed.
    enqueue: (item, form) => writing(store => {
      store("queue").put(item);
      store("drafts").delete(form);
    }),

    // Back into the form: the number of the report stays, so that it is the same report.
    reopen: (item, draft) => writing(store => {
      store("queue").delete(item.id);
      store("drafts").put(draft);
    }),

    // The words and files of a report that the server has need not stay.
    sent: (item, code) => writing(store => {
      item.files.forEach(file => store("files").delete(file.key));
      store("queue").put({ id: item.id, form: item.form, base: item.base, title: item.title,
        state: "sent", code, files: [], at: item.at });
    }),

    drop: item => writing(store => {
      item.files.forEach(file => store("files").delete(file.key));
      store("queue").delete(item.id);
    }),
  };
})();
