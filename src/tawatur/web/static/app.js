// Keys, copying of citations, dropping of files. Every page works without this file.
"use strict";
(() => {
  const PATIENCE = 1000; // milliseconds between the keys of "g h"
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const tell = (text) => { const told = document.getElementById("told"); told.textContent = ""; told.textContent = text; };
  let typed = "", since = 0;

  // Anything with data-key answers to that key: a link is followed, a button pressed, a field focused.
  const withKey = (keys) => [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === keys && !e.disabled);
  const begins = (keys) => [...document.querySelectorAll("[data-key]")].some((e) => e.dataset.key.startsWith(keys + " "));
  const act = (element) => (typing(element) ? element.focus() : element.click());

  const showKeys = () => {
    const list = document.querySelector("[data-keys]");
    list.replaceChildren(...[...document.querySelectorAll("[data-key]")].map((element) => {
      const row = document.createElement("div"), key = document.createElement("dt"), what = document.createElement("dd");
      const kbd = document.createElement("kbd");
      kbd.textContent = element.dataset.key;
      key.append(kbd);
      what.textContent = element.dataset.keyName || element.getAttribute("aria-label") || element.textContent.trim();
      row.append(key, what);
      return row;
    }));
    document.getElementById("keys").showModal();
  };

  // j and k go through the entries of lists: whatever has data-item.
  const move = (step) => {
    const items = [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
    if (!items.length) return;
    const now = items.findIndex((item) => item.contains(document.activeElement));
    const next = items[now < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, now + step))];
    (next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button, [tabindex]"))?.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) { if (event.key === "Escape") event.target.blur(); return; }
    if (document.querySelector("dialog[open]")) return;
    const now = Date.now();
    typed = now - since < PATIENCE && typed ? `${typed} ${event.key}` : event.key;
    since = now;
    const found = withKey(typed);
    if (found) { event.preventDefault(); typed = ""; act(found); return; }
    if (begins(typed)) return;
    typed = "";
    if (event.key === "/") {
      event.preventDefault();
      (document.querySelector("main [data-focus]") || document.getElementById("find"))?.focus();
    } else if (event.key === "?") showKeys();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
  });

  const copy = async (button) => {
    const { cite, outlet, day, href } = button.dataset;
    const words = [cite, outlet, day, new URL(href, location.href).href].filter(Boolean).join(", ");
    await navigator.clipboard.writeText(words);
    tell(document.getElementById("told").dataset.copied);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cite]");
    if (button) copy(button);
    for (const open of document.querySelectorAll("details.chosen[open]")) if (!open.contains(event.target)) open.open = false;
  });

  const ready = (root) => {
    for (const button of root.querySelectorAll("[data-cite]")) button.hidden = !navigator.clipboard;
    for (const zone of root.querySelectorAll("[data-drop]")) {
      zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("is-over"); });
      zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
      zone.addEventListener("drop", (event) => {
        event.preventDefault();
        zone.classList.remove("is-over");
        if (event.dataTransfer.files.length) zone.querySelector("input[type=file]").files = event.dataTransfer.files;
      });
    }
  };
  ready(document);
  document.addEventListener("htmx:after:swap", () => ready(document));
})();
