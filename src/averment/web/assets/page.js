// Point at a record and its words light up; point at words and their records do. Press Escape to let go.
"use strict";

let letGo = () => {};

// Again whenever a decision has put a new page in place of the old one.
function showPage() {
  const page = document.querySelector("article.page");
  if (!page) return;

  const cards = new Map([...page.querySelectorAll("[data-record]")].map((card) => [card.dataset.record, card]));
  const words = new Map();
  for (const segment of page.querySelectorAll("[data-records]")) {
    for (const record of segment.dataset.records.split(" ")) {
      if (!record) continue;
      if (!words.has(record)) words.set(record, []);
      words.get(record).push(segment);
    }
  }

  let held = [...page.querySelectorAll(".record.lit")].map((card) => card.dataset.record);
  let shown = [];

  function light(records) {
    for (const record of shown) {
      cards.get(record)?.classList.remove("lit");
      for (const segment of words.get(record) ?? []) segment.classList.remove("lit");
    }
    shown = records;
    for (const record of records) {
      cards.get(record)?.classList.add("lit");
      for (const segment of words.get(record) ?? []) segment.classList.add("lit");
    }
  }

  function recordsAt(target) {
    const at = target.closest?.("[data-record], [data-records]");
    if (!at) return null;
    return at.dataset.record ? [at.dataset.record] : at.dataset.records.split(" ").filter(Boolean);
  }

  function intoView(element) {
    const box = element?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) element.scrollIntoView({ block: "center" });
  }

  light(held);
  page.addEventListener("pointerover", (event) => light(recordsAt(event.target) ?? held));
  page.addEventListener("pointerleave", () => light(held));
  page.addEventListener("focusin", (event) => {
    const records = recordsAt(event.target);
    if (!records) return;
    light(records);
    intoView(words.get(records[0])?.[0]);
  });
  page.addEventListener("focusout", () => light(held));
  page.addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary, label, form, dialog") || !getSelection().isCollapsed) return;
    const records = recordsAt(event.target) ?? [];
    held = records.length && records.join() === held.join() ? [] : records;
    light(held);
    // Words lead to the innermost record that they belong to, a record to its words.
    const record = records.at(-1);
    if (held.length) intoView(event.target.closest("[data-record]") ? words.get(record)?.[0] : cards.get(record));
  });
  letGo = () => light((held = []));
}


document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
});
document.addEventListener("averment:shown", showPage);
showPage();
