export interface LayoutOptions {
  /** Elements that may cut off what they hold, for example a list that scrolls sideways on purpose. */
  readonly except?: string
}
export declare function layoutProblems(options?: LayoutOptions): string[]
