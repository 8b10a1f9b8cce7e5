const due = new Set<() => void>()
let frame: number | undefined

/** Calls `paint` in the next frame, with all others that wait for it: React renders them as one. */
export function paintInFrame(paint: () => void): void {
  due.add(paint)
  frame ??= requestAnimationFrame(paintAll)
}

/** Takes `paint` back. */
export function forgetPaint(paint: () => void): void {
  due.delete(paint)
}

function paintAll(): void {
  const paints = [...due]
  due.clear()
  frame = undefined
  for (const paint of paints) paint()
}
