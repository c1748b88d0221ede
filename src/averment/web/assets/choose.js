// Words of a page chosen by dragging over them: a selection becomes offsets of the page's text, in code points.
"use strict";

(() => {
  const inner = /[\p{L}\p{N}\p{M}]/u;
  let field = null; // The control that is being set: {control, add, before}

  const length = (text) => [...text].length;

  // Where a place in the document stands in the page's text; null outside of the page's words.
  function offset(node, at) {
    const words = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(".words[data-start]");
    if (!words) return null;
    const before = document.createRange();
    before.selectNodeContents(words);
    before.setEnd(node, at);
    return Number(words.dataset.start) + length(before.toString());
  }

  function edge(words, end) {
    const text = [...words.textContent];
    const start = Number(words.dataset.start);
    return end ? start + text.length : start;
  }

  // The selection as [start, end, words]: whole words, no space at the ends.
  function chosen() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const blocks = [...document.querySelectorAll("article.page .words[data-start]")].filter((each) => range.intersectsNode(each));
    if (!blocks.length) return null;
    const start = offset(range.startContainer, range.startOffset) ?? edge(blocks[0], false);
    const end = offset(range.endContainer, range.endOffset) ?? edge(blocks.at(-1), true);
    return tidy(start, end);
  }

  function tidy(start, end) {
    const text = characters(start, end);
    if (!text) return null;
    let [from, to] = [start - text.start, end - text.start];
    const at = text.characters;
    while (from < to && /\s/u.test(at[from])) from += 1;
    while (to > from && /\s/u.test(at[to - 1])) to -= 1;
    if (from === to) return null;
    while (from > 0 && inner.test(at[from]) && inner.test(at[from - 1])) from -= 1;
    while (to < at.length && inner.test(at[to - 1]) && inner.test(at[to])) to += 1;
    return [from + text.start, to + text.start, at.slice(from, to).join("")];
  }

  // The characters of the blocks that these offsets lie in; between blocks there is a space for what is not shown.
  function characters(start, end) {
    const blocks = [...document.querySelectorAll("article.page .words[data-start]")]
      .map((each) => ({ start: Number(each.dataset.start), characters: [...each.textContent] }))
      .filter((each) => each.start < end && each.start + each.characters.length > start);
    if (!blocks.length) return null;
    const all = [];
    for (const each of blocks) {
      while (all.length < each.start - blocks[0].start) all.push("\n");
      all.push(...each.characters);
    }
    return { start: blocks[0].start, characters: all };
  }

  function spans(text) {
    return [...text.matchAll(/(\d+)\s*[-–]\s*(\d+)/g)].map((each) => [Number(each[1]), Number(each[2])]);
  }

  function words([start, end]) {
    const text = characters(start, end);
    return text ? text.characters.slice(Math.max(start - text.start, 0), end - text.start).join("") : "";
  }

  // The place of an offset in the document, to paint it.
  function place(at, end) {
    for (const block of document.querySelectorAll("article.page .words[data-start]")) {
      let left = at - Number(block.dataset.start);
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && left >= 0; node = walker.nextNode()) {
        const here = [...node.data];
        if (left < here.length || (end && left === here.length)) return [node, here.slice(0, left).join("").length];
        left -= here.length;
      }
    }
    return null;
  }

  function paint(all) {
    if (!window.Highlight || !CSS.highlights) return;
    const ranges = all.flatMap(([start, end]) => {
      const [from, to] = [place(start, false), place(end, true)];
      if (!from || !to) return [];
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      return [range];
    });
    CSS.highlights.set("chosen", new Highlight(...ranges));
  }

  const input = (control) => control.querySelector(`input[name="${control.dataset.span}"]`);

  function show(control) {
    const all = spans(input(control).value);
    control.querySelector("[data-shown]").textContent = all.map(words).join(" … ");
    if (field?.control === control) paint(all);
  }

  function set(control, all) {
    input(control).value = all.map(([start, end]) => `${start}-${end}`).join(" ");
    control.querySelector(`input[name="${control.dataset.span}_words"]`).value = "";
    show(control);
  }

  function arm(button) {
    const on = button.getAttribute("aria-pressed") === "true";
    for (const each of document.querySelectorAll("[data-pick]")) each.setAttribute("aria-pressed", "false");
    field = null;
    paint([]);
    document.body.classList.toggle("choosing", !on);
    if (on) return;
    const control = button.closest("[data-span]");
    button.setAttribute("aria-pressed", "true");
    getSelection().removeAllRanges();
    field = { control, before: button.dataset.add === undefined ? [] : spans(input(control).value) };
    paint(spans(input(control).value));
  }

  document.addEventListener("selectionchange", () => {
    const found = field && chosen();
    if (!found) return;
    const [start, end] = found;
    const apart = field.before.filter((each) => each[1] <= start || each[0] >= end);
    set(field.control, [...apart, [start, end]].sort((one, other) => one[0] - other[0]));
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) arm(button);
    const clear = event.target.closest("[data-clear]");
    if (clear) set(clear.closest("[data-span]"), []);
  });
  document.addEventListener("input", (event) => {
    const control = event.target.closest?.("[data-span]");
    if (control && event.target === input(control)) show(control);
  });

  function ready() {
    field = null;
    document.body.classList.remove("choosing");
    paint([]);
    for (const each of document.querySelectorAll("form.correct [hidden]:not([data-fault])")) each.hidden = false;
  }
  document.addEventListener("averment:shown", ready);
  ready();
})();
