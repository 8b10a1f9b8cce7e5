import type { PeopleStrings } from '../people-strings.ts'

/** Arabic for who is here. */
export const ARABIC_PEOPLE: PeopleStrings = {
  people: 'الأشخاص الحاضرون',
  you: 'أنت',
  devices: (count, formats) =>
    formats.plural(count, {
      zero: 'بلا أجهزة',
      one: 'على جهاز واحد',
      two: 'على جهازين',
      few: 'على # أجهزة',
      many: 'على # جهازًا',
      other: 'على # جهاز',
    }),
  morePeople: (count, formats) =>
    formats.plural(count, {
      zero: 'لا أشخاص آخرين',
      one: 'شخص آخر',
      two: 'شخصان آخران',
      few: '# أشخاص آخرون',
      many: '# شخصًا آخر',
      other: '# شخص آخر',
    }),
  everyone: 'الحاضرون',
  groupsHere: { person: 'الأشخاص', agent: 'الوكلاء' },
  moreHere: (count, formats) =>
    formats.plural(count, { zero: 'لا أحد غيرهم', one: 'واحد آخر', two: 'اثنان آخران', few: '# آخرون', many: '# آخرون', other: '# آخرون' }),
  nobodyHere: 'لا أحد هنا',
}
