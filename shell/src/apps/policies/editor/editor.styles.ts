import { css, type CSSResult } from 'lit';

export const editorStyles: CSSResult = css`
  :host {
    container-type: inline-size;
  }
  .editor {
    display: grid;
    grid-template-columns: 220px minmax(0, 1fr);
    gap: var(--portico-space-6);
    align-items: start;
  }
  nav {
    position: sticky;
    inset-block-start: var(--portico-space-5);
    display: grid;
    gap: 2px;
  }
  nav a {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--portico-space-2);
    padding: 6px var(--portico-space-3);
    border-radius: var(--portico-radius);
    color: var(--portico-text-muted);
    font-weight: 500;
    text-decoration: none;
  }
  nav a:hover {
    background: var(--portico-surface-hover);
    color: var(--portico-text);
  }
  nav a[aria-current] {
    background: var(--portico-neutral-4);
    color: var(--portico-text);
  }
  nav small {
    color: var(--portico-accent-text);
    font-size: 12px;
  }
  nav small {
    flex: none;
  }
  nav small.wrong {
    color: var(--portico-danger-text);
  }
  portico-select.sections {
    display: none;
    margin-block-end: var(--portico-space-4);
  }
  h2 {
    margin: 0;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.25;
  }
  h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }
  p {
    margin: 0;
    max-inline-size: 70ch;
  }
  .quiet {
    color: var(--portico-text-muted);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-5);
  }
  .intro {
    display: grid;
    gap: 4px;
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-4);
    padding-block-start: var(--portico-space-5);
    border-block-start: 1px solid var(--portico-border);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: var(--portico-space-4) var(--portico-space-5);
    align-items: start;
  }
  .fields > .list,
  .fields > .some {
    grid-column: 1 / -1;
  }
  .number {
    max-inline-size: 240px;
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--portico-space-3);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .member {
    position: relative;
    padding: var(--portico-space-4);
    border: 1px solid var(--portico-border);
    border-radius: var(--portico-radius);
  }
  .member > legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0 36px var(--portico-space-3) 0;
    font-weight: 500;
  }
  .member > .fields {
    clear: both;
  }
  .member > portico-button {
    position: absolute;
    inset-block-start: var(--portico-space-3);
    inset-inline-end: var(--portico-space-3);
  }
  .member .member {
    padding-block: var(--portico-space-3);
    padding-inline-end: 48px;
    background: var(--portico-neutral-2);
  }
  legend {
    padding: 0;
    margin-block-end: var(--portico-space-2);
    font-weight: 500;
  }
  .member > legend {
    margin: 0;
  }
  .label {
    font-size: var(--portico-text-size-small);
    font-weight: 500;
  }
  .fields > .list:only-child > .label {
    display: none;
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--portico-space-2) var(--portico-space-5);
  }
  .error {
    margin-block-start: var(--portico-space-2);
    color: var(--portico-danger-text);
    font-size: var(--portico-text-size-small);
  }
  @container (max-width: 760px) {
    .editor {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    nav {
      display: none;
    }
    portico-select.sections {
      display: block;
    }
  }
`;
