"use strict";
(() => {
  const rows = [...document.querySelectorAll("ol.items li")];
  const boxes = [...document.querySelectorAll("nav input[type=checkbox]")];
  const count = document.getElementById("count");

  function filter() {
    const on = (name) => new Set(boxes.filter((b) => b.name === name && b.checked).map((b) => b.value));
    const lists = on("list"), outcomes = on("outcome");
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(lists.has(row.dataset.list) && outcomes.has(row.dataset.outcome));
      if (!row.hidden) shown += 1;
    }
    for (const group of document.querySelectorAll("div.group")) {
      group.hidden = ![...group.querySelectorAll("li")].some((row) => !row.hidden);
    }
    if (count) count.textContent = `${shown} of ${rows.length} items`;
  }

  function point(row) {
    for (const mark of document.querySelectorAll("mark.on")) mark.classList.remove("on");
    const marks = [...document.querySelectorAll("mark[data-k]")].filter((m) => m.dataset.k.split(" ").includes(row.dataset.k));
    for (const mark of marks) mark.classList.add("on");
    const article = marks[0] && marks[0].closest("article");
    if (article && article.scrollHeight > article.clientHeight) {
      const place = marks[0].getBoundingClientRect(), frame = article.getBoundingClientRect();
      if (place.top < frame.top || place.bottom > frame.bottom) article.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  function move(step, far) {
    const seen = rows.filter((row) => !row.hidden);
    if (!seen.length) return;
    const at = seen.indexOf(document.activeElement);
    let next = at < 0 ? 0 : Math.min(seen.length - 1, Math.max(0, at + step));
    if (far && at >= 0) {
      const here = seen[at].closest("section");
      const others = seen.filter((row) => row.closest("section") !== here);
      const after = others.filter((row) => (here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
      const before = others.filter((row) => !after.includes(row));
      const target = step > 0 ? after[0] : before.find((row) => row.closest("section") === before[before.length - 1].closest("section"));
      if (!target) return;
      next = seen.indexOf(target);
    }
    seen[next].focus();
    seen[next].scrollIntoView({ block: "nearest" });
  }

  for (const row of rows) {
    row.addEventListener("focus", () => point(row));
    row.addEventListener("mouseenter", () => point(row));
  }
  for (const box of boxes) box.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const moves = { j: [1, false], k: [-1, false], n: [1, true], p: [-1, true] };
    if (event.key in moves) { move(...moves[event.key]); event.preventDefault(); }
  });
  document.querySelector("nav").hidden = false;
  filter();
})();
