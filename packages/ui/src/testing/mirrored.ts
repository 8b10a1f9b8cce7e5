/** Properties that change places in a page that is written the other way. */
const SIDES = [
  ['marginLeft', 'marginRight'],
  ['paddingLeft', 'paddingRight'],
  ['borderLeftWidth', 'borderRightWidth'],
  ['borderTopLeftRadius', 'borderTopRightRadius'],
  ['borderBottomLeftRadius', 'borderBottomRightRadius'],
  ['left', 'right'],
] as const

const BOXES = [undefined, '::before', '::after'] as const
/** Parts of a pixel are rounded differently on either side. */
const SLACK_PX = 1

/** How one box stands in the page. */
interface Look {
  readonly name: string
  readonly direction: string
  readonly sides: readonly (readonly [start: string, end: string])[]
  /** What names a side, also where a rule that names none comes to it. */
  readonly physical: readonly string[]
}

/** How an element and all in it stand, to be compared with {@link notMirrored}. */
export function looksOf(root: Element): readonly Look[] {
  return [root, ...root.querySelectorAll('*:not(svg *)')].flatMap((element) =>
    BOXES.flatMap((pseudo): Look[] => {
      const style = getComputedStyle(element, pseudo)
      // What only screen readers get stands nowhere.
      if (style.clipPath === 'inset(50%)') return []
      if (pseudo !== undefined && (style.content === 'none' || style.content === 'normal')) return []
      const isOutOfFlow = style.position === 'absolute' || style.position === 'fixed'
      const sides = SIDES.filter(([side]) => side !== 'left' || isOutOfFlow).map(([left, right]) => [style[left], style[right]] as const)
      const physical = [
        ...(['left', 'right'].includes(style.textAlign) ? [`text-align: ${style.textAlign}`] : []),
        ...(['left', 'right'].includes(style.float) ? [`float: ${style.float}`] : []),
      ]
      return [{ name: `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''}${pseudo ?? ''}`, direction: style.direction, sides, physical }]
    }))
}

/** What stands on the same side in pages of both directions, in words. */
export function notMirrored(ltr: readonly Look[], rtl: readonly Look[]): string[] {
  if (ltr.length !== rtl.length) return [`${ltr.length} boxes are ${rtl.length} in the other direction`]
  const problems: string[] = []
  for (const [index, there] of rtl.entries()) {
    const here = ltr[index]
    // Names and texts that stand in their own direction do so in either page.
    if (here === undefined || here.direction === there.direction) continue
    problems.push(...there.physical.filter((rule) => here.physical.includes(rule)).map((rule) => `${there.name} has ${rule}`))
    for (const [at, [left, right]] of here.sides.entries()) {
      const [otherLeft, otherRight] = there.sides[at] ?? ['', '']
      if (!isSame(left, otherRight) || !isSame(right, otherLeft)) {
        problems.push(`${there.name}: ${SIDES[at]?.join(', ') ?? ''} ${left}, ${right} became ${otherLeft}, ${otherRight}`)
      }
    }
  }
  return problems
}

function isSame(one: string, other: string): boolean {
  return one === other || Math.abs(Number.parseFloat(one) - Number.parseFloat(other)) <= SLACK_PX
}
