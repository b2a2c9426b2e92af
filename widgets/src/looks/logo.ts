import type { Brand } from './site-looks.ts';

const heightMax = 40;
const widthMax = 160;

/**
 * A logo as a canvas. It is fetched, which `connect-src` with our origin lets through, and drawn from its pixels: an `img`
 * would ask each host for one more directive, `img-src`, and markup from elsewhere is never made.
 *
 * @returns null where it cannot be had; the name stands for it then
 */
export async function drawLogo(address: string, { name, logoText }: Brand): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(address, { credentials: 'omit' });
    if (!answer.ok) return nameOf(logoText ?? name);
    const whole = await createImageBitmap(await answer.blob());
    const shrink = Math.min(1, heightMax / whole.height, widthMax / whole.width);
    const [width, height] = [whole.width, whole.height].map((size) => Math.max(1, Math.round(size * shrink)));
    const canvas = document.createElement('canvas');
    // As many pixels as this screen shows, and never more than there are.
    const scale = Math.min(devicePixelRatio, 1 / shrink);
    canvas.width = Math.round((width ?? 1) * scale);
    canvas.height = Math.round((height ?? 1) * scale);
    canvas.style.inlineSize = `${width}px`;
    canvas.style.blockSize = `${height}px`;
    const context = canvas.getContext('2d');
    if (!context) return nameOf(logoText ?? name);
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    canvas.setAttribute('role', 'img');
    canvas.ariaLabel = logoText ?? name;
    return canvas;
  } catch {
    return nameOf(logoText ?? name);
  }
}

function nameOf(words: string): HTMLElement {
  const name = document.createElement('strong');
  name.textContent = words;
  return name;
}
