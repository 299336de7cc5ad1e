#!/usr/bin/env python3
"""Opens report pages in a headless Chromium and uses them: console, layout, sorting, filtering, baseline, theme, links.

    check.py PAGE.html... [--screenshots FOLDER]

Exits with 1 and the failed checks; with 0 and one printed line where there is no browser, as then nothing can be said.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import devtools  # noqa: E402

# Texts of drawings that leave their drawing, or cover each other: what a reader would call cut or overlapping.
LAYOUT = """
(function () {
  const out = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    const title = svg.querySelector("title").textContent;
    const texts = Array.from(svg.querySelectorAll("text")).map(t => [t, t.getBoundingClientRect()]);
    for (const [t, r] of texts)
      if (r.left < frame.left - 1 || r.right > frame.right + 1 || r.top < frame.top - 3 || r.bottom > frame.bottom + 3)
        out.push("cut: " + title + ": " + t.textContent);
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < texts.length; j++) {
        const [a, p] = texts[i], [b, q] = texts[j];
        const w = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        // A line's box is taller than its letters.
        const h = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) - 0.3 * Math.min(p.height, q.height);
        if (w > 1 && h > 0) out.push("overlap: " + title + ": " + a.textContent + " / " + b.textContent);
      }
  }
  if (document.documentElement.scrollWidth > innerWidth) out.push("the page scrolls sideways: " + document.documentElement.scrollWidth);
  return out;
})()
"""

# Contrast of all words outside drawings against the page, as WCAG counts it.
CONTRAST = """
(function () {
  const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255)
    .map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4); return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
  const paper = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/rgba\\(.*, 0\\)|transparent/.test(c)) return c; } return "rgb(255, 255, 255)"; };
  const out = new Set();
  for (const e of document.querySelectorAll("h1,h2,h3,p,li,a,td,th,summary,figcaption span,figcaption b,label,button,nav a,.aside,input,select")) {
    if (!e.textContent.trim() || !e.getClientRects().length) continue;
    const a = light(getComputedStyle(e).color), b = light(paper(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) out.add(e.tagName + "." + e.className + " " + ratio.toFixed(2));
  }
  return Array.from(out);
})()
"""

OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"
SHOWN = "Array.from(document.querySelector('table.numbers tbody').rows).filter(r => !r.hidden)"


class Checks:
    def __init__(self, browser, page):
        self.browser, self.page, self.failed = browser, page, []
        self.name = os.path.basename(page)

    def that(self, holds, what):
        if not holds:
            self.failed.append(f"{self.name}: {what}")

    def js(self, expression):
        return self.browser.js(expression)

    def set(self, control, value, event):
        """Gives a control a value, as a reader would."""
        name, value = json.dumps(control), json.dumps(value)
        self.js(f"{{ const e = document.getElementById({name}); e.value = {value}; e.dispatchEvent(new Event('{event}')) }}")

    def quiet(self, when):
        for complaint in self.browser.complaints():
            self.that(False, f"console, {when}: {complaint}")

    def looks(self, folder):
        """All widths and both themes: nothing cut, nothing overlapping, words readable."""
        for width in (1400, 800, 400):
            for dark in (False, True):
                when = f"{width} px, {'dark' if dark else 'light'}"
                self.browser.view(width, 1000, dark)
                self.browser.open(self.page)
                self.quiet(when)
                if folder:
                    stem = f"{self.name.removesuffix('.html')}-{width}-{'dark' if dark else 'light'}.png"
                    self.browser.screenshot(os.path.join(folder, stem))
                self.js(OPEN_ALL)
                if not dark:
                    for problem in self.js(LAYOUT)[:8]:
                        self.that(False, f"{when}: {problem}")
                for problem in self.js(CONTRAST)[:8]:
                    self.that(False, f"{when}: contrast: {problem}")

    def without_script(self):
        self.browser.view(1400)
        self.browser.open(self.page, script=False)
        # Scripts of the page are off; the protocol's own questions are still answered.
        self.that(self.js("document.getElementById('controls').hidden"), "controls show although no script runs")
        self.that(self.js(f"{SHOWN}.length") == self.js("document.querySelector('table.numbers tbody').rows.length"), "rows are missing without script")
        self.that(self.js("Array.from(document.querySelectorAll('.view:not([hidden]) svg, #why svg, #dynamics svg')).some(s => s.getBoundingClientRect().width > 300)") is True, "no plots without script")

    def sorting(self):
        self.browser.view(1400)
        self.browser.open(self.page)
        times = f"{SHOWN}.map(r => Number(r.cells[3].dataset.sort)).filter(x => !isNaN(x))"
        if not self.js(f"{times}.length"):
            return
        head = "document.querySelector('table.numbers thead').rows[0].cells[3]"
        self.js(f"{head}.click()")
        falling = self.js(times)
        self.that(falling == sorted(falling, reverse=True) and len(set(falling)) > 1, "the first click does not sort numbers falling")
        self.that(self.js(f"{head}.getAttribute('aria-sort')") == "descending", "aria-sort after the first click")
        self.js(f"{head}.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Enter', bubbles: true}}))")
        self.that(self.js(times) == sorted(falling), "Enter does not turn the order round")
        self.js("document.querySelector('table.numbers thead').rows[0].cells[0].click()")
        names = self.js(f"{SHOWN}.map(r => r.dataset.kernel)")
        self.that(names == sorted(names), "names are not sorted")
        self.quiet("sorting")

    def filtering(self):
        self.browser.open(self.page)
        kernel = self.js("document.querySelector('table.numbers tbody').rows[0].dataset.kernel")
        total = self.js("document.querySelectorAll('table.numbers tbody tr').length")
        self.js("document.getElementById('matters').click()")
        self.that(self.js("document.querySelectorAll('table.numbers tbody tr[hidden]').length") == 0, "without 'only what matters' rows are hidden")
        self.set("filter", kernel, "input")
        shown = self.js("Array.from(document.querySelectorAll('table.numbers tbody tr')).filter(r => !r.hidden).map(r => r.dataset.kernel)")
        self.that(shown and set(shown) == {kernel} and len(shown) < total or total == len(shown), "the filter shows other kernels")
        said = self.js("document.getElementById('hidden').textContent")
        hidden = self.js("document.querySelectorAll('table.numbers tbody tr[hidden], figure tr[data-kernel][hidden]').length")
        self.that(said == (f"{hidden} rows hidden" if hidden else ""), f"'{said}' for {hidden} hidden rows")
        self.that(self.js("location.hash").find("q=") > 0, "the filter is not in the address")
        self.quiet("filtering")

    def matters(self):
        """What is the same is hidden at first, and counted."""
        self.browser.open(self.page)
        wrong = self.js(f"{SHOWN}.filter(r => r.dataset.verdict === 'same').length")
        self.that(wrong == 0, f"{wrong} rows that are the same show at first")

    def baseline(self):
        self.browser.open(self.page)
        names = self.js("Array.from(document.getElementById('baseline').options).map(o => o.value)")
        first = self.js("document.getElementById('baseline').value")
        self.that(first == self.js("document.querySelector('.campaign[data-default]').dataset.default"), "the first baseline is not the campaign's")
        for name in names:
            self.set("baseline", name, "change")
            views = self.js("Array.from(document.querySelectorAll('.view')).filter(v => !v.hidden).map(v => v.dataset.baseline)")
            self.that(set(views) == {name}, f"against {name} the views of {set(views)} show")
            reference = self.js("Array.from(document.querySelectorAll('table.numbers tbody tr')).filter(r => r.cells[6].textContent === 'the reference').map(r => r.dataset.configuration)")
            self.that(set(reference) == {name}, f"against {name} the table's reference is {set(reference)}")
        if len(names) > 1:
            # Speed-ups of two configurations over each other are reciprocal.
            pair = [n for n in names if n != first][0]
            cell = "Array.from(document.querySelectorAll('table.numbers tbody tr')).filter(r => r.dataset.configuration === {0!r}).map(r => Number(r.cells[5].dataset.sort))"
            there, back = {}, {}
            for values, base, other in ((there, first, pair), (back, pair, first)):
                self.set("baseline", base, "change")
                values.update(enumerate(self.js(cell.format(other))))
            good = all(abs(there[i] * back[i] - 1) < 0.01 for i in there if there[i] and back.get(i))
            self.that(good, f"{first} over {pair} and back do not cancel")
        self.quiet("baseline")

    def theme(self):
        for dark in (False, True):
            self.browser.view(1400, 1000, dark)
            self.browser.open(self.page)
            paper = lambda: self.js("getComputedStyle(document.body).backgroundColor")
            before = paper()
            self.js("document.getElementById('theme').click()")
            self.that(before != paper(), "the theme does not change")
            self.that("t=" in self.js("location.hash"), "the theme is not in the address")
            ink = self.js("getComputedStyle(document.querySelector('.view:not([hidden]) svg text, svg text')).fill")
            self.that(ink not in ("rgb(0, 0, 0)", paper()), f"text of plots does not follow the theme: {ink}")
        self.quiet("theme")

    def address(self):
        """A view can be sent: what the address says is what shows."""
        self.browser.view(1400, 1000, False)
        self.browser.open(self.page)
        names = self.js("Array.from(document.getElementById('baseline').options).map(o => o.value)")
        kernel = self.js("document.querySelector('table.numbers tbody').rows[0].dataset.kernel")
        self.browser.open(self.page, f"#b={names[-1]}&k={kernel}&t=dark&m=0&s=-6&at=numbers")
        self.that(self.js("document.getElementById('baseline').value") == names[-1], "baseline from the address")
        self.that(self.js("document.documentElement.dataset.theme") == "dark", "theme from the address")
        self.that(self.js("document.getElementById('matters').checked") is False, "'only what matters' from the address")
        self.that(self.js("document.querySelectorAll('table.numbers tr.pinned').length") > 0, "pinned kernel from the address")
        self.that(self.js("document.querySelector('table.numbers th[aria-sort]').cellIndex") == 5, "order from the address")
        self.that(self.js("scrollY") > 300, "place from the address")
        self.js("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))")
        self.that(self.js("document.querySelectorAll('.pinned').length") == 0, "Escape does not unpin")
        self.js("document.querySelector('table.numbers tbody').rows[1].dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))")
        self.that(self.js("document.querySelectorAll('.pinned').length") > 0, "Enter on a row does not pin")
        link = self.js("(document.querySelector('.verdict a') || {}).hash || ''")
        if link:
            self.browser.open(self.page, link)
            self.that(self.js(f"document.getElementById({link[1:]!r}).getClientRects().length") == 1, f"{link} is not revealed")
        self.quiet("address")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="+", metavar="PAGE.html")
    parser.add_argument("--screenshots", metavar="FOLDER", help="write a picture of each page in each width and theme")
    args = parser.parse_args()
    for page in args.pages:
        if not os.path.exists(page):
            parser.error(f"{page} does not exist")
    path = devtools.find()
    if not path:
        print("page test skipped: no Chromium (set CHROMIUM to one)")
        return 0
    if args.screenshots:
        os.makedirs(args.screenshots, exist_ok=True)
    failed = []
    with devtools.Browser(path) as browser:
        for page in args.pages:
            checks = Checks(browser, page)
            checks.looks(args.screenshots)
            for part in (checks.without_script, checks.sorting, checks.filtering, checks.matters, checks.baseline, checks.theme, checks.address):
                part()
            failed += checks.failed
            print(f"{checks.name}: {'ok' if not checks.failed else f'{len(checks.failed)} failed'}")
    for failure in failed:
        print(failure, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
