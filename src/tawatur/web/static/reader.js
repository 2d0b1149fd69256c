// Claims open beside the text without leaving it; #char=a,b marks letters. The page works without this file.
"use strict";
(() => {
  const reader = () => document.getElementById("reader");
  let going = null;
  const show = async (href, push) => {
    going?.abort();
    going = new AbortController();
    try {
      const answer = await fetch(href.split("#")[0], { signal: going.signal });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("reader");
      if (!answer.ok || !fresh) { location.assign(href); return; }
      reader().replaceWith(document.adoptNode(fresh));
    } catch (error) { if (error.name !== "AbortError") location.assign(href); return; }
    if (push) history.pushState(null, "", href);
    for (const button of reader().querySelectorAll("[data-cite]")) button.hidden = !navigator.clipboard;
    if (reader().classList.contains("has-claim")) document.getElementById("claim").focus({ preventScroll: true });
    else document.getElementById(location.hash.slice(1))?.nextElementSibling?.focus({ preventScroll: true });
    point();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#reader a.m, #reader .claim-panel a.words, #reader [data-close]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    // Closing leaves the reader at the words that were opened.
    show(link.dataset.close === undefined ? link.href : link.href.split("#")[0] + location.hash, true);
  });
  document.addEventListener("change", (event) => event.target.closest(".layers")?.requestSubmit());
  window.addEventListener("popstate", () => show(location.href, false));

  // Offsets are code points; a sign such as ‹RLO› stands for one of them.
  const rangeOf = (first, last) => {
    const range = new Range();
    let begun = false;
    for (const block of reader().querySelectorAll("[data-at]")) {
      let at = Number(block.dataset.at);
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const units = node.parentElement.closest(".sign") ? [node.data] : [...node.data];
        let unit = 0;
        for (const letter of units) {
          if (!begun && at >= first) { range.setStart(node, unit); begun = true; }
          unit += letter.length;
          at += 1;
          if (begun && at <= last) range.setEnd(node, unit);
          if (at >= last) return begun ? range : null;
        }
      }
    }
    return begun ? range : null;
  };
  const point = () => {
    window.CSS?.highlights?.delete("passage");
    const found = /^#char=(\d{1,9}),(\d{1,9})$/.exec(location.hash);
    if (!reader() || !found || reader().classList.contains("has-claim")) return;
    const [first, last] = [Number(found[1]), Number(found[2])];
    const { begin, finish, sheets } = reader().dataset;
    if (first < Number(begin) || first >= Number(finish)) {
      const number = sheets.split(" ").filter((start) => Number(start) <= first).length;
      const there = new URL(location.href);
      if (String(number) === there.searchParams.get("sheet")) return;
      there.searchParams.set("sheet", number);
      location.replace(there);
      return;
    }
    const range = rangeOf(first, last);
    if (!range) return;
    if (window.Highlight && CSS.highlights) CSS.highlights.set("passage", new Highlight(range));
    window.scrollBy(0, range.getBoundingClientRect().top - innerHeight / 3);
  };
  window.addEventListener("hashchange", point);
  point();
})();
