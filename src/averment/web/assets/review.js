// Review by keyboard, decisions without leaving the place, what others have decided meanwhile. All of it is plain forms without.
"use strict";

(() => {
  const LOOK_EVERY = 15_000;
  const keysOn = () => localStorage.getItem("averment-keys") !== "off";
  const records = () => [...document.querySelectorAll("[data-review]")].filter((each) => each.offsetParent !== null);

  // The record that keys are about: the one with the focus, or the one that was looked at last.
  let last = null;
  function current() {
    const focused = document.activeElement?.closest?.("[data-review]");
    return focused ?? (last && document.getElementById(last));
  }

  function goTo(record) {
    if (!record) return;
    last = record.id;
    record.focus({ preventScroll: true });
    const box = record.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - 20) record.scrollIntoView({ block: "center" });
  }

  function beside(step) {
    const all = records();
    const at = all.indexOf(current());
    if (at >= 0) return all[at + step];
    return step > 0 ? (all.find((each) => each.getBoundingClientRect().top >= 60) ?? all[0]) : all[0];
  }

  document.addEventListener("focusin", (event) => {
    const record = event.target.closest?.("[data-review]");
    if (record) last = record.id;
  });

  // A decision: the form is sent, and what comes back takes the place of what is shown.

  async function send(form, button) {
    const data = new FormData(form, button);
    const record = form.closest("[data-review]");
    const all = records();
    const next = record ? all[all.indexOf(record) + 1]?.id : null;
    const decides = ["accept", "reject"].includes(button?.value);
    document.body.toggleAttribute("data-busy", true);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), credentials: "same-origin" });
      const text = await answer.text();
      const page = new DOMParser().parseFromString(text, "text/html");
      if (!answer.ok) return fault(form, page.querySelector("main .message, main p")?.textContent ?? "This did not work.");
      if (new URL(answer.url).pathname === "/who") return location.assign(answer.url);
      const there = new URL(answer.url);
      if (there.pathname !== location.pathname) return location.assign(there.href);
      show(page, there);
      // What was decided may have left the list; then the one behind it is next.
      goTo(document.getElementById(decides ? (next ?? record?.id) : record?.id) ?? document.getElementById(next) ?? records()[0]);
    } catch {
      fault(form, "The room does not answer. Is it still running? Nothing was decided.");
    } finally {
      document.body.toggleAttribute("data-busy", false);
    }
  }

  function show(page, address) {
    const open = [...document.querySelectorAll("details[open][id]")].map((each) => each.id);
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (location.search.includes("edit=")) history.replaceState(null, "", address);
    document.dispatchEvent(new CustomEvent("averment:shown"));
    window.htmx?.process(document.querySelector("main"));
  }

  function fault(form, message) {
    const here = form.querySelector("[data-fault]") ?? document.getElementById("flashes");
    const line = here.id === "flashes" ? here.appendChild(document.createElement("p")) : here;
    if (line !== here) line.className = "flash warning";
    line.textContent = message.trim();
    line.hidden = false;
    line.setAttribute("role", "alert");
    line.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const path = new URL(form.action).pathname;
    if (!["/review/decide", "/review/undo"].includes(path) || form.dataset.whole !== undefined) return;
    event.preventDefault();
    send(form, event.submitter);
  });

  // Keys

  const buttonOf = (record, key) => record?.querySelector(`[data-key="${key}"]`);

  function press(key) {
    if (key === "j" || key === "k") return goTo(beside(key === "j" ? 1 : -1)), true;
    if (key === "u") return document.getElementById("undo-last")?.requestSubmit(), true;
    if (key === "?") return openKeys(), true;
    const record = current();
    const button = buttonOf(record, key);
    if (!button) return false;
    if (key === "n") {
      button.parentElement.open = true;
      button.parentElement.querySelector("textarea").focus();
    } else {
      button.click();
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    const at = event.target;
    if (at.closest?.("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]")) {
      if (event.key === "Escape" && at.closest("[data-review]")) goTo(at.closest("[data-review]"));
      return;
    }
    if (!keysOn() && event.key !== "?") return;
    if ("jkarenu?".includes(event.key) && event.key.length === 1 && press(event.key)) event.preventDefault();
  });

  function openKeys() {
    const dialog = document.getElementById("keys");
    if (!dialog || dialog.open) return;
    dialog.querySelector("#keys-on").checked = keysOn();
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys]")) openKeys();
    if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
    if (event.target.closest("[data-reload]")) location.reload();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "keys-on") localStorage.setItem("averment-keys", event.target.checked ? "on" : "off");
  });

  // What others have decided since this page was loaded

  async function look() {
    const bar = document.querySelector("[data-since]");
    if (!bar || document.hidden) return;
    const asked = new URLSearchParams({ as_of: bar.dataset.since });
    if (bar.dataset.of) asked.set("page", bar.dataset.of);
    try {
      const answer = await fetch(`/review/since?${asked}`, { credentials: "same-origin" });
      if (answer.ok) tell(bar.querySelector("[data-others]"), await answer.json());
    } catch {
      // The room is closed, or the machine asleep: the next look may find it again.
    }
  }

  function tell(line, { number, told }) {
    if (!number || !line) return;
    const words = told.map((each) => `${each.by} ${each.did} ${each.words ? `“${each.words}”` : "a record"}`);
    line.textContent = `Since you loaded this page: ${words.join("; ")}${number > told.length ? `, and ${number - told.length} more` : ""}. `;
    const again = line.appendChild(document.createElement("button"));
    again.type = "button";
    again.className = "plain";
    again.dataset.reload = "";
    again.textContent = "Show it";
    for (const each of told) document.getElementById(each.record ?? "")?.classList.add("is-overtaken");
  }

  function ready() {
    for (const each of document.querySelectorAll("[data-keys]")) each.hidden = false;
  }
  document.addEventListener("averment:shown", ready);
  document.addEventListener("htmx:load", ready);
  ready();
  // The form stands beside the page: what it is about is to be seen.
  if (document.querySelector("form.correct")) document.querySelector(".seg.lit")?.scrollIntoView({ block: innerWidth > 1024 ? "center" : "start" });
  setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", look);
})();
