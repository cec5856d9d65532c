// Keys for whoever looks at many texts: they act only while a text of the queue has the focus, so nothing is decided by a slip of
// the hand elsewhere on the page. Without scripts the form does the same.

const list = document.querySelector("[data-queue]");
const boxes = [...list.querySelectorAll("input[name=code]")];
const form = list.closest("form");
const AGAIN = "kenes-queue";

function step(from, by) {
  boxes[boxes.indexOf(from) + by]?.focus();
}

function decide(box, action) {
  for (const it of boxes) it.checked = it === box;
  sessionStorage.setItem(AGAIN, "keys");
  form.requestSubmit(form.querySelector(`button[value=${action}]`));
}

function hide(box, rule) {
  const radio = form.querySelector(`input[name=rule][value=M${rule}]`);
  radio.checked = true;
  if (radio.dataset.reason === "true" && !form.elements.reason.value.trim()) {
    for (const it of boxes) it.checked = it === box;
    form.elements.reason.focus();
  } else {
    decide(box, "hide");
  }
}

list.addEventListener("keydown", event => {
  const box = event.target;
  if (!boxes.includes(box) || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "j") step(box, 1);
  else if (event.key === "k") step(box, -1);
  else if (event.key === "s") { box.checked = false; step(box, 1); }
  else if (event.key === "a") decide(box, "show");
  else if (/^[1-7]$/.test(event.key)) hide(box, event.key);
  else return;
  event.preventDefault();
});

document.querySelector("[data-queue-keys]").hidden = false;
if (sessionStorage.getItem(AGAIN)) {
  sessionStorage.removeItem(AGAIN);
  boxes[0].focus();
}
