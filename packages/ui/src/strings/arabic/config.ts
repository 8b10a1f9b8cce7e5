import type { ConfigStrings } from '../config-strings.ts'
import { withinRtl } from '../isolate.ts'

/** Arabic for settings. */
export const ARABIC_CONFIG: ConfigStrings = {
  settings: 'الإعدادات',
  noSettings: 'لا إعدادات',
  noSettingsHint: 'لا شيء يمكن ضبطه في هذه الجلسة.',
  saveSettings: 'حفظ',
  discardSettings: 'تجاهل التغييرات',
  settingsSaved: 'تم الحفظ',
  unsavedSettings: (count, { plural }) =>
    plural(count, { zero: 'لا تغييرات', one: 'تغيير واحد غير محفوظ', two: 'تغييران غير محفوظين', few: '# تغييرات غير محفوظة', many: '# تغييرًا غير محفوظ', other: '# تغيير غير محفوظ' }),
  settingsToMend: (count, { plural }) =>
    plural(count, { zero: 'كل الحقول صحيحة', one: 'حقل واحد يحتاج إلى تصحيح', two: 'حقلان يحتاجان إلى تصحيح', few: '# حقول تحتاج إلى تصحيح', many: '# حقلًا يحتاج إلى تصحيح', other: '# حقل يحتاج إلى تصحيح' }),
  changedMeanwhile: (field, who, value) => `في هذه الأثناء ضبط ${withinRtl(who ?? 'شخص ما')} الحقل «${withinRtl(field)}» على «${withinRtl(value)}».`,
  takeTheirs: (field) => `أخذ قيمة الآخر: ${withinRtl(field)}`,
  keepMine: (field) => `إبقاء قيمتي: ${withinRtl(field)}`,
  theirs: 'أخذ قيمة الآخر',
  mine: 'إبقاء قيمتي',
  settingsLoading: 'جارٍ تحميل الإعدادات…',
  settingsUnsupported: 'لا يمكن عرض هذه الإعدادات في نموذج.',
  settingsRefused: (reason) => `لم تُحفظ: ${withinRtl(reason)}`,
}
