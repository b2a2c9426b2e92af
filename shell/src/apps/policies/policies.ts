import { html, type TemplateResult } from 'lit';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoPolicyVersion } from './version/version.ts';
import { PorticoPolicyVersions } from './versions/versions.ts';

/**
 * @summary The channel's policy: its versions, and one of them at `/policies/:version`, its changes and its replay below.
 */
class PorticoPolicies extends PorticoElement {
  static readonly tag = 'portico-policies';
  static override readonly uses: readonly ElementClass[] = [PorticoPolicyVersions, PorticoPolicyVersion];

  private readonly route = new RouteController(this, '/policies');

  override render(): TemplateResult {
    const [version, tab] = this.route.parts;
    return version
      ? html`<portico-policy-version
          .version=${version}
          .tab=${tab === 'changes' || tab === 'replay' ? tab : 'rules'}
          .search=${this.route.search}
        ></portico-policy-version>`
      : html`<portico-policy-versions></portico-policy-versions>`;
  }
}

export const application: ElementClass = PorticoPolicies;
