import type { EmbedWidget } from '@portico/domain/embed/widget';
import { msg } from '@portico/ui/msg';

/** What a widget is called where people choose one. */
export function widgetWords(widget: EmbedWidget): string {
  switch (widget) {
    case 'portico-deal-registration':
      return msg('Register a deal', { id: 'embeds.widget.registration' });
    case 'portico-deal':
      return msg('One deal', { id: 'embeds.widget.deal' });
    case 'portico-deal-list':
      return msg('List of deals', { id: 'embeds.widget.list' });
    case 'portico-account-check':
      return msg('Is a customer free?', { id: 'embeds.widget.check' });
  }
}
