/**
 * Orders by time, and by sender what is of the same time. What one sender has sent at the same time compares as equal:
 * a stable sort leaves it in the order of the sender's record, which is the order in which it was sent.
 */
export function byTime(left: number, right: number, leftSender: string, rightSender: string): number {
  return left - right || (leftSender === rightSender ? 0 : leftSender < rightSender ? -1 : 1)
}
