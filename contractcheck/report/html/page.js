"use strict";
for (const tool of document.querySelectorAll("fieldset.filter, button.copy")) tool.hidden = false;

for (const filter of document.querySelectorAll("fieldset.filter")) {
  const article = filter.closest("article");
  filter.addEventListener("change", event => {
    const off = new Set();
    let count = 0;
    for (const card of article.querySelectorAll(".card")) {
      card.hidden = event.target.value !== "" && card.dataset.status !== event.target.value;
      if (card.hidden) off.add(card.id); else count += 1;
    }
    for (const mark of article.querySelectorAll("mark")) mark.classList.toggle("off", off.has(mark.dataset.back));
    for (const back of article.querySelectorAll("a.back")) back.hidden = off.has(back.hash.slice(1));
    filter.querySelector(".count").textContent = count;
  });
}

async function copy(text) {
  if (navigator.clipboard) {
    try { return await navigator.clipboard.writeText(text), true; } catch { /* the older way follows */ }
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

for (const button of document.querySelectorAll("button.copy")) {
  const label = button.firstChild, text = label.data;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const done = await copy(document.getElementById(button.dataset.copy).textContent);
    button.focus();
    label.data = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { label.data = text; }, 2500);
  });
}

function show() {
  const id = location.hash.slice(1);
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  for (const mark of document.querySelectorAll("mark")) {
    if (mark.dataset.passages.split(" ").includes(id)) mark.classList.add("here");
  }
  // A finding that the filter hides is shown again when its passage is followed back.
  const card = document.getElementById(id);
  if (card && card.matches(".card") && card.hidden) card.closest("article").querySelector(".filter input").click();
}
addEventListener("hashchange", show);
show();

document.addEventListener("click", event => {
  const mark = event.target.closest("mark");
  if (mark && getSelection().isCollapsed) location.hash = mark.dataset.back;
});

for (const [moment, open] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(moment, () => { for (const each of document.querySelectorAll("details")) each.open = open; });
}
