import { str } from '@portico/ui/msg';

/** The German texts of the runtime, by id. */
export const templates = {
  'runtime.blocked': 'In diesem Browser blockiert',
  'runtime.blocked.next': str`Etwas hier, oft ein Werbeblocker, hält Anfragen an ${0} zurück. Lassen Sie sie für diese Seite zu und laden Sie sie dann neu.`,
  'runtime.busy': 'Gerade ist viel los',
  'runtime.busy.next': 'Ihre Eingaben bleiben erhalten. Versuchen Sie es gleich noch einmal.',
  'runtime.busy.wait': 'Wir versuchen es von selbst noch einmal.',
  'runtime.expired': 'Ihre Sitzung ist abgelaufen',
  'runtime.expired.next':
    'Ihre Eingaben bleiben erhalten. Versuchen Sie es noch einmal oder laden Sie die Seite neu und melden Sie sich an.',
  'runtime.expired.wait': 'Versuchen Sie es noch einmal oder laden Sie die Seite neu und melden Sie sich an.',
  'runtime.field.required': 'Bitte ausfüllen.',
  'runtime.input': 'Das ließ sich nicht übernehmen',
  'runtime.input.form': str`„${0}“ können wir nicht lesen. Prüfen Sie es und senden Sie noch einmal.`,
  'runtime.input.long': str`„${0}“ ist zu lang. Kürzen Sie es und senden Sie noch einmal.`,
  'runtime.input.required': str`„${0}“ fehlt. Füllen Sie es aus und senden Sie noch einmal.`,
  'runtime.input.next':
    'Etwas darin können wir nicht lesen. Prüfen Sie Ihre Eingaben und versuchen Sie es noch einmal.',
  'runtime.notfound': 'Hier ist nichts zu sehen',
  'runtime.notfound.next':
    'Es gibt das nicht, oder es ist für Sie nicht freigegeben. Ihre Administratorin oder Ihr Administrator kann Zugriff geben.',
  'runtime.offline': 'Keine Verbindung',
  'runtime.offline.next': 'Ihre Eingaben bleiben erhalten. Es geht weiter, sobald Sie wieder online sind.',
  'runtime.offline.wait': 'Es geht weiter, sobald Sie wieder online sind.',
  'runtime.origin': 'Diese Seite darf das nicht zeigen',
  'runtime.origin.next': str`Tragen Sie ${0} in den Einstellungen des Portals bei der Website ein und prüfen Sie, ob data-key ihr Schlüssel ist. Ist es nicht Ihre Website, sagen Sie bitte dem Betreiber Bescheid.`,
  'runtime.refusal.own': 'Sie haben diesen Deal selbst eingereicht, deshalb muss jemand anderes entscheiden.',
  'runtime.refusal.rule': str`Dagegen steht Regel ${0}. Ihre Partnerbetreuung sagt Ihnen, wie es weitergeht.`,
  'runtime.refusal.same': 'Ein Deal kann sich nicht selbst wiederholen. Wählen Sie einen anderen.',
  'runtime.refusal.state':
    'Das geht nicht mehr: Der Stand hat sich geändert. Sehen Sie sich den neuesten Stand an.',
  'runtime.retry': 'Noch einmal versuchen',
  'runtime.reused': 'Das wurde schon einmal gesendet, mit anderen Angaben',
  'runtime.reused.next':
    'Ihre Eingaben bleiben erhalten. Sehen Sie sich den neuesten Stand an und senden Sie es noch einmal, wenn es noch gilt.',
  'runtime.setup': 'Diese Seite ist noch nicht eingerichtet',
  'runtime.setup.connect': str`Die Content Security Policy dieser Seite lässt unseren Server nicht zu. Nehmen Sie ${0} in connect-src auf.`,
  'runtime.setup.frame': str`Die Content Security Policy dieser Seite lässt unseren Rahmen nicht zu. Nehmen Sie ${0} in frame-src auf.`,
  'runtime.setup.key':
    'Im Script-Tag fehlt data-key. Kopieren Sie das Tag aus den Einstellungen des Portals.',
  'runtime.setup.leaked': 'In dieser Seite steht ein geheimer Schlüssel',
  'runtime.setup.leaked.next':
    'Alle können ihn hier lesen, er ist also nicht mehr geheim: Widerrufen Sie ihn in den Einstellungen des Portals. In data-key gehört der öffentliche Schlüssel, pk_….',
  'runtime.setup.refused-key':
    'Das Portal lehnt den geheimen Schlüssel dieser Website ab: Er wurde widerrufen, ist abgelaufen oder hat einen Tippfehler. Geben Sie dem Server der Website einen neuen aus den Einstellungen des Portals.',
  'runtime.setup.route': str`Die Adresse in data-session gibt keine Sitzung (${0}). Prüfen Sie die Adresse und was dahinter antwortet.`,
  'runtime.setup.session':
    'Im Script-Tag fehlt data-session. Kopieren Sie das Tag aus den Einstellungen des Portals.',
  'runtime.signedout': 'Sie sind nicht angemeldet',
  'runtime.signedout.next': 'Melden Sie sich auf dieser Website an und versuchen Sie es dann noch einmal.',
  'runtime.signin': 'Melden Sie sich an, um weiterzumachen',
  'runtime.signin.blocked':
    'Der Browser hat das Fenster zurückgehalten. Erlauben Sie Pop-ups für diese Seite und drücken Sie dann noch einmal.',
  'runtime.signin.button': str`Mit ${0} anmelden`,
  'runtime.signin.closed':
    'Das Fenster wurde geschlossen, bevor Sie angemeldet waren, oder diese Seite hat es aus den Augen verloren. Drücken Sie auf den Knopf, um es wieder zu öffnen.',
  'runtime.signin.declined':
    'Sie haben dieser Seite nicht erlaubt, für Sie zu handeln. Drücken Sie auf den Knopf, wenn Sie es sich anders überlegt haben.',
  'runtime.signin.failed':
    'Sie haben sich angemeldet, aber diese Seite hat keine Antwort bekommen. Drücken Sie auf den Knopf, um es noch einmal zu versuchen.',
  'runtime.signin.next': 'Dafür öffnet sich ein Fenster. Ihr Passwort bleibt in diesem Fenster.',
  'runtime.stale': 'Jemand war schneller',
  'runtime.stale.next':
    'Das wurde inzwischen geändert. Sehen Sie sich den neuesten Stand an und machen Sie es dann noch einmal.',
  'runtime.unexpected': 'Etwas ist schiefgegangen',
  'runtime.unexpected.next': 'Das liegt an uns, nicht an Ihnen. Versuchen Sie es gleich noch einmal.',
  'runtime.unexpected.quote': str`Das liegt an uns, nicht an Ihnen. Versuchen Sie es noch einmal; wenn es bleibt, nennen Sie uns ${0}.`,
};
