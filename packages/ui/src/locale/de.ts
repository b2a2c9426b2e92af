import { str } from '../msg.ts';

/** The German texts of the elements, by id; `registerTexts` of the runtime merges them with those of other packages. */
export const templates = {
  'ui.busy': 'Einen Moment …',
  'ui.close': 'Schließen',
  'ui.combobox.custom': 'Nicht in der Liste. Ihre Eingabe wird so übernommen.',
  'ui.combobox.failed': 'Die Suche hat nicht geklappt. Ändern Sie den Text, um es noch einmal zu versuchen.',
  'ui.combobox.many': str`${0} Vorschläge`,
  'ui.combobox.none': 'Nichts gefunden. Versuchen Sie es mit weniger Buchstaben.',
  'ui.combobox.one': '1 Vorschlag',
  'ui.combobox.searching': 'Wird gesucht …',
  'ui.field.count': str`${0} von ${1}`,
  'ui.file.kind': str`${0} wurde nicht übernommen: Diese Dateiart ist hier nicht erlaubt.`,
  'ui.file.large': str`${0} wurde nicht übernommen: Die Datei hat ${1}, erlaubt sind höchstens ${2}.`,
  'ui.file.missing': 'Wählen Sie eine Datei aus.',
  'ui.file.most': str`bis ${0}`,
  'ui.file.prompt': 'Datei auswählen oder hierher ziehen',
  'ui.file.remove': str`${0} entfernen`,
  'ui.menu.more': 'Weitere Aktionen',
  'ui.optional': 'Optional',
  'ui.table.all': 'Alle Zeilen auswählen',
  'ui.table.clear': 'Auswahl aufheben',
  'ui.table.more': 'Mehr anzeigen',
  'ui.table.select': 'Zeile auswählen',
  'ui.table.selected': str`${0} ausgewählt`,
  'ui.timeline.evidence': 'Nachweis ansehen',
  'ui.timeline.rule': str`Regel ${0}`,
};
