/** What has the focus in the tree that the node is in: in a shadow root the document knows of its host alone. */
export function activeElementOf(node: Node): Element | null {
  const tree = node.getRootNode()
  return tree instanceof ShadowRoot ? tree.activeElement : document.activeElement
}

/** Whether nothing in that tree has the focus. */
export function hasNoFocus(node: Node): boolean {
  const active = activeElementOf(node)
  return active === null || active === document.body
}
