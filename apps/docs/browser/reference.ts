import { recolour } from "./recolour.ts";

/** Redoc writes more rules while it runs; each gets the colours of the page, as those of the pre-rendered page have. */
const insertRule = CSSStyleSheet.prototype.insertRule;
CSSStyleSheet.prototype.insertRule = function insertRecoloured(rule, index) {
  return insertRule.call(this, recolour(rule), index);
};

/** On a visit with a fragment the browser scrolls last, and the header would hide the target: Redoc scrolls once more. */
addEventListener("load", () => {
  if (location.hash) setTimeout(() => dispatchEvent(new HashChangeEvent("hashchange")));
});
