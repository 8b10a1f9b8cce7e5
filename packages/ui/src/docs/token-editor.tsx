import { useMemo, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react'
import { tokenList, type DesignToken } from '../styles/token-list.ts'
import tokensCss from '../styles/tokens.css?raw'
import './token-editor.css'

/** Every custom property there is, as the stylesheet declares and describes it. */
const TOKENS = tokenList(tokensCss)
const GROUPS = [...new Set(TOKENS.map(({ group }) => group))]

type Changes = Readonly<Record<string, string>>

/** Fields for the custom properties, one group at a time, and widgets that follow them; beside it the CSS that an app would write. */
export function TokenEditor({ children }: { readonly children?: ReactNode }): ReactElement {
  const [group, setGroup] = useState(TOKENS.find(({ name }) => name === '--cb-accent')?.group ?? GROUPS[0])
  const [changes, setChanges] = useState<Changes>({})
  const shown = useMemo(() => TOKENS.filter((token) => token.group === group), [group])
  const change = (name: string, value: string): void =>
    setChanges((before) => Object.fromEntries(Object.entries({ ...before, [name]: value }).filter(([, given]) => given.trim() !== '')))
  return (
    <div className="token-editor">
      <section className="panel token-editor-fields" aria-label="Custom properties">
        <div className="token-editor-choice">
          <label>
            Group{' '}
            <select className="cb-field-input" value={group} onChange={(event) => setGroup(event.currentTarget.value)}>
              {GROUPS.map((name) => <option key={name}>{name}</option>)}
            </select>
          </label>
          <button type="button" className="cb-answer-button" onClick={() => setChanges({})}>As they were</button>
        </div>
        {shown.map((token) => <Field key={token.name} token={token} value={changes[token.name] ?? ''} onChange={change} />)}
      </section>
      {/* Properties that are made of others are made anew below `data-cb-theme`. */}
      <div className="token-editor-sample" data-cb-theme="edited" style={changes as CSSProperties}>{children}</div>
      <section className="panel token-editor-css" aria-label="The same as CSS">
        <pre>{cssOf(changes)}</pre>
      </section>
    </div>
  )
}

interface FieldProps {
  readonly token: DesignToken
  readonly value: string
  readonly onChange: (name: string, value: string) => void
}

function Field({ token: { name, value: initial, description }, value, onChange }: FieldProps): ReactElement {
  const isColour = CSS.supports('color', initial) && !CSS.supports('font-weight', initial)
  return (
    <label className="token-editor-field">
      <code>{name}</code>
      <span>{description}</span>
      <span className="token-editor-value">
        {isColour && <i style={{ background: value || initial }} />}
        <input
          className="cb-field-input"
          data-code=""
          value={value}
          placeholder={initial}
          spellCheck={false}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      </span>
    </label>
  )
}

function cssOf(changes: Changes): string {
  const lines = Object.entries(changes).map(([name, value]) => `  ${name}: ${value};`)
  return lines.length === 0 ? '/* Change something on the left. */' : [':root {', ...lines, '}'].join('\n')
}
