import { msg } from '@portico/ui/msg';
import type { EmbedSettings } from '../settings.ts';
import { registerWidgetTexts } from '../texts.ts';
import { drawLogo } from './logo.ts';
import type { Brand } from './site-looks.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  '.brand{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;max-inline-size:560px;padding-block:16px 8px;' +
    'color:var(--portico-text-muted);font:400 var(--portico-text-size-small)/1.5 var(--portico-font)}' +
    '.brand canvas{max-inline-size:160px;max-block-size:40px}' +
    '.brand p{display:flex;flex-wrap:wrap;gap:0 12px;margin:0;overflow-wrap:anywhere}' +
    '.brand a{color:var(--portico-accent-text)}',
);

/**
 * Adds logo and contact at the end of a widget, where nothing moves for them: at once when its end is out of sight or has
 * the room, else with the first touch, after which a page may move.
 */
export async function addLine(element: HTMLElement, brand: Brand, settings: EmbedSettings): Promise<void> {
  registerWidgetTexts();
  const line = document.createElement('aside');
  line.className = 'brand';
  line.setAttribute('part', 'brand');
  line.ariaLabel = brand.name;
  const logo = brand.logo === null ? null : await drawLogo(settings.server + brand.logo, brand);
  line.append(...[logo, contactOf(brand)].filter((one) => one !== null));
  element.shadowRoot?.adoptedStyleSheets.push(sheet);
  const tried = new AbortController();
  const add = (isTouched: boolean): void => {
    if (!addStill(element, line, isTouched, settings.frame !== undefined)) return;
    tried.abort();
  };
  const { signal } = tried;
  settings.ends?.push(() => tried.abort());
  addEventListener('scroll', () => add(false), { signal, passive: true, capture: true });
  for (const type of ['pointerdown', 'keydown']) element.addEventListener(type, () => add(true), { signal });
  add(false);
}

/** @returns whether the line is there now */
function addStill(element: HTMLElement, line: Element, isTouched: boolean, isFramed: boolean): boolean {
  const { shadowRoot } = element;
  const { bottom, height } = element.getBoundingClientRect();
  shadowRoot?.append(line);
  const isOutOfSight = !isFramed && (bottom >= innerHeight || bottom <= 0);
  // Nothing is painted between these lines: a line that would move the page is not seen.
  const hasRoom = element.getBoundingClientRect().height <= height;
  if (isTouched || isOutOfSight || hasRoom) return true;
  line.remove();
  return false;
}

function contactOf({ name, contact }: Brand): HTMLElement | null {
  const { email, phone, web } = contact;
  const links = [
    email && linkTo(`mailto:${email}`, email),
    phone && linkTo(`tel:${phone.replaceAll(/[^\d+]/g, '')}`, phone),
    web && linkTo(web, new URL(web).host),
  ].filter((link) => link instanceof HTMLElement);
  if (links.length === 0 && contact.name === null) return null;
  const words = document.createElement('p');
  const who = [name, contact.name].filter(Boolean).join(', ');
  words.append(`${msg('Questions?', { id: 'looks.questions' })} ${who}`, ...links);
  return words;
}

function linkTo(address: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = words;
  if (address.startsWith('https:')) Object.assign(link, { target: '_blank', rel: 'noopener' });
  return link;
}
