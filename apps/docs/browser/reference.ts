import { recolour } from "./recolour.ts";

/** Redoc writes more rules while it runs; each gets the colours of the page, as those of the pre-rendered page have. */
const insertRule = CSSStyleSheet.prototype.insertRule;
CSSStyleSheet.prototype.insertRule = function insertRecoloured(rule, index) {
  return insertRule.call(this, recolour(rule), index);
};

/** Redoc renders samples anew when a tab is chosen: they scroll, so they can have the focus, as in the pre-rendered page. */
addEventListener("DOMContentLoaded", () => {
  const focusable = () => {
    for (const pre of document.querySelectorAll<HTMLElement>("pre:not([tabindex])")) pre.tabIndex = 0;
  };
  new MutationObserver(focusable).observe(document.body, { childList: true, subtree: true });
});

/** On a visit with a fragment the browser scrolls last, and the header would hide the target: Redoc scrolls once more. */
addEventListener("load", () => {
  if (location.hash) setTimeout(() => dispatchEvent(new HashChangeEvent("hashchange")));
});

/** A link to the panel that sends requests opens it beside the operation. With a modifier key it stays a link. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="/try-it/"]') : null;
  if (!link?.hash || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPanel(link.href);
});

function openPanel(address: string): void {
  const dialog = document.createElement("dialog");
  dialog.className = "try-it";
  dialog.setAttribute("aria-label", "Try it");
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  const frame = document.createElement("iframe");
  frame.title = "Try it";
  frame.src = address;
  dialog.append(close, frame);
  // Keys that are pressed within the frame do not reach this page.
  const onMessage = ({ source, data }: MessageEvent) => {
    if (source === frame.contentWindow && data === "close") dialog.close();
  };
  addEventListener("message", onMessage);
  dialog.addEventListener("close", () => {
    removeEventListener("message", onMessage);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
