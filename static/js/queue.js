// The validation queue by keyboard: after each decision the focus is on the next report.
(() => {
  "use strict";
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  const rows = () => [...queue.querySelectorAll("[data-row]")];
  const isOpen = (row) => !("decided" in row.dataset);
  const rowOf = (element) => element?.closest?.("[data-row]");
  let lastDecided = null;
  let next = null;

  const focus = (row) => {
    rows().forEach((one) => one.setAttribute("tabindex", one === row ? "0" : "-1"));
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const following = (row) => {
    const all = rows();
    const at = all.indexOf(row);
    return [...all.slice(at + 1), ...all.slice(0, at)].find(isOpen) ?? null;
  };

  // How many are ticked stands on the button

  const bulk = document.querySelector("[data-bulk]");
  const count = () => {
    if (!bulk) return;
    const ticked = queue.querySelectorAll("[data-pick]:checked").length;
    bulk.querySelector("span").textContent = bulk.dataset.one.replace("{n}", ticked);
  };
  const countGroups = () => queue.querySelectorAll("section").forEach((section) => {
    section.querySelector(".count").textContent = [...section.querySelectorAll("[data-row]")].filter(isOpen).length;
  });
  queue.addEventListener("change", count);

  // Keys

  const help = document.getElementById("pintasan");
  document.querySelector("[data-help]")?.addEventListener("click", () => help.showModal());
  const typing = (element) => element.matches("textarea, input:not([type=checkbox]):not([type=radio]), select");
  const openReturn = (row) => {
    const details = row.querySelector(".return");
    if (!details) return;
    details.open = true;
    details.querySelector("[data-reason]").focus();
  };
  const acts = {
    s: (row) => row.querySelector("[data-approve]")?.click(),
    k: openReturn,
    b: (row) => row.querySelector("[data-evidence-link]")?.click(),
    u: (row) => (row.querySelector("[data-undo]") ?? lastDecided?.()?.querySelector("[data-undo]"))?.click(),
    "?": () => help?.showModal(),
  };
  const move = (row, step) => {
    const all = rows();
    const to = all[all.indexOf(row) + step];
    if (to) focus(to);
  };
  const onRow = {
    ArrowDown: (row) => move(row, 1),
    ArrowUp: (row) => move(row, -1),
    Enter: (row) => { const box = row.querySelector(".open-row"); if (box) box.open = !box.open; },
    " ": (row) => { const box = row.querySelector("[data-pick]"); if (box) { box.checked = !box.checked; count(); } },
  };
  queue.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const inReturn = event.target.closest(".return > form");
    if (event.key === "Escape" && row.querySelector(".return[open]")) {
      row.querySelector(".return").open = false;
      focus(row);
      return event.preventDefault();
    }
    if (typing(event.target)) return;
    if (inReturn) {
      const chosen = inReturn.querySelectorAll("[data-reason]")[Number(event.key) - 1];
      if (chosen && "shortcuts" in queue.dataset) {
        event.preventDefault();
        chosen.checked = true;
        inReturn.requestSubmit();
      }
      return;
    }
    const act = event.target === row || event.key.startsWith("Arrow") ? onRow[event.key] : null;
    const letter = "shortcuts" in queue.dataset ? acts[event.key.toLowerCase()] : null;
    if (!act && !letter) return;
    event.preventDefault();
    (act ?? letter)(row);
  });

  // A decided row is swapped; the focus goes on

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const row = rowOf(detail.target);
    if (row) next = { id: row.id, to: following(row)?.id };
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!next) return;
    const { id, to } = next;
    next = null;
    const row = document.getElementById(id);
    if (!isOpen(row)) lastDecided = () => document.getElementById(id);
    const target = isOpen(row) ? row : document.getElementById(to);
    if (target) focus(target);
    else document.querySelector("main h1").focus();
    count();
    countGroups();
  });

  const first = rows()[0];
  if (first) first.setAttribute("tabindex", "0");
  if (first && document.activeElement === document.body && matchMedia("(hover: hover)").matches && !location.hash) focus(first);
})();
