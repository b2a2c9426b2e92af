/**
 * Whether something stands in an element's unnamed slot: an element or words. White space alone, which every template
 * leaves between its tags, is nothing, though to the browser it fills the slot.
 */
export function hasContent(host: Element): boolean {
  return [...host.childNodes].some((node) =>
    node instanceof Element ? !node.slot : node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
  );
}
