import type { VisitProblem } from '@portico/domain/embed/check';
import { msg, str } from '@portico/ui/msg';

/** Why a page could not be read, and what to do (EM16). */
export const visitWords: Record<VisitProblem, (value: string) => { heading: string; next: string }> = {
  unreachable: () => ({
    heading: msg('The page could not be reached', { id: 'settings.visit.unreachable' }),
    next: msg('Check that the address is right and the server answers.', {
      id: 'settings.visit.unreachable.next',
    }),
  }),
  too_slow: () => ({
    heading: msg('The page took longer than five seconds', { id: 'settings.visit.slow' }),
    next: msg('Check again in a moment.', { id: 'settings.visit.slow.next' }),
  }),
  too_large: () => ({
    heading: msg('The page is larger than 2 MB', { id: 'settings.visit.large' }),
    next: msg('Check a smaller page that holds the widget.', { id: 'settings.visit.large.next' }),
  }),
  too_many_redirects: () => ({
    heading: msg('The page leads on more than three times', { id: 'settings.visit.redirects' }),
    next: msg('Check the address that it ends at.', { id: 'settings.visit.redirects.next' }),
  }),
  certificate: () => ({
    heading: msg('The page’s certificate is not valid', { id: 'settings.visit.certificate' }),
    next: msg('Renew it; browsers warn your visitors too.', { id: 'settings.visit.certificate.next' }),
  }),
  blocked_address: () => ({
    heading: msg('The address is not on the public internet', { id: 'settings.visit.address' }),
    next: msg('We visit public pages only. Try the widget there in a browser instead.', {
      id: 'settings.visit.address.next',
    }),
  }),
  blocked_port: () => ({
    heading: msg('The address names a port that we do not visit', { id: 'settings.visit.port' }),
    next: msg('We visit ports 80 and 443 only.', { id: 'settings.visit.port.next' }),
  }),
  wrong_answer: (value) => ({
    heading: msg(str`The server answered with status ${value}`, { id: 'settings.visit.status' }),
    next: msg('Check that the path is right and the page needs no sign-in.', {
      id: 'settings.visit.status.next',
    }),
  }),
  not_html: () => ({
    heading: msg('What stands there is no page', { id: 'settings.visit.html' }),
    next: msg('Give the path of the page that holds the widget.', { id: 'settings.visit.html.next' }),
  }),
};
