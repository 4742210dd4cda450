// Sorts and filters tables that are marked for it; without it they are read as they stand.
"use strict";
(() => {
  const LEAST_FILTERED = 8; // rows from which a table gets a filter

  const valueOf = (cell) => {
    const figure = cell.querySelector("data");
    if (figure) return Number(figure.value);
    const text = cell.textContent.trim();
    return text.startsWith("—") ? null : text;
  };

  const compare = (a, b) => {
    if (a === null || b === null) return (a === null) - (b === null); // what is not given stands last
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "it", { numeric: true });
  };

  const sortBy = (table, place, header) => {
    const isDown = header.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [valueOf(row.cells[place]), row]);
    rows.sort(([a], [b]) => (a === null || b === null || !isDown ? compare(a, b) : compare(b, a)));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    body.append(...rows.map(([, row]) => row));
  };

  const makeSortable = (table) => {
    [...table.tHead.rows[0].cells].forEach((header, place) => {
      if (header.querySelector("a")) return; // a link stays a link
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sortBy(table, place, header));
      header.append(button);
    });
  };

  const makeFilter = (table) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    if (rows.length < LEAST_FILTERED) return;
    const label = document.createElement("label");
    const input = document.createElement("input");
    const told = document.createElement("output");
    input.type = "search";
    label.className = "filter";
    label.append("Filter rows ", input, " ", told);
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLocaleLowerCase("it");
      let count = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.toLocaleLowerCase("it").includes(wanted);
        count += !row.hidden;
      }
      told.textContent = wanted ? `${count} of ${rows.length}` : "";
    });
    table.parentElement.before(label);
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    makeSortable(table);
    makeFilter(table);
  }
})();
