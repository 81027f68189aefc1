// Lights up the claims under the pointer and the keyboard: all their parts, in the text and in the list.
"use strict";
const parts = new Map();
for (const part of document.querySelectorAll("[data-claim]")) {
  const claim = part.dataset.claim;
  parts.set(claim, [...(parts.get(claim) ?? []), part]);
}
let lit = [];
const light = (pointedAt) => {
  const claims = new Set();
  for (let inner of [pointedAt, document.activeElement]) {
    while ((inner = inner?.closest("[data-claim]"))) {
      claims.add(inner.dataset.claim);
      inner = inner.parentElement;
    }
  }
  lit.forEach((part) => part.classList.remove("lit"));
  lit = [...claims].flatMap((claim) => parts.get(claim));
  lit.forEach((part) => part.classList.add("lit"));
};
document.addEventListener("pointerover", (event) => light(event.target));
document.documentElement.addEventListener("pointerleave", () => light(null));
document.addEventListener("focusin", () => light(null));
document.addEventListener("focusout", () => light(null));
