// The drawing of the network: neighbours of what is pointed at stand out, the words behind a tie come beside it, the
// drawing can be moved and made larger, and names are written wherever there is room. The page works without.
"use strict";

(() => {
  const svg = document.querySelector("svg.network");
  const beside = window.matchMedia("(min-width: 72.01rem)");
  if (!svg) return;
  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let box = { ...all };

  // Neighbours

  const nodes = new Map([...svg.querySelectorAll(".node")].map((node) => [node.dataset.node, node]));
  const ties = [...svg.querySelectorAll(".tie")].map((tie) => ({ tie, ends: tie.dataset.ends.split(" ") }));

  const light = (target) => {
    for (const each of svg.querySelectorAll(".near")) each.classList.remove("near");
    const node = target?.closest(".node"), tie = target?.closest(".tie");
    svg.classList.toggle("dim", Boolean(node || tie));
    const near = new Set(node ? [node.dataset.node] : []);
    for (const each of ties) {
      if (each.tie === tie || (node && each.ends.includes(node.dataset.node))) {
        each.tie.classList.add("near");
        for (const end of each.ends) near.add(end);
      }
    }
    for (const each of near) nodes.get(each).classList.add("near");
    write(near);
  };
  svg.addEventListener("mouseover", (event) => light(event.target));
  svg.addEventListener("mouseleave", () => light(null));
  svg.addEventListener("focusin", (event) => light(event.target));
  svg.addEventListener("focusout", () => light(null));

  // Names: the first of `near`, then its neighbours, then the others, the weightiest first; none covers another

  const MOST = 150, ALWAYS = 24, LINE = 1.2, AWAY = 1.3;
  const letters = Number(svg.getAttribute("font-size"));
  const names = [...nodes.values()].map((node) => {
    const circle = node.querySelector("circle"), text = svg.querySelector(`text[data-of="${node.dataset.node}"]`);
    const [x, y, r] = ["cx", "cy", "r"].map((each) => Number(circle.getAttribute(each)));
    return { id: node.dataset.node, text, x, y, r, long: text.getComputedTextLength() / letters };
  });
  svg.querySelector(".names").append(...names.map((each) => each.text));
  svg.classList.add("measured");

  // Where a name may stand: beside its circle, above, below, and at its corners.
  function* places(name, size, away) {
    const long = name.long * size * 1.03, high = LINE * size, gap = name.r + size / 3 + away * size, { x, y } = name;
    const corner = gap * 0.8;
    const tries = [
      ["start", x + gap, y], ["end", x - gap, y], ["middle", x, y - gap - high / 2], ["middle", x, y + gap + high / 2],
      ...[-1, 1].flatMap((down) => [["start", x + corner, y + down * corner], ["end", x - corner, y + down * corner]]),
    ];
    for (const [anchor, at, middle] of tries) {
      const left = at - long * { start: 0, middle: 0.5, end: 1 }[anchor];
      const place = { anchor, at, base: middle + size * 0.35, left, right: left + long, top: middle - high / 2, bottom: middle + high / 2 };
      if (left >= box.x && place.right <= box.x + box.width && place.top >= box.y && place.bottom <= box.y + box.height) yield place;
    }
  }
  const apart = (place, taken) => taken.every((other) => other.left >= place.right || other.right <= place.left || other.top >= place.bottom || other.bottom <= place.top);

  function write(near = new Set()) {
    // In a larger drawing letters grow more slowly than the room between them.
    const size = letters * (box.width / all.width) ** 0.75;
    svg.setAttribute("font-size", size);
    const inside = names.filter(({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
    const circles = inside.map(({ id, x, y, r }) => ({ id, left: x - r, right: x + r, top: y - r, bottom: y + r }));
    const rank = new Map([...near].map((id, place) => [id, place - near.size]));
    const order = inside.map((name, place) => ({ name, place })).sort((one, other) => (rank.get(one.name.id) ?? 0) - (rank.get(other.name.id) ?? 0));
    const taken = [];
    for (const { text } of names) text.classList.remove("written", "near", "pointed");
    for (const { name, place } of order) {
      const pointed = rank.get(name.id) === -near.size && near.size > 0;
      if (taken.length >= MOST && !near.has(name.id)) break;
      const large = size * (pointed ? 1.08 : 1);
      const tries = [0, near.has(name.id) || place < ALWAYS ? AWAY : 0].flatMap((away) => [...places(name, large, away)]);
      const clear = (some) => {
        const others = some.filter(({ id }) => id !== name.id);
        return tries.find((each) => apart(each, taken) && apart(each, others));
      };
      // The weightiest may cover lighter circles and, if need be, all; neighbours of what is pointed at all but each other.
      const may = near.has(name.id) ? [circles.filter(({ id }) => near.has(id)), []] : place < ALWAYS ? [circles.slice(0, ALWAYS), []] : [];
      const found = [circles, ...may].reduce((found, some) => found ?? clear(some), undefined) ?? (pointed ? tries[0] : undefined);
      if (!found) continue;
      taken.push(found);
      name.text.setAttribute("x", found.at);
      name.text.setAttribute("y", found.base);
      name.text.setAttribute("text-anchor", found.anchor);
      name.text.classList.add("written");
      name.text.classList.toggle("near", near.has(name.id));
      name.text.classList.toggle("pointed", pointed);
    }
  }

  // Words behind a tie

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.tie, a.to-evidence, #evidence .pager a");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || !window.htmx || !beside.matches) return;
    event.preventDefault();
    const href = link.getAttribute("href");
    window.htmx.ajax("GET", href, { target: "#evidence", swap: "innerHTML" });
    for (const each of ties) each.tie.classList.toggle("chosen", each.tie.getAttribute("href") === href);
  });

  // Moving and size

  const show = () => {
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    write();
  };
  const zoom = (by, x = box.x + box.width / 2, y = box.y + box.height / 2) => {
    const width = Math.min(all.width, Math.max(all.width / 12, box.width * by));
    const scale = width / box.width;
    box = { x: x - (x - box.x) * scale, y: y - (y - box.y) * scale, width, height: box.height * scale };
    show();
  };
  const at = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

  const tools = document.querySelector(".graph-tools");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const how = event.target.dataset.zoom;
    if (how === "all") box = { ...all };
    if (how) zoom({ in: 1 / 1.5, out: 1.5, all: 1 }[how]);
  });
  svg.addEventListener("wheel", (event) => {
    // Without a key the page scrolls, as everywhere.
    if (!event.ctrlKey) return;
    event.preventDefault();
    const point = at(event);
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, point.x, point.y);
  }, { passive: false });

  let from = null, moved = false;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse") [from, moved] = [at(event), false];
  });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    const point = at(event);
    if (!moved && Math.hypot(point.x - from.x, point.y - from.y) < all.width / 200) return;
    moved = true;
    svg.classList.add("moving");
    box.x -= point.x - from.x;
    box.y -= point.y - from.y;
    show();
  });
  window.addEventListener("pointerup", () => {
    from = null;
    svg.classList.remove("moving");
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => {
    if (moved) { event.preventDefault(); event.stopPropagation(); }
    moved = false;
  }, true);
  write();
})();
