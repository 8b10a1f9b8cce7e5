import type { PeopleStrings } from '../people-strings.ts'

/** English for who is here. */
export const ENGLISH_PEOPLE: PeopleStrings = {
  people: 'People here',
  you: 'You',
  devices: (count, formats) => formats.plural(count, { one: 'on # device', other: 'on # devices' }),
  morePeople: (count, formats) => formats.plural(count, { one: '# more person', other: '# more people' }),
  everyone: 'Who is here',
  groupsHere: { person: 'People', agent: 'Agents' },
  moreHere: (count, formats) => formats.plural(count, { one: '# more', other: '# more' }),
  nobodyHere: 'Nobody is here',
}
