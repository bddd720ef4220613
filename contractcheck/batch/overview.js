"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach(other => other.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = row => row.cells[column].dataset.rank ?? row.cells[column].textContent.trim();
    const rows = [...table.tBodies[0].rows].sort((one, two) => key(one).localeCompare(key(two), undefined, { numeric: true }));
    table.tBodies[0].append(...(down ? rows.reverse() : rows));
  }));
}
const [search, outcome, state] = ["search", "outcome", "state"].map(id => document.getElementById(id));
const rows = [...document.getElementById("documents").tBodies[0].rows];
function filter() {
  let shown = 0;
  for (const row of rows) {
    const named = row.dataset.named.toLowerCase().includes(search.value.trim().toLowerCase());
    row.hidden = !(named && (!outcome.value || row.dataset.outcome === outcome.value)
      && (!state.value || row.dataset.states.split(" ").includes(state.value)));
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById("shown").textContent = shown;
}
document.getElementById("filter").addEventListener("input", filter);
document.getElementById("filter").addEventListener("submit", event => event.preventDefault());
