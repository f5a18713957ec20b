// Reports on the phone: drafts in IndexedDB, sent when the network and the session are back.
// A draft belongs to the account that wrote it; another one neither sees nor sends it.
// States: "editing" (a form is open), "waiting" (to be handed in), "photos" (handed in, photos still to come).
(() => {
  "use strict";
  const phrases = document.getElementById("naskah-laporan");
  if (!phrases || !("indexedDB" in window)) return;
  const phrase = (name, values = {}) => Object.entries(values)
    .reduce((text, [key, value]) => text.replace(`{${key}}`, value), phrases.dataset[name]);
  const account = phrases.dataset.account;
  const WEEK = 7 * 24 * 3600 * 1000;

  // The store

  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open("asn-portal", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("reports", { keyPath: "key" });
      request.result.createObjectStore("about");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const ask = async (store, mode, act) => {
    const transaction = (await opened).transaction(store, mode);
    const request = act(transaction.objectStore(store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  const owner = () => (account ? Promise.resolve(account) : ask("about", "readonly", (store) => store.get("account")));
  const drafts = {
    owner,
    put: async (draft) => {
      const me = await owner();
      return ask("reports", "readwrite", (store) => store.put({ ...draft, account: me, at: Date.now() }));
    },
    get: (key) => ask("reports", "readonly", (store) => store.get(key)),
    remove: (key) => ask("reports", "readwrite", (store) => store.delete(key)),
    mine: async () => {
      const [all, me] = [await ask("reports", "readonly", (store) => store.getAll()), await owner()];
      return all.filter((draft) => me && draft.account === me);
    },
    wipe: async () => {
      await ask("reports", "readwrite", (store) => store.clear());
      await ask("about", "readwrite", (store) => store.clear());
    },
    keepIds: async (key, photos) => {
      const draft = await drafts.get(key);
      if (draft) await ask("reports", "readwrite", (store) => store.put({ ...draft, photos }));
    },
  };
  const forgetOld = async () => {
    const all = await ask("reports", "readonly", (store) => store.getAll());
    await Promise.all(all.filter((draft) => Date.now() - draft.at > WEEK).map((draft) => drafts.remove(draft.key)));
  };

  // Photos: made small on the phone

  const SIDE = 1600;
  const shrink = async (file) => {
    if (!file.type.startsWith("image/")) return file;
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
    if (!bitmap) throw new Error(phrase("unreadable"));
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
    return new File([blob], `${file.name.replace(/\.[^.]*$/, "") || "foto"}.jpg`, { type: "image/jpeg" });
  };

  const upload = (url, name, file, token, progress = () => {}) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append(name, file, file.name);
    request.open("POST", url);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener("load", () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* an error page, not JSON */ }
      if (request.status === 201) resolve({ answer, request });
      else reject(Object.assign(new Error(answer.error || phrase("unsent")), { status: request.status, answered: true }));
    });
    request.addEventListener("error", () => reject(new Error(phrase("unsent"))));
    request.send(body);
  });

  // Sending

  const session = async () => {
    const answer = await fetch(phrases.dataset.sessionUrl, { cache: "no-store" });
    if (answer.status === 401) return null;
    if (!answer.ok) throw new Error("no session");
    return answer.json();
  };
  const sendPhotos = async (draft, token) => {
    const photos = draft.photos ?? [];
    for (const photo of photos.filter((one) => !one.id)) {
      const { answer } = await upload(phrases.dataset.uploadUrl, "file", photo.file, token);
      photo.id = answer.id;
    }
    return photos.map((photo) => photo.id);
  };
  const sendReport = async (draft, token) => {
    const body = new FormData();
    draft.fields.forEach(([name, value]) => body.append(name, value));
    body.set("kiriman", draft.key);
    body.set("akun", draft.account);
    body.delete("evidence");
    (await sendPhotos(draft, token)).forEach((id) => body.append("evidence", id));
    const answer = await fetch(phrases.dataset.sendUrl, { method: "POST", body, headers: { "X-CSRFToken": token } });
    const said = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(said.message), { answered: true });
    return said;
  };
  const addPhotos = async (draft, token) => {
    for (const photo of draft.photos.filter((one) => !one.id)) {
      await upload(draft.filesUrl, "attachments", photo.file, token);
      photo.id = "sent";
      await drafts.keepIds(draft.key, draft.photos);
    }
  };

  let sending = false;
  const sendAll = async () => {
    if (sending) return;
    sending = true;
    try {
      const waiting = (await drafts.mine()).filter((draft) => draft.state !== "editing");
      if (!waiting.length) return hideBanner();
      showBanner(waiting.length, phrase("sending"));
      const now = await session();
      if (!now) return showBanner(waiting.length, phrase("expired"), signInLink());
      for (const draft of waiting.filter((one) => one.account === now.account)) await sendOne(draft, now.token);
      const left = (await drafts.mine()).filter((draft) => draft.state !== "editing").length;
      if (!left) hideBanner();
    } catch (problem) {
      const left = (await drafts.mine()).filter((draft) => draft.state !== "editing").length;
      showBanner(left, problem.answered ? problem.message : phrase("unsent"), retryButton());
    } finally {
      sending = false;
    }
  };
  const sendOne = async (draft, token) => {
    if (draft.state === "photos") {
      await addPhotos(draft, token);
      await drafts.remove(draft.key);
      if (document.querySelector(`[data-report-files="${draft.filesUrl}"]`)) location.reload();
      return;
    }
    const said = await sendReport(draft, token);
    await drafts.remove(draft.key);
    if (document.querySelector(`[data-report] [name=kiriman][value="${draft.key}"]`)) location.assign(said.url);
    else tell(said);
  };

  // What the person sees

  let banner = null;
  const showBanner = (count, text, action) => {
    if (!count) return hideBanner();
    banner ??= phrases.content.querySelector("[data-banner]").cloneNode(true);
    banner.querySelector("div").replaceChildren(`${phrase("count", { n: count })} ${text} `, ...(action ? [action] : []));
    const main = document.getElementById("utama");
    if (main && !banner.isConnected) main.prepend(banner);
  };
  const hideBanner = () => {
    banner?.remove();
    banner = null;
  };
  const tell = (said) => {
    const notice = phrases.content.querySelector("[data-sent]").cloneNode(true);
    const link = document.createElement("a");
    link.href = said.url;
    link.textContent = phrase("open");
    notice.querySelector("div").replaceChildren(`${said.message} `, link);
    document.getElementById("utama")?.prepend(notice);
  };
  const retryButton = () => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = phrase("retry");
    button.addEventListener("click", sendAll);
    return button;
  };
  const signInLink = () => {
    const link = document.createElement("a");
    link.href = `${phrases.dataset.signInUrl}?next=${encodeURIComponent(phrases.dataset.reportsUrl)}`;
    link.textContent = phrase("signIn");
    return link;
  };

  // Signing out asks about what is not sent, and then nothing stays on the phone

  addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-sign-out]") || form.dataset.asked) return;
    event.preventDefault();
    event.stopPropagation();
    leave(form);
  }, true);
  const leave = async (form) => {
    const mine = await drafts.mine();
    const go = async () => {
      await drafts.wipe();
      form.dataset.asked = "1";
      form.requestSubmit();
    };
    if (!mine.length) return go();
    const dialog = phrases.content.querySelector("dialog").cloneNode(true);
    dialog.querySelector("[data-count]").textContent = phrase("count", { n: mine.length });
    document.body.append(dialog);
    dialog.addEventListener("close", async () => {
      dialog.remove();
      if (dialog.returnValue === "hapus") return go();
      if (dialog.returnValue !== "kirim") return;
      for (const draft of mine.filter((one) => one.state === "editing")) await drafts.put({ ...draft, state: "waiting" });
      await sendAll();
      if (!(await drafts.mine()).length) go();
    });
    dialog.showModal();
  };

  document.addEventListener("change", ({ target }) => {
    if (target.type === "file" && target.form?.matches("[data-send-at-once]") && target.files.length) target.form.requestSubmit();
  });

  // Beginning

  window.reports = { drafts, shrink, upload, session, phrase, sendAll };
  addEventListener("online", sendAll);
  const begin = async () => {
    if (account) await ask("about", "readwrite", (store) => store.put(account, "account"));
    await forgetOld();
    await sendAll();
  };
  begin();
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
})();
