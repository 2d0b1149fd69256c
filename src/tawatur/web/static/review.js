// Drafts that outlive a reload, and words of the text put into the fields of a claim. Every page works without it.
"use strict";
(() => {
  const LEAVING = "tawatur leaving";
  const form = document.querySelector("[data-drafts]");
  if (!form) return;
  const key = `tawatur draft ${form.dataset.drafts}`;
  const fields = [...form.querySelectorAll("[data-draft]")];
  const kept = form.querySelector("[data-kept]");
  for (const note of document.querySelectorAll("[data-needs-script]")) note.hidden = false;

  // What was sent is no draft any more once the next page tells that it was kept.
  const leaving = sessionStorage.getItem(LEAVING);
  if (leaving && document.querySelector("[data-done]")) sessionStorage.removeItem(leaving);
  sessionStorage.removeItem(LEAVING);
  form.addEventListener("submit", () => sessionStorage.setItem(LEAVING, key));

  const first = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  // The browser may put other values in by itself on a reload: what the server sent counts.
  for (const field of fields) {
    const was = form.elements.namedItem(field.name.replace(/^f-/, "was-"));
    if (field.name.startsWith("f-") && was) first[field.name] = was.value;
  }
  const show = () => {
    let touched = false;
    for (const field of fields) {
      const is = field.value !== first[field.name];
      touched ||= is;
      field.closest(".field")?.classList.toggle("is-changed", is);
    }
    kept.hidden = !touched;
    return touched;
  };
  const keep = () => {
    const changed = fields.filter((field) => field.value !== first[field.name]).map((field) => [field.name, field.value]);
    if (show()) sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(changed)));
    else sessionStorage.removeItem(key);
  };
  const put = (values) => { for (const field of fields) field.value = values[field.name] ?? first[field.name]; };
  try { put(JSON.parse(sessionStorage.getItem(key) || "{}")); } catch { put({}); }
  show();
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.querySelector("[data-forget]").addEventListener("click", () => { put({}); keep(); for (const f of fields) says(f); });

  // e goes to the first field; the field of places that was used last takes the words that are selected.
  const begin = form.querySelector(".fields :is(input, select):not([type=hidden])");
  if (begin && !begin.dataset.key) begin.dataset.key = "e";
  else if (begin) document.addEventListener("keydown", (event) => {
    if (event.key === "e" && !event.target.closest("input, textarea, select") && !event.ctrlKey && !event.metaKey) { event.preventDefault(); begin.focus(); }
  });

  let target = null;
  const text = document.querySelector("[data-text]");
  for (const field of form.querySelectorAll("[data-span]")) field.addEventListener("focus", () => {
    target?.closest(".field").classList.remove("is-target");
    target = field;
    field.closest(".field").classList.add("is-target");
  });

  // Places are counted in code points; a browser counts UTF-16 units. A sign in place of a letter counts as that letter.
  const points = (string) => [...string].length;
  const place = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset]?.closest?.("[data-start]") ?? node)?.closest("[data-start]");
    if (!piece || !text.contains(piece)) return null;
    const start = Number(piece.dataset.start), end = Number(piece.dataset.end);
    if (node.nodeType !== Node.TEXT_NODE) return offset === 0 ? start : end;
    if (points(piece.textContent) !== end - start) return offset === 0 ? start : end;
    return start + points(node.data.slice(0, offset));
  };
  const quoted = (start, end) => {
    let words = "";
    for (const piece of text.querySelectorAll("[data-start]")) {
      const s = Number(piece.dataset.start), e = Number(piece.dataset.end);
      if (s < end && e > start) words += [...piece.textContent].slice(Math.max(0, start - s), Math.min(e, end) - s).join("");
    }
    return words;
  };
  const says = (field) => {
    const told = field.closest(".field")?.querySelector("[data-says]");
    if (!told || !field.dataset.span) return;
    told.textContent = [...field.value.matchAll(/(\d+):(\d+)/g)].map((m) => quoted(Number(m[1]), Number(m[2]))).filter(Boolean).join(" | ");
  };
  for (const field of fields) {
    if (field.dataset.span && field.value !== first[field.name]) says(field);
    field.addEventListener("input", () => says(field));
  }
  document.addEventListener("mouseup", () => take());
  document.addEventListener("keyup", (event) => { if (event.key === "Shift") take(); });
  const take = () => {
    const selected = document.getSelection();
    if (!target || selected.isCollapsed || !selected.rangeCount) return;
    const range = selected.getRangeAt(0);
    let start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const words = quoted(start, end);
    start += points(words) - points(words.trimStart());
    end -= points(words) - points(words.trimEnd());
    if (start >= end) return;
    const more = target.dataset.span === "many" && target.value.trim() ? `${target.value.trim().replace(/;$/, "")}; ` : "";
    target.value = `${more}${start}:${end}`;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  };
})();
