"use strict";
(function () {
  const root = document.documentElement;
  const controls = document.getElementById("controls");
  const find = function (id) { return document.getElementById(id); };
  const all = function (selector, from) { return Array.from((from || document).querySelectorAll(selector)); };
  const campaigns = all(".campaign[data-default]");
  const data = campaigns.map(function (c) {
    const holder = c.querySelector("script.data");
    return holder ? JSON.parse(holder.textContent) : { verdicts: {} };
  });
  const first = campaigns.length ? campaigns[0].dataset.default : "";

  // Everything that a link can carry. Anything at its default is left out of the fragment.
  const state = { b: first, q: "", m: true, k: "", t: "", s: "", at: "" };

  function write() {
    const parts = [];
    function put(key, value) { if (value) parts.push(key + "=" + encodeURIComponent(value)); }
    put("b", state.b === first ? "" : state.b);
    put("q", state.q);
    put("m", state.m ? "" : "0");
    put("k", state.k);
    put("t", state.t);
    put("s", state.s);
    put("at", state.at);
    const fragment = parts.length ? "#" + parts.join("&") : location.pathname;
    // A page from disk may refuse a new address; it works all the same.
    try { history.replaceState(null, "", fragment); } catch (error) { /* the view is only not in the address */ }
  }

  // A fragment is either an anchor, as in any page, or a state.
  function read() {
    const text = location.hash.slice(1);
    if (!text.includes("=")) {
      state.at = decodeURIComponent(text);
      return;
    }
    const given = new URLSearchParams(text);
    const get = function (key, missing) { return given.has(key) ? given.get(key) : missing; };
    state.b = get("b", first);
    state.q = get("q", "");
    state.m = get("m", "1") !== "0";
    state.k = get("k", "");
    state.t = get("t", "");
    state.s = get("s", "");
    state.at = get("at", "");
  }

  // Light or dark: by hand, or as the system says.
  function theme() {
    if (state.t) root.dataset.theme = state.t; else delete root.dataset.theme;
    find("theme").textContent = dark() ? "light" : "dark";
  }
  function dark() {
    return state.t ? state.t === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  // Another baseline: the views that were drawn for it, and its verdicts in the table.
  function baseline() {
    campaigns.forEach(function (campaign, i) {
      const known = state.b in (data[i].verdicts || {});
      const chosen = known ? state.b : campaign.dataset.default;
      all(".view", campaign).forEach(function (view) { view.hidden = view.dataset.baseline !== chosen; });
      const verdicts = data[i].verdicts[chosen] || {};
      all("table.numbers tbody tr", campaign).forEach(function (row) {
        const v = verdicts[row.dataset.kernel + "\t" + row.dataset.configuration];
        if (!v) return;
        cell(row.cells[5], v[1], v[0]);
        row.cells[6].textContent = v[2];
        cell(row.cells[7], v[4], v[3]);
        row.dataset.verdict = v[5];
      });
    });
    find("baseline").value = state.b;
  }
  function cell(target, text, value) {
    target.textContent = text;
    if (value === null) delete target.dataset.sort; else target.dataset.sort = value;
  }

  // Filter and "only what matters". The number of hidden rows is always shown.
  function filter() {
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = function (text) { return words.every(function (w) { return text.includes(w); }); };
    let hidden = 0;
    const kernels = {};
    all("table.numbers tbody tr").forEach(function (row) {
      const d = row.dataset;
      const text = (d.kernel + " " + d.kind + " " + d.configuration + " " + d.verdict).toLowerCase();
      const show = fits(text) && !(state.m && d.verdict === "same");
      row.hidden = !show;
      if (!show) hidden += 1;
      kernels[d.kernel] = kernels[d.kernel] || fits(text);
    });
    all("figure tr[data-kernel]").forEach(function (row) {
      row.hidden = kernels[row.dataset.kernel] === false;
      if (row.hidden) hidden += 1;
    });
    all("g[data-kernel]").forEach(function (mark) {
      mark.classList.toggle("off", kernels[mark.dataset.kernel] === false);
    });
    all("details.kernel").forEach(function (fold) { fold.hidden = kernels[fold.dataset.fold] === false; });
    document.body.classList.toggle("matters", state.m);
    find("matters").checked = state.m;
    if (find("filter").value !== state.q) find("filter").value = state.q;
    find("hidden").textContent = hidden ? hidden + (hidden === 1 ? " row hidden" : " rows hidden") : "";
  }

  // A pinned kernel stands out in every plot and table.
  function pin() {
    document.body.classList.toggle("pinning", state.k !== "");
    all("[data-kernel]").forEach(function (mark) {
      mark.classList.toggle("pinned", state.k !== "" && mark.dataset.kernel === state.k);
    });
    all("details.kernel").forEach(function (fold) { if (fold.dataset.fold === state.k) fold.open = true; });
    const button = find("unpin");
    button.hidden = state.k === "";
    button.textContent = state.k + " ×";
    button.title = "no longer highlight " + state.k;
  }

  // Sort by a click or Enter on a heading.
  function key(row, column) {
    const target = row.cells[column];
    if (target.dataset.sort !== undefined) return Number(target.dataset.sort);
    return target.classList.contains("num") ? Infinity : target.textContent;
  }
  function compare(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
  }
  function sort() {
    const column = Math.abs(Number(state.s)) - 1;
    const down = state.s.startsWith("-");
    all("table.numbers").forEach(function (table) {
      const heads = Array.from(table.tHead.rows[0].cells);
      heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
      if (!(column >= 0 && column < heads.length)) return;
      heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = Array.from(table.tBodies[0].rows);
      const missing = function (k) { return k === Infinity || k === ""; };
      rows.sort(function (a, b) {
        const x = key(a, column), y = key(b, column);
        // What has no value stays at the end either way.
        if (missing(x) || missing(y)) return Number(missing(x)) - Number(missing(y));
        return (down ? -1 : 1) * compare(x, y);
      });
      rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
    });
  }

  // A link to something folded, or to a plot of another baseline, opens it.
  function reveal() {
    const target = state.at && find(state.at);
    if (!target) return;
    const view = target.closest(".view");
    if (view && view.hidden) { state.b = view.dataset.baseline; baseline(); filter(); }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  }

  function apply() {
    theme();
    baseline();
    filter();
    sort();
    pin();
  }
  function change(what, value) {
    state[what] = value;
    write();
  }

  find("theme").addEventListener("click", function () { change("t", dark() ? "light" : "dark"); theme(); });
  find("baseline").addEventListener("change", function (event) {
    change("b", event.target.value);
    baseline();
    filter();
    sort();
  });
  find("filter").addEventListener("input", function (event) { change("q", event.target.value); filter(); });
  find("matters").addEventListener("change", function (event) { change("m", event.target.checked); filter(); });
  find("unpin").addEventListener("click", function () { change("k", ""); pin(); });
  controls.addEventListener("submit", function (event) { event.preventDefault(); });

  all("table.sortable thead th").forEach(function (head) {
    head.tabIndex = 0;
    function click() {
      const column = head.cellIndex + 1;
      // Numbers start with the largest, as that is what readers look for; a second click turns round.
      const start = head.classList.contains("num") ? -column : column;
      change("s", String(Number(state.s) === start ? -start : start));
      sort();
    }
    head.addEventListener("click", click);
    head.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); click(); }
    });
  });

  function toggle(target) {
    const mark = target.closest("[data-kernel]");
    if (!mark || target.closest("a, button, summary")) return;
    change("k", state.k === mark.dataset.kernel ? "" : mark.dataset.kernel);
    pin();
  }
  document.addEventListener("click", function (event) {
    if (!String(getSelection())) toggle(event.target);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("tr[data-kernel]")) toggle(event.target);
    if (event.key === "Escape" && state.k) { change("k", ""); pin(); }
  });
  // Paper shows everything.
  addEventListener("beforeprint", function () {
    all("details").forEach(function (fold) { if (!fold.open) { fold.open = true; fold.dataset.printed = "1"; } });
  });
  addEventListener("afterprint", function () {
    all("details[data-printed]").forEach(function (fold) { fold.open = false; delete fold.dataset.printed; });
  });
  addEventListener("hashchange", function () { read(); apply(); reveal(); write(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", theme);

  controls.hidden = false;
  read();
  apply();
  reveal();
})();
