// The drawing of the network: neighbours of what is pointed at stand out, the words behind a tie come beside it, and the
// drawing can be moved and made larger. The page works without.
"use strict";

(() => {
  const svg = document.querySelector("svg.network");
  const beside = window.matchMedia("(min-width: 72.01rem)");
  if (!svg) return;

  // Neighbours

  const nodes = new Map([...svg.querySelectorAll(".node")].map((node) => [node.dataset.node, node]));
  const ties = [...svg.querySelectorAll(".tie")].map((tie) => ({ tie, ends: tie.dataset.ends.split(" ") }));

  const light = (target) => {
    for (const each of svg.querySelectorAll(".near")) each.classList.remove("near");
    const node = target?.closest(".node"), tie = target?.closest(".tie");
    svg.classList.toggle("dim", Boolean(node || tie));
    if (node) node.classList.add("near");
    for (const each of ties) {
      if (each.tie === tie || (node && each.ends.includes(node.dataset.node))) {
        each.tie.classList.add("near");
        for (const end of each.ends) nodes.get(end).classList.add("near");
      }
    }
  };
  svg.addEventListener("mouseover", (event) => light(event.target));
  svg.addEventListener("mouseleave", () => light(null));
  svg.addEventListener("focusin", (event) => light(event.target));
  svg.addEventListener("focusout", () => light(null));

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

  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let box = { ...all };
  const show = () => svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
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
})();
