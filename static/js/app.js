// What helps on every page. Pages work without it; sentences come from the template #naskah, so they are translated.
(() => {
  "use strict";
  const phrases = document.getElementById("naskah");
  const phrase = (name) => phrases.dataset[name];
  const phone = matchMedia("(max-width: 991.98px)");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Messages

  const announce = (text) => {
    const region = document.getElementById("kabar");
    if (region) region.textContent = text;
  };

  const dismissLater = (toast) => {
    const wait = toast.querySelector("form") ? 15000 : 8000;
    let timer = setTimeout(() => toast.remove(), wait);
    const hold = () => clearTimeout(timer);
    const release = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toast.remove(), wait);
    };
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("pointerleave", release);
    toast.addEventListener("focusout", release);
  };

  const warn = (text, ...actions) => {
    const place = document.getElementById("pesan");
    if (!place) return;
    all("[data-warning]", place).forEach((old) => old.remove());
    const notice = phrases.content.firstElementChild.cloneNode(true);
    notice.dataset.warning = "";
    const body = notice.querySelector("div");
    body.append(text, ...actions.flatMap((action) => [" ", action]));
    place.append(notice);
  };

  const button = (label, act) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "link-button";
    element.textContent = label;
    element.addEventListener("click", act);
    return element;
  };

  document.addEventListener("click", (event) => {
    event.target.closest("[data-dismiss]")?.closest(".notice").remove();
  });
  const timeToasts = () => all("[data-toast]:not([data-timed])").forEach((toast) => {
    toast.dataset.timed = "";
    dismissLater(toast);
  });
  timeToasts();

  // Errors of a form: the summary takes the focus, so that it is read first

  const focusErrors = (root) => root.querySelector("[data-error-summary]")?.focus();
  focusErrors(document);

  // On a phone the tabs of a record are wider than the page: begin where the person is

  document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  // A form is sent once; the server's token stands behind this

  const submitters = (form) => [...form.elements].filter((field) => field.type === "submit");
  const hold = (form, held) => submitters(form).forEach((field) => {
    if (held) field.setAttribute("aria-disabled", "true");
    else field.removeAttribute("aria-disabled");
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    hold(form, true);
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    hold(form, false);
  }));

  const typed = new Set();
  document.addEventListener("input", (event) => {
    if (event.target.form?.method === "post") typed.add(event.target.form);
  });
  const hasTyped = () => [...typed].some((form) => form.isConnected && !form.dataset.sent);

  // Keyboard, menus

  document.addEventListener("keydown", (event) => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const field = document.getElementById("cari");
      if (!field || !field.offsetParent) location.assign("/cari/");
      else field.select();
    } else if (event.key === "Escape") {
      all("[data-menu][open]").forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      if (location.hash === "#menu") location.hash = "utama";
    }
  });
  document.addEventListener("click", (event) => {
    all("[data-menu][open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => {
      menu.open = false;
    });
  });

  const phoneMenu = () => {
    const menu = document.getElementById("menu");
    if (!menu) return;
    const open = location.hash === "#menu" && phone.matches;
    all(".app > :not(#menu), .bottom-nav").forEach((part) => {
      part.inert = open;
    });
    if (open) menu.querySelector(".side-close").focus();
  };
  addEventListener("hashchange", phoneMenu);
  phone.addEventListener("change", phoneMenu);
  phoneMenu();

  // A list shown as cards does not scroll in its box, so the box needs no stop of its own
  const stops = () => all(".table-scroll:has(.table-stack)").forEach((box) => {
    box.tabIndex = phone.matches ? -1 : 0;
  });
  phone.addEventListener("change", stops);
  document.addEventListener("htmx:afterSettle", stops);
  stops();

  // Choosing rows of a list

  const countChosen = (form) => {
    const boxes = all("[data-select]", form);
    const chosen = boxes.filter((box) => box.checked);
    all("[data-select-all]", form).forEach((box) => {
      box.checked = boxes.length > 0 && chosen.length === boxes.length;
      box.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
    });
    boxes.forEach((box) => box.closest("tr, li")?.classList.toggle("is-selected", box.checked));
    const text = phrase("selected").replace("{n}", chosen.length);
    all("[data-selected]", form).forEach((place) => {
      place.textContent = text;
    });
    announce(text);
  };
  document.addEventListener("change", (event) => {
    const { target } = event;
    if (!target.form || !target.matches("[data-select], [data-select-all]")) return;
    if (target.matches("[data-select-all]")) {
      all("[data-select]", target.form).forEach((box) => {
        box.checked = target.checked;
      });
    }
    countChosen(target.form);
  });

  // Passwords can be shown

  all("[data-password]").forEach((box) => {
    const field = box.querySelector("input");
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "link-button";
    const show = (shown) => {
      field.type = shown ? "text" : "password";
      toggle.textContent = phrase(shown ? "hide" : "show");
    };
    toggle.setAttribute("aria-controls", field.id);
    toggle.addEventListener("click", () => show(field.type === "password"));
    field.form?.addEventListener("submit", () => show(false));
    show(false);
    box.append(toggle);
  });

  document.addEventListener("click", ({ target }) => {
    const account = target.closest("[data-login]");
    if (!account) return;
    document.getElementById("id_login").value = account.dataset.login;
    document.getElementById("id_password").value = account.dataset.passwordText;
    document.getElementById("id_login").form.querySelector("button:not([type])").focus();
  });

  // The session's end is told before it comes

  const ending = document.getElementById("sesi");
  if (ending) {
    let timer;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => ending.showModal(), (Number(ending.dataset.seconds) - 120) * 1000);
    };
    ending.querySelector("button").addEventListener("click", async () => {
      const answer = await fetch(location.pathname, { method: "HEAD", redirect: "manual" }).catch(() => null);
      ending.close();
      if (answer?.ok) start();
      else sessionOver();
    });
    document.addEventListener("htmx:afterOnLoad", start);
    start();
  }

  function sessionOver() {
    const link = document.createElement("a");
    link.href = `${phrase("signInUrl")}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.textContent = phrase("signIn");
    warn(phrase("expired"), link);
  }

  // htmx: fresh form protection, tidy addresses, and failures that keep what was typed

  const csrf = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1];

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const token = csrf();
    if (detail.verb !== "get" && token) {
      detail.headers["X-CSRFToken"] = token;
      if ("csrfmiddlewaretoken" in detail.parameters) detail.parameters.csrfmiddlewaretoken = token;
    }
    if (detail.elt.matches("[data-tidy]")) {
      Object.keys(detail.parameters).filter((name) => !detail.parameters[name]).forEach((name) => {
        delete detail.parameters[name];
      });
    }
  });

  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.requestConfig.verb !== "get" && detail.elt.matches("form")) hold(detail.elt, true);
    detail.target?.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt.matches("form")) hold(detail.elt, false);
    detail.target?.removeAttribute("aria-busy");
  });

  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 401 && (requestConfig.verb !== "get" || hasTyped())) {
      event.preventDefault();
      sessionOver();
    }
  });

  const failed = (detail, text) => {
    const { elt, verb, triggeringEvent } = detail.requestConfig;
    if (!triggeringEvent) return; // a poll tries again by itself
    const retry = button(phrase("retry"), (event) => {
      event.target.closest(".notice").remove();
      htmx.trigger(elt, triggeringEvent.type);
    });
    warn(text ?? phrase(verb === "get" ? "unloaded" : "offline"), retry);
  };
  const sentences = { 403: "forbidden", 404: "missing", 413: "large", 429: "often" };
  document.addEventListener("htmx:sendError", ({ detail }) => failed(detail));
  document.addEventListener("htmx:timeout", ({ detail }) => failed(detail));
  document.addEventListener("htmx:responseError", ({ detail }) => {
    const { status } = detail.xhr;
    if (status !== 401) failed(detail, phrase(sentences[status] ?? "server"));
  });

  let focusWasInside = false;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    focusWasInside = Boolean(detail.target?.contains(document.activeElement));
  });
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    timeToasts();
    if (detail.elt.isConnected) focusErrors(detail.elt);
    if (focusWasInside && document.activeElement === document.body) {
      const heading = document.querySelector("main h1");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
    }
    focusWasInside = false;
  });
})();
