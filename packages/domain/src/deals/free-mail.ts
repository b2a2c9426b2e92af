/**
 * The commonest hosts that give mailboxes to anyone, for a form to say at once what the server will (DR2): they are all
 * among those matching knows (`isFreeMail` in matching/web-domain.ts), a list too long to send to a browser.
 */
export const freeMailHosts: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.de yahoo.fr yahoo.co.uk icloud.com me.com mac.com ' +
    'aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mail.com mail.ru yandex.ru qq.com 163.com 126.com ' +
    'proton.me protonmail.com orange.fr wanadoo.fr free.fr laposte.net libero.it virgilio.it uol.com.br bol.com.br terra.com.br zoho.com'
  ).split(' '),
);
