"use strict";
(function () {
  // Light or dark by hand; the choice lasts as long as the page.
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", function () {
    const root = document.documentElement;
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
  });

  // Sort by a click or Enter on a header.
  function key(row, column) {
    const cell = row.cells[column];
    const value = cell.dataset.sort;
    return value === undefined ? cell.textContent : Number(value);
  }
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a.localeCompare(b);
  }
  document.querySelectorAll("table.sortable").forEach(function (table) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      head.tabIndex = 0;
      function sort() {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = Array.from(table.tBodies[0].rows);
        rows.sort(function (a, b) { return (down ? -1 : 1) * compare(key(a, column), key(b, column)); });
        rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
      }
      head.addEventListener("click", sort);
      head.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); sort(); }
      });
    });
  });

  // Filter rows; the number of hidden ones is always shown.
  document.querySelectorAll(".controls").forEach(function (controls) {
    controls.hidden = false;
    const rows = Array.from(controls.parentNode.querySelectorAll("table.numbers tbody tr"));
    const input = controls.querySelector(".filter");
    const count = controls.querySelector(".count");
    input.addEventListener("input", function () {
      const words = input.value.toLowerCase().split(/\s+/);
      let hidden = 0;
      rows.forEach(function (row) {
        const text = row.textContent.toLowerCase();
        const show = words.every(function (word) { return text.includes(word); });
        row.hidden = !show;
        if (!show) hidden += 1;
      });
      count.textContent = hidden ? hidden + " rows hidden" : "";
    });
  });

  // A link to a folded plot opens it.
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details");
    if (fold) { fold.open = true; target.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  reveal();
})();
