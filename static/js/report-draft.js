// The report form: favourites in one tap, photos sent at once, drafts here and on the server.
(() => {
  "use strict";
  const { reports } = window;
  const QUIET = 2000;
  const LOCAL = 300;
  let form, photos, timers = {};

  const status = (text) => {
    const place = document.querySelector("[data-draft-status]");
    if (place) place.textContent = text;
  };
  const announce = (text) => {
    const region = document.getElementById("kabar");
    if (region) region.textContent = text;
  };
  const key = () => form.elements.kiriman.value;
  const fields = () => [...new FormData(form)].filter(([name, value]) => (
    typeof value === "string" && !["csrfmiddlewaretoken", "kiriman", "evidence"].includes(name)));

  // Drafts

  const keep = (state = "editing") => reports?.drafts.put({ key: key(), state, fields: fields(), photos, edit: "edit" in form.dataset });
  const autosave = async () => {
    if (!form.isConnected || !form.dataset.autosave || form.dataset.sent) return;
    const body = new FormData(form);
    ["photo", "attachments", "evidence"].forEach((name) => body.delete(name));
    const answer = await fetch(form.dataset.autosave, {
      method: "POST", body, keepalive: true, headers: { "X-CSRFToken": token() },
    }).catch(() => null);
    if (!answer?.ok) return status(reports ? reports.phrase("onPhone") : "");
    const said = await answer.json();
    if (form.elements.version) form.elements.version.value = said.version;
    status(said.saved);
  };
  const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
  const changed = () => {
    clearTimeout(timers.local);
    clearTimeout(timers.server);
    timers.local = setTimeout(keep, LOCAL);
    timers.server = setTimeout(autosave, QUIET);
  };
  const restore = (draft) => {
    form.elements.kiriman.value = draft.key;
    draft.fields.forEach(([name, value]) => {
      const field = form.elements[name];
      if (!field || name === "version") return;
      if (field instanceof RadioNodeList) field.value = value;
      else if (field.type !== "file") field.value = value;
    });
    photos = draft.photos ?? [];
    photos.forEach(showPhoto);
    status(reports.phrase("restored"));
  };
  const restoreUnsent = async () => {
    if (!reports || form.elements.summary.value || "edit" in form.dataset) return;
    const written = ({ state, edit, fields: all, photos: kept }) => (
      state === "editing" && !edit && (kept?.length || all.some(([name, value]) => name === "summary" && value.trim())));
    const newest = (await reports.drafts.mine()).filter(written).sort((one, other) => other.at - one.at)[0];
    if (newest && !form.elements.summary.value) restore(newest);
  };

  // Photos

  const list = () => form.querySelector("[data-files]");
  const showPhoto = (photo) => {
    const row = document.getElementById("naskah-laporan").content.querySelector("[data-photo]").cloneNode(true);
    row.querySelector("[data-name]").textContent = photo.file.name;
    row.querySelector("[data-size]").textContent = size(photo.file.size);
    const image = row.querySelector("img");
    if (photo.file.type.startsWith("image/")) image.src = URL.createObjectURL(photo.file);
    else image.remove();
    row.querySelector("[data-remove]").addEventListener("click", () => {
      photos = photos.filter((one) => one !== photo);
      row.remove();
      list().hidden = !list().children.length;
      keep();
      document.getElementById("id_attachments").focus();
    });
    row.querySelector("[data-again]").addEventListener("click", () => send(photo, row));
    list().append(row);
    list().hidden = false;
    send(photo, row);
  };
  const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB` : `${Math.ceil(bytes / 1024)} KB`);
  const send = async (photo, row) => {
    const [bar, note, again] = ["progress", "[data-note]", "[data-again]"].map((part) => row.querySelector(part));
    const attached = () => {
      bar.hidden = true;
      note.textContent = reports.phrase("uploaded");
      const input = Object.assign(document.createElement("input"), { type: "hidden", name: "evidence", value: photo.id });
      row.append(input);
    };
    if (photo.id) return attached();
    bar.hidden = false;
    again.hidden = true;
    note.textContent = "";
    let quarter = 0;
    try {
      const { answer } = await reports.upload(form.querySelector("[data-evidence]").dataset.upload, "file", photo.file, token(), (part) => {
        bar.value = Math.round(part * 100);
        if (Math.floor(part * 4) > quarter) {
          quarter = Math.floor(part * 4);
          announce(reports.phrase("progress", { n: quarter * 25 }));
        }
      });
      photo.id = answer.id;
      attached();
    } catch (problem) {
      bar.hidden = true;
      again.hidden = problem.status === 422;
      note.textContent = problem.answered && problem.status === 422 ? problem.message : reports.phrase("unsent");
    }
    keep();
  };
  const choose = async (input) => {
    const room = 3 - list().children.length;
    const chosen = [...input.files];
    const problems = [];
    if (chosen.length > room) problems.push(reports.phrase("tooMany"));
    for (const file of chosen.slice(0, room)) {
      try {
        const small = await reports.shrink(file);
        if (small.size > 5 * 1048576) throw new Error(reports.phrase("tooLarge"));
        const photo = { file: small, id: null };
        photos.push(photo);
        showPhoto(photo);
      } catch (problem) {
        problems.push(`${file.name}: ${problem.message}`);
      }
    }
    input.value = "";
    complain(problems);
    await keep();
  };
  const complain = (problems) => {
    const box = form.querySelector("[data-evidence]");
    box.querySelector("[data-problems]")?.remove();
    if (!problems.length) return;
    const place = Object.assign(document.createElement("div"), { className: "invalid-feedback d-block", textContent: problems.join(" ") });
    place.dataset.problems = "";
    place.setAttribute("role", "alert");
    box.querySelector(".file-pick").after(place);
  };

  // Events

  const begin = () => {
    const found = document.querySelector("[data-report]");
    if (!found || found === form) return;
    const isFirst = !form;
    const before = form?.elements.kiriman.value === found.elements.kiriman.value ? photos : [];
    form = found;
    photos = [];
    before.filter((photo) => !form.querySelector(`[name=evidence][value="${photo.id}"]`)).forEach((photo) => {
      photos.push(photo);
      showPhoto(photo);
    });
    if (isFirst) restoreUnsent();
    if (isFirst && document.getElementById("alasan")) form.elements.summary.focus();
  };

  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".favourite");
    if (!chip || !form?.contains(chip)) return;
    event.preventDefault();
    form.elements.summary.value = chip.dataset.text;
    form.querySelectorAll(".favourite").forEach((one) => one.classList.toggle("is-used", one === chip));
    announce(reports?.phrase("filled") ?? "");
    changed();
  });
  document.addEventListener("input", (event) => {
    if (event.target.form && event.target.form === form && event.target.type !== "file") changed();
  });
  document.addEventListener("change", (event) => {
    if (event.target.form !== form || event.target.type !== "file" || !reports) return;
    choose(event.target);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !form || !timers.server || form.dataset.wish) return;
    clearTimeout(timers.local);
    keep();
    autosave();
  });

  // Sending by htmx: the answer is a page with errors, or where to go

  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt !== form) return;
    clearTimeout(timers.local);
    clearTimeout(timers.server);
    form.dataset.wish = detail.requestConfig.parameters.simpan ? "editing" : "waiting";
    keep(form.dataset.wish);
  });
  const failed = async ({ detail }) => {
    if (detail.elt !== form) return;
    await keep(form.dataset.wish);
    if (form.dataset.wish === "waiting" && !("edit" in form.dataset)) reports?.sendAll();
    else status(reports?.phrase("onPhone") ?? "");
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, elt } = event.detail;
    if (elt !== form || !reports) return;
    if (xhr.status === 401 || xhr.status >= 500) return void failed(event);
    const url = xhr.getResponseHeader("HX-Redirect");
    if (!url) return void keep("editing");
    event.preventDefault();
    leave(url);
  });
  const leave = async (url) => {
    const unsent = photos.filter((photo) => !photo.id);
    if (unsent.length) await reports.drafts.put({ key: key(), state: "photos", fields: [], photos: unsent, filesUrl: `${url}bukti/` });
    else await reports.drafts.remove(key());
    location.assign(url);
  };
  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
