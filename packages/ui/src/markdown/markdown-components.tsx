import { createContext, useContext, type CSSProperties, type ReactElement, type ReactNode } from 'react'
import type { Components } from 'streamdown'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { safeLink } from '../url/safe-url.ts'

/** Inside a link there can be no other. */
const InLinkContext = createContext(false)

interface ElementProps {
  children?: ReactNode
}

interface LinkProps extends ElementProps {
  href?: string | undefined
  'data-footnote-backref'?: unknown
}

function Link({ href, children, ...rest }: LinkProps): ReactElement | null {
  const isInLink = useContext(InLinkContext)
  const link = href === undefined ? undefined : safeLink(href)
  if ('data-footnote-backref' in rest) return null
  if (link === undefined || isInLink) return <span className="cb-markdown-no-link">{children}</span>
  return (
    <a className="cb-link" href={link} target="_blank" rel="noopener noreferrer nofollow">
      <InLinkContext.Provider value={true}>{children}</InLinkContext.Provider>
    </a>
  )
}

/** An image would be loaded from wherever the text says, with whatever it says in the address. */
function Image({ src, alt }: { src?: string | Blob | undefined; alt?: string | undefined }): ReactElement {
  const { strings } = useStrings(ENGLISH_STREAMS)
  return <Link href={typeof src === 'string' ? src : undefined}>{alt || strings.image}</Link>
}

function Code({ className, children }: ElementProps & { className?: string | undefined }): ReactElement {
  const language = /(?:^|\s)language-(\S+)/u.exec(className ?? '')?.[1]
  return <code className="cb-markdown-code" data-language={language}>{children}</code>
}

function CodeBlock({ children }: ElementProps): ReactElement {
  const { strings } = useStrings(ENGLISH_STREAMS)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <pre className="cb-markdown-pre" dir="ltr" role="group" aria-label={strings.code(undefined)} tabIndex={0}>{children}</pre>
  )
}

function Table({ children }: ElementProps): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <div className="cb-markdown-table" tabIndex={0}><table>{children}</table></div>
  )
}

interface CellProps extends ElementProps {
  style?: CSSProperties | undefined
}

function alignment(style: CSSProperties | undefined): CSSProperties | undefined {
  return style?.textAlign === undefined ? undefined : { textAlign: style.textAlign }
}

function Checkbox({ checked }: { checked?: boolean | undefined }): ReactElement {
  const { strings } = useStrings(ENGLISH_STREAMS)
  return (
    <span className="cb-markdown-check" role="img" aria-label={checked ? strings.checked : strings.unchecked}>
      {checked ? '☑' : '☐'}
    </span>
  )
}

/** The heading that the parser puts above footnotes, in English. */
const FOOTNOTES = 'footnote-label'

/** A heading of a message is below those of the page around it. */
function headingOf(level: 3 | 4 | 5 | 6): (props: ElementProps & { id?: string | undefined }) => ReactElement | null {
  const Tag = `h${level}` as const
  return ({ children, id }) =>
    id === FOOTNOTES ? null : <Tag className="cb-markdown-heading" data-level={level}>{children}</Tag>
}

/** Numbers that begin high are wide. */
function OrderedList({ children, start }: ElementProps & { start?: number | undefined }): ReactElement {
  return start === undefined
    ? <ol>{children}</ol>
    : <ol start={start} style={{ '--cb-digits': String(start).length } as CSSProperties}>{children}</ol>
}

function ListItem({ children, className }: ElementProps & { className?: string | undefined }): ReactElement {
  return <li data-task={className?.includes('task-list-item') ? '' : undefined}>{children}</li>
}

/** Each passes on its children and nothing else of what the text says. */
const COMPONENTS = {
  a: Link,
  img: Image,
  p: ({ children }: ElementProps) => <p dir="auto">{children}</p>,
  h1: headingOf(3),
  h2: headingOf(4),
  h3: headingOf(5),
  h4: headingOf(6),
  h5: headingOf(6),
  h6: headingOf(6),
  strong: ({ children }: ElementProps) => <strong>{children}</strong>,
  em: ({ children }: ElementProps) => <em>{children}</em>,
  del: ({ children }: ElementProps) => <del>{children}</del>,
  sub: ({ children }: ElementProps) => <sub>{children}</sub>,
  sup: ({ children }: ElementProps) => <sup>{children}</sup>,
  br: () => <br />,
  hr: () => <hr className="cb-markdown-rule" />,
  blockquote: ({ children }: ElementProps) => <blockquote>{children}</blockquote>,
  ul: ({ children }: ElementProps) => <ul>{children}</ul>,
  ol: OrderedList,
  li: ListItem,
  input: Checkbox,
  code: Code,
  pre: CodeBlock,
  table: Table,
  thead: ({ children }: ElementProps) => <thead>{children}</thead>,
  tbody: ({ children }: ElementProps) => <tbody>{children}</tbody>,
  tr: ({ children }: ElementProps) => <tr>{children}</tr>,
  th: ({ children, style }: CellProps) => <th scope="col" style={alignment(style)}>{children}</th>,
  td: ({ children, style }: CellProps) => <td style={alignment(style)}>{children}</td>,
  section: ({ children }: ElementProps) => <div className="cb-markdown-notes">{children}</div>,
}

/** For every element that a text can become, what shows it. Streamdown's type wants components that take any attribute. */
export const MARKDOWN_COMPONENTS: Components = COMPONENTS as unknown as Components

/** What a text can become; of anything else only the text inside is kept. */
export const MARKDOWN_ELEMENTS: readonly string[] = Object.keys(COMPONENTS)
