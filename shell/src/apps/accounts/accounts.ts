import { html, type TemplateResult } from 'lit';
import { registerTexts } from '@portico/runtime/locale';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoAccountPage } from './account/account.ts';
import { PorticoAccountImport } from './import/import.ts';
import { PorticoAccountImports } from './import/imports.ts';
import { PorticoAccountList } from './list/list.ts';

void registerTexts('de', () => import('@portico/widgets/locale/de'));

/**
 * @summary Customers' accounts: the register, one account at `/accounts/:id`, imports at `/accounts/import`.
 */
class PorticoAccounts extends PorticoElement {
  static readonly tag = 'portico-accounts';
  static override readonly uses: readonly ElementClass[] = [
    PorticoAccountList,
    PorticoAccountPage,
    PorticoAccountImports,
    PorticoAccountImport,
  ];

  private readonly route = new RouteController(this, '/accounts');

  override render(): TemplateResult {
    const [id, importId] = this.route.parts;
    if (id === undefined)
      return html`<portico-account-list .search=${this.route.search}></portico-account-list>`;
    if (id !== 'import') return html`<portico-account-page .accountId=${id}></portico-account-page>`;
    return importId === undefined
      ? html`<portico-account-imports></portico-account-imports>`
      : html`<portico-account-import .importId=${importId}></portico-account-import>`;
  }
}

export const application: ElementClass = PorticoAccounts;
