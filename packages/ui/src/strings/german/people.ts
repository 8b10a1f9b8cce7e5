import type { PeopleStrings } from '../people-strings.ts'

/** German for who is here. */
export const GERMAN_PEOPLE: PeopleStrings = {
  people: 'Personen hier',
  you: 'Sie',
  devices: (count, formats) => formats.plural(count, { one: 'auf # Gerät', other: 'auf # Geräten' }),
  morePeople: (count, formats) => formats.plural(count, { one: '# weitere Person', other: '# weitere Personen' }),
  everyone: 'Wer hier ist',
  groupsHere: { person: 'Personen', agent: 'Agenten' },
  moreHere: (count, formats) => formats.plural(count, { one: '# weitere', other: '# weitere' }),
  nobodyHere: 'Niemand ist hier',
}
