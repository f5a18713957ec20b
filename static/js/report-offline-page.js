// The offline page: date, text, minutes, photo; the plan is set when the report is sent.
(() => {
  "use strict";
  const form = document.querySelector("[data-offline-report]");
  const { reports } = window;
  if (!form || !reports) return;
  const kept = document.querySelector("[data-kept]");
  const say = (text) => {
    kept.textContent = text;
    kept.hidden = false;
  };
  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  form.elements.date.value = today();
  form.elements.date.max = today();
  form.querySelector("#foto").addEventListener("change", (event) => {
    form.querySelector("[data-photo-name]").textContent = event.target.files[0]?.name ?? "";
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const { summary, date } = form.elements;
    const error = document.getElementById("uraian_error");
    summary.classList.toggle("is-invalid", !summary.value.trim());
    error.textContent = summary.value.trim() ? "" : reports.phrase("empty");
    if (!summary.value.trim()) return summary.focus();
    if (!(await reports.drafts.owner())) return say(reports.phrase("nobody"));
    const chosen = form.querySelector("#foto").files[0];
    const file = chosen && (await reports.shrink(chosen).catch(() => null));
    const fields = [
      ["day", "lain"], ["date", date.value || today()], ["summary", summary.value],
      ["minutes", "lain"], ["minutes_more", form.elements.minutes_more.value],
    ];
    await reports.drafts.put({ key: crypto.randomUUID(), state: "waiting", fields, photos: file ? [{ file, id: null }] : [] });
    form.reset();
    form.elements.date.value = today();
    form.querySelector("[data-photo-name]").textContent = "";
    say(reports.phrase("kept"));
    if (navigator.onLine) reports.sendAll();
  });
})();
