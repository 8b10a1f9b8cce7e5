import type { PeopleStrings } from '../people-strings.ts'

/** German for who is here. */
export const GERMAN_PEOPLE: PeopleStrings = {
  people: 'Wer hier ist',
  you: 'Sie',
  devices: (count, formats) => formats.plural(count, { one: 'auf # Gerät', other: 'auf # Geräten' }),
  morePeople: (count, formats) => formats.plural(count, { one: '# weitere Person', other: '# weitere Personen' }),
  everyone: 'Alle, die hier sind',
  groupsHere: { person: 'Menschen', agent: 'Agenten' },
  moreHere: (count, formats) => formats.plural(count, { one: '# weiterer', other: '# weitere' }),
  nobodyHere: 'Niemand ist hier',
}
