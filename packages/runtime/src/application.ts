import { html, render } from 'lit';
import { msg } from '@lit/localize';
import { Fault } from '@portico/domain/fault';
import { PorticoButton } from '@portico/ui/button/button';
import { define, type ElementClass } from '@portico/ui/define';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { faultText } from './fault-text.ts';

/** What single-spa asks of an application (https://single-spa.js.org/docs/building-applications). */
export interface Lifecycles {
  bootstrap(): Promise<void>;
  mount(): Promise<void>;
  unmount(): Promise<void>;
}

/** How an application gets onto the page. */
export interface ApplicationOptions {
  /** Loads the element's class; called when the application is first shown, and again after a failure. */
  load(): Promise<ElementClass>;
  /** Where it is shown. */
  container(): HTMLElement;
  /** Sets properties on the element before it enters the page. */
  prepare?(element: HTMLElement): void;
}

/**
 * The lifecycles of an application that is one element. An element that cannot be loaded or made shows a card with a way
 * to try again in its place, and the rest of the portal lives on: single-spa never sees the failure, since it would give
 * the application up for good.
 */
export function applicationOf({ load, container, prepare }: ApplicationOptions): Lifecycles {
  let place: HTMLElement | undefined;

  async function show(into: HTMLElement): Promise<void> {
    try {
      const element = await load();
      define(element);
      if (place !== into) return;
      const made = document.createElement(element.tag);
      prepare?.(made);
      into.replaceChildren(made);
    } catch (error) {
      reportError(error);
      if (place === into) showProblem(into, error);
    }
  }

  function showProblem(into: HTMLElement, error: unknown): void {
    define(PorticoProblem);
    define(PorticoButton);
    const { heading, detail } = faultText(error instanceof Fault ? error : new Fault('unexpected'));
    const card = document.createElement('div');
    render(
      html`<portico-problem .heading=${heading}>
        ${detail}
        <portico-button slot="action" small @click=${() => show(into)}
          >${msg('Try again', { id: 'runtime.retry' })}</portico-button
        >
      </portico-problem>`,
      card,
    );
    into.replaceChildren(card);
  }

  return {
    bootstrap: () => Promise.resolve(),
    async mount() {
      place = document.createElement('div');
      container().replaceChildren(place);
      await show(place);
    },
    unmount() {
      place?.remove();
      place = undefined;
      return Promise.resolve();
    },
  };
}
