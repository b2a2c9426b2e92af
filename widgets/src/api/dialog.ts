import { msg } from '@portico/ui/msg';

/** How a dialog looks, and how its name is read out. */
export interface DialogLook {
  readonly as: 'modal' | 'drawer';
  readonly label?: string | undefined;
}

/** A widget that lies over the page. */
export interface OpenDialog {
  readonly element: HTMLElement;
  /** Closes it, gives the page back, and the focus to where it was. */
  close(): void;
  /** When it was closed, in whatever way. */
  readonly closed: Promise<void>;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host{all:initial!important}
dialog{box-sizing:border-box;padding:48px 24px 24px;border:0;color-scheme:inherit;background:Canvas;color:CanvasText;
  inline-size:640px;max-inline-size:calc(100vw - 32px);max-block-size:calc(100dvh - 64px);overflow:auto;border-radius:10px;
  overscroll-behavior:contain;font:16px/1.5 system-ui,sans-serif}
dialog:has(portico-deal-list){inline-size:1040px}
dialog.drawer{margin:0 0 0 auto;block-size:100dvh;max-block-size:100dvh;border-radius:0}
dialog.drawer:dir(rtl){margin:0 auto 0 0}
::backdrop{background:oklch(.15 .02 260/.45)}
button{position:absolute;inset-block-start:8px;inset-inline-end:8px;inline-size:44px;block-size:36px;border:0;border-radius:6px;
  background:none;color:inherit;font:inherit;cursor:pointer}
button:hover{background:color-mix(in srgb,currentColor 10%,transparent)}
button:focus-visible{outline:2px solid Highlight;outline-offset:-2px}`);

let current: OpenDialog | undefined;

/** The dialog that lies over the page now. */
export function currentDialog(): OpenDialog | undefined {
  return current;
}

/** Lays `element` over the page, as a dialog in its middle or at its end. One at a time: what was open closes. */
export function openDialog(element: HTMLElement, { as, label }: DialogLook): OpenDialog {
  current?.close();
  const box = document.createElement('div');
  const dialog = document.createElement('dialog');
  const cross = document.createElement('button');
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  dialog.className = as;
  dialog.ariaLabel = label ?? msg('Partner portal', { id: 'api.dialog' });
  cross.type = 'button';
  cross.textContent = '✕';
  cross.ariaLabel = msg('Close', { id: 'api.close' });
  cross.addEventListener('click', () => dialog.close());
  dialog.append(cross, element);
  root.append(dialog);
  const before = document.activeElement;
  document.body.append(box);
  dialog.showModal();
  const unlock = lockScroll();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  // From inside a frame the key is told, not pressed: the browser's own way to close does not hear of it.
  dialog.addEventListener('keydown', ({ key, isTrusted }) => {
    if (key === 'Escape' && !isTrusted) dialog.close();
  });
  // The browser tells of it later, by which time another may lie there.
  const end = (): void => {
    if (!box.isConnected) return;
    if (current === open) current = undefined;
    dialog.close();
    unlock();
    box.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    resolve();
  };
  const open: OpenDialog = { element, close: end, closed };
  dialog.addEventListener('close', end);
  current = open;
  return open;
}

/** Keeps the page from scrolling behind a dialog. Where its scroll bar took room, that stays, so that nothing moves. */
function lockScroll(): () => void {
  const { style, clientWidth } = document.documentElement;
  const { overflow, scrollbarGutter } = style;
  if (innerWidth > clientWidth) style.scrollbarGutter = 'stable';
  style.overflow = 'hidden';
  return () => void Object.assign(style, { overflow, scrollbarGutter });
}
