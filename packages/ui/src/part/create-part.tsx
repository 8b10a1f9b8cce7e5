import { mergeProps } from '@base-ui/react/merge-props'
import { useRender } from '@base-ui/react/use-render'
import {
  createElement,
  forwardRef,
  type ComponentPropsWithoutRef,
  type CSSProperties,
  type ElementType,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react'
import { dataAttributes } from './data-attributes.ts'

/** The elements a part can be by default. */
export type PartTag = keyof HTMLElementTagNameMap

/** What every part takes, beside the attributes of its element. */
export interface PartAnatomy<State> {
  /** Added to the part's own class; or a function of the part's state. */
  className?: string | ((state: State) => string | undefined) | undefined
  /** Or a function of the part's state. */
  style?: CSSProperties | ((state: State) => CSSProperties | undefined) | undefined
  /** Another element, or a function that makes it, in place of the part's own. It must pass its props and ref on. */
  render?: ReactElement | ((props: HTMLAttributes<HTMLElement>, state: State) => ReactElement) | undefined
}

/** The props of a part that is a `Tag` and shows `State` as `data-*` attributes. */
export type PartProps<Tag extends PartTag, State, Extra = object> = PartAnatomy<State> &
  Omit<ComponentPropsWithoutRef<Tag>, keyof PartAnatomy<State> | keyof Extra> &
  Extra

/** A part: one element with a stable class, state as `data-*`, and `ref`, `render`, `className`, `style`. */
export type Part<Tag extends PartTag, State, Extra = object> = ForwardRefExoticComponent<
  PartProps<Tag, State, Extra> & RefAttributes<HTMLElementTagNameMap[Tag]>
>

type Attributes = Record<string, unknown>

interface Anatomy<State> {
  readonly state: State
  /** Attributes of the part's own; those of the user win, handlers and classes are joined. */
  readonly own?: Attributes & { readonly children?: ReactNode }
  /** The user's attributes without the part's own options. Left out: all of them. */
  readonly rest?: Attributes
  /** For what the part itself does with its element. */
  readonly ref?: Ref<HTMLElement>
  /** A Base UI part to stand on instead of a plain element. */
  readonly base?: ElementType
  /** Puts a provider around the element. */
  readonly wrap?: (element: ReactElement) => ReactElement
}

type OwnProps<Tag extends PartTag, Extra> = Omit<ComponentPropsWithoutRef<Tag>, 'className' | 'style' | keyof Extra> & Extra

/**
 * Makes a part. `useAnatomy` is a hook: it gets the user's attributes and gives the part's state and own attributes,
 * or `null` to show nothing.
 *
 * @param name `AgentCard.Name` gives the class `cb-agent-card-name`
 */
/* #__NO_SIDE_EFFECTS__ */
export function createPart<Tag extends PartTag, State extends object, Extra extends object = object>(
  tag: Tag,
  name: string,
  useAnatomy: (props: OwnProps<Tag, Extra>) => Anatomy<State> | null,
): Part<Tag, State, Extra> {
  const ownClass = classOf(name)
  const PartComponent = forwardRef((given: PartAnatomy<State> & Attributes, ref: Ref<HTMLElement>): ReactNode => {
    const { className, style, render, ...attributes } = given
    const anatomy = useAnatomy(attributes as unknown as OwnProps<Tag, Extra>)
    const state = anatomy?.state ?? ({} as State)
    const styling: Attributes = {
      className: joinClasses(ownClass, typeof className === 'function' ? className(state) : className),
      style: typeof style === 'function' ? style(state) : style,
    }
    const props = mergeProps(
      anatomy?.own ?? {},
      (anatomy?.rest ?? attributes) as Attributes,
      dropUndefined(styling),
    ) as Attributes
    const base = anatomy?.base
    const plain = useRender({
      enabled: anatomy !== null && base === undefined,
      defaultTagName: tag as keyof React.JSX.IntrinsicElements,
      ref: anatomy?.ref === undefined ? ref : [ref, anatomy.ref],
      render: render as useRender.RenderProp,
      state: state as Record<string, unknown>,
      props,
    })
    if (anatomy === null) return null
    const element = base === undefined
      ? plain
      : createElement(base, { ...dataAttributes(state), ...props, ref, ...dropUndefined({ render: withState(render, state) }) })
    return element !== null && anatomy.wrap ? anatomy.wrap(element) : element
  })
  PartComponent.displayName = name
  return PartComponent as unknown as Part<Tag, State, Extra>
}

/** Roots and what floats outside of them begin anew with `cb-root`: fonts and colours are not the page's. */
function classOf(name: string): string {
  const own = `cb-${name.replace('.', '').replace(/\B[A-Z]/gu, '-$&').toLowerCase()}`
  return /\.(?:Root|Popup)$/u.test(name) ? `cb-root ${own}` : own
}

/** A Base UI part calls `render` with its own state; ours is what the user expects. */
function withState<State>(render: PartAnatomy<State>['render'], state: State): PartAnatomy<State>['render'] {
  return typeof render === 'function' ? (props) => render(props, state) : render
}

function joinClasses(own: string, given: string | undefined): string {
  return given ? `${own} ${given}` : own
}

function dropUndefined(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}
