import { str } from '@portico/ui/msg';

/** The German of the pop-up in which a site asks. */
export const connectTexts = {
  'connect.allow': 'Erlauben',
  'connect.alone': 'Dieses Fenster gehört zu einer Site',
  'connect.alone.text':
    'Es öffnet sich mit der Anmeldung auf einer Site. Schließen Sie es und melden Sie sich dort an.',
  'connect.close': 'Schließen',
  'connect.decline': 'Jetzt nicht',
  'connect.denied.origin': 'Diese Site kennen wir nicht',
  'connect.denied.origin.text': str`${0} ist mit dem gezeigten Schlüssel nicht registriert. Es wurde nichts weitergegeben. Wenn es Ihre Site ist, prüfen Sie im Portal Schlüssel und Herkunft.`,
  'connect.denied.other': 'Diese Site gehört einer anderen Organisation',
  'connect.denied.other.text': 'Sie sind für eine Organisation angemeldet, zu der diese Site nicht gehört.',
  'connect.denied.role': 'Ihre Rollen erlauben das nicht',
  'connect.denied.role.text':
    'Bitten Sie die Administration Ihrer Organisation um eine Rolle, die mit Deals arbeitet.',
  'connect.denied.scope': 'Die Site verlangt mehr, als sie darf',
  'connect.denied.scope.text': 'Wer sie betreut, kann das im Portal unter „Sites und Schlüssel“ ändern.',
  'connect.done': 'Fertig',
  'connect.done.text': 'Sie können dieses Fenster schließen und dort weitermachen, wo Sie waren.',
  'connect.from': 'Diese Seite fragt',
  'connect.left': 'Die fragende Seite ist nicht mehr da',
  'connect.left.text': 'Schließen Sie dieses Fenster, öffnen Sie die Seite neu und melden Sie sich dort an.',
  'connect.loading': 'Einen Moment',
  'connect.may': 'In Ihrem Namen und nur, solange Sie sie benutzen, darf sie:',
  'connect.of': str`Eine Site von ${0}`,
  'connect.other': 'Als jemand anderes anmelden',
  'connect.person': str`Angemeldet als ${0}, ${1}`,
  'connect.question': str`Darf ${0} für Sie handeln?`,
  'connect.safe':
    'Ihr Passwort bekommt sie nie. Gefragt werden Sie für diese Site nur einmal; Abmelden beendet es.',
  'connect.scope.check': 'fragen, ob ein Kunde frei ist',
  'connect.scope.read': 'die Deals sehen, die Sie sehen',
  'connect.scope.register': 'Deals registrieren und Rückfragen dazu beantworten',
  'connect.title': 'Eine Site zulassen',
  'connect.unreadable': 'Die Site hat nicht richtig gefragt',
  'connect.unreadable.text':
    'In ihrer Anfrage fehlt etwas. Es wurde nichts weitergegeben; sagen Sie es denen, die sie betreuen.',
};
