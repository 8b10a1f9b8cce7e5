// What is wrong with the layout of a page, measured in it: for tests of widgets, and of whole pages (a function that is given
// to `page.evaluate` has to stand alone).

/**
 * Says what scrolls sideways, what is cut off and which controls cannot be reached with a pointer, in words for a test's report.
 * What is visually hidden for screen readers is left out.
 *
 * @param {{ except?: string }} [options]
 * @returns {string[]}
 */
export function layoutProblems({ except = '' } = {}) {
  const SLACK = 1
  const page = document.documentElement
  const problems = []
  const name = (element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60)
    return `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} "${words}"`
  }
  const isHidden = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      if (getComputedStyle(each).clipPath === 'inset(50%)') return true
    }
    return !element.checkVisibility({ visibilityProperty: true })
  }
  const isExcepted = (element) => except !== '' && element.closest(except) !== null

  if (page.scrollWidth > page.clientWidth) problems.push(`The page scrolls sideways by ${page.scrollWidth - page.clientWidth} pixels.`)
  const shown = [...document.body.querySelectorAll('*')].filter((element) => element instanceof HTMLElement && !isHidden(element) && !isExcepted(element))
  for (const element of shown) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const across = element.scrollWidth - element.clientWidth
    const down = element.scrollHeight - element.clientHeight
    if (overflowX !== 'visible' && across > SLACK && element.clientWidth > 0) {
      problems.push(`${name(element)} ${overflowX === 'hidden' || overflowX === 'clip' ? 'is cut off' : 'scrolls sideways'} by ${across} pixels.`)
    }
    if ((overflowY === 'hidden' || overflowY === 'clip') && down > SLACK) problems.push(`${name(element)} is cut off below by ${down} pixels.`)
  }
  const controls = shown.filter((element) => element.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]'))
  for (const control of controls) {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect()
    if (left < -SLACK || right > page.clientWidth + SLACK) problems.push(`${name(control)} sticks out: ${Math.round(left)} to ${Math.round(right)}.`)
    // Of what is higher than the window, the part that is seen counts.
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
    const hit = document.elementFromPoint(left + width / 2, y)
    const label = control.closest('label')
    const isHit = hit !== null && (control.contains(hit) || label?.contains(hit))
    if (width * height === 0 || !isHit) problems.push(`${name(control)} cannot be reached: ${hit === null ? 'it is out of sight' : `under ${name(hit)}`}.`)
  }
  scrollTo(0, 0)
  return problems
}
