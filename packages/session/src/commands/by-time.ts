/** Orders by time, and by id what is of the same time. */
export function byTime(left: { readonly at: number; readonly id: string }, right: typeof left): number {
  return left.at - right.at || (left.id < right.id ? -1 : 1)
}
