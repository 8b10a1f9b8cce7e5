import type { Formats } from '../formats.ts'
import { allMoney } from '../spent-money.ts'
import type { UsageStrings } from '../usage-strings.ts'

function tokenCount(tokens: number, formats: Formats): string {
  // The form is that of the number as it is written short.
  return formats.plural(tokens, { zero: '@ رمز', one: 'رمز واحد', two: 'رمزان', few: '@ رموز', many: '@ رمزًا', other: '@ رمز' }).replace('@', formats.compact(tokens))
}

/** Arabic for what was spent. */
export const ARABIC_USAGE: UsageStrings = {
  usageTitle: 'الاستهلاك',
  usageOf: (name) => `استهلاك ${name}`,
  usageSums: ({ tokens, costs }, formats) =>
    [tokens > 0 ? tokenCount(tokens, formats) : '', allMoney(costs, formats)].filter(Boolean).join(' · ') || 'لم يُستهلك شيء بعد',
  usageTokens: ({ inputTokens, outputTokens }, formats) =>
    `${formats.compact(inputTokens)} داخلة · ${formats.compact(outputTokens)} خارجة`,
  budget: ({ spent, limit }) => `${spent} من ${limit}`,
  budgetLevel: ({ level, rest }) => ({ within: `يتبقى ${rest}`, near: `أوشك على النفاد، يتبقى ${rest}`, over: `تجاوز الميزانية بمقدار ${rest}` })[level],
  tokenCount,
}
