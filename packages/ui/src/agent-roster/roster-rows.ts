import { createEmitter, type AgentView, type Session, type Store } from '@callboard/session'
import { shownName } from '../name/shown-name.ts'
import { STATUSES_BY_URGENCY, type RosterArrangement, type RosterGroup, type RosterRow } from './arrangement.ts'

/** Up to so many agents, rows follow at once; of more, many change at once. */
const FEW = 100

/** How often the rows of many are put in order anew, at most. */
const OF_MANY_MS = 250

/** The same where each report can move a row: nobody reads rows that never stand still. */
const OF_REPORTS_MS = 1_000

/** The rows of a roster, the same until one comes, goes or moves. */
export interface RosterRows extends Store<readonly RosterRow[]> {
  /** Nothing moves for so long: somebody is about to press something. Milliseconds. */
  hold(milliseconds: number): void
}

/** Where an agent stands, as far as it depends on the agent. */
interface Place {
  readonly id: string
  readonly name: string
  readonly isShown: boolean
  readonly group: string
  /** Before the name; smaller is first. */
  readonly rank: number
}

/**
 * Arranges the agents of a session. Each change looks at the one agent that changed, and only one that comes, goes or
 * moves puts the rows in order anew: at once among few, a few times a second among many.
 *
 * @param locale BCP 47: how names are ordered
 */
export function createRosterRows(session: Session, arrangement: RosterArrangement, locale: string): RosterRows {
  const board = new RosterBoard(session, arrangement, locale)
  return { getSnapshot: () => board.read(), subscribe: board.listeners.subscribe, hold: (time) => board.hold(time) }
}

class RosterBoard {
  readonly listeners = createEmitter(() => this.#start(), () => this.#stop())
  readonly #session: Session
  readonly #arrangement: RosterArrangement
  readonly #collator: Intl.Collator
  readonly #words: readonly string[]
  readonly #ends = new Map<string, () => void>()
  readonly #places = new Map<string, Place>()
  #order: readonly string[] = []
  #rows: readonly RosterRow[] = []
  #isStale = true
  #endIds: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #arrangedAt = Number.NEGATIVE_INFINITY
  #heldUntil = 0

  constructor(session: Session, arrangement: RosterArrangement, locale: string) {
    this.#session = session
    this.#arrangement = arrangement
    this.#collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
    this.#words = arrangement.query.toLocaleLowerCase(locale).split(/\s+/u).filter(Boolean)
  }

  read(): readonly RosterRow[] {
    if (this.#isStale || !this.listeners.isWatched()) this.#arrange()
    return this.#rows
  }

  hold(milliseconds: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + milliseconds)
  }

  #start(): void {
    this.#isStale = true
    this.#endIds = this.#session.agents.ids.subscribe(() => {
      this.#watchAgents()
      this.#moved()
    })
    this.#watchAgents()
  }

  #stop(): void {
    this.#endIds?.()
    for (const end of this.#ends.values()) end()
    this.#ends.clear()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #watchAgents(): void {
    const ids = new Set(this.#session.agents.ids.getSnapshot())
    for (const [id, end] of this.#ends) {
      if (ids.has(id)) continue
      end()
      this.#ends.delete(id)
    }
    for (const id of ids) if (!this.#ends.has(id)) this.#ends.set(id, this.#watchAgent(id))
  }

  #watchAgent(id: string): () => void {
    const look = (): void => {
      if (!this.#isStale && !isSamePlace(this.#places.get(id), this.#placeOf(id))) this.#moved()
    }
    const ends = [this.#session.agents.get(id).subscribe(look)]
    if (this.#arrangement.sortBy === 'progress') ends.push(this.#session.progress.agent(id).subscribe(look))
    return () => ends.forEach((end) => end())
  }

  #moved(): void {
    if (this.#timer !== undefined) return
    const now = performance.now()
    const wait = Math.max(this.#arrangedAt + this.#restMs(), this.#heldUntil) - now
    if (wait <= 0) this.#tell()
    else this.#timer = setTimeout(() => this.#tellLater(), wait)
  }

  #tellLater(): void {
    this.#timer = undefined
    // Held again in the meantime.
    if (this.#heldUntil > performance.now()) this.#moved()
    else this.#tell()
  }

  #tell(): void {
    this.#arrangedAt = performance.now()
    this.#isStale = true
    const before = this.#rows
    if (this.read() !== before) this.listeners.emit()
  }

  #restMs(): number {
    const { sortBy } = this.#arrangement
    if (sortBy === 'latest' || sortBy === 'progress') return OF_REPORTS_MS
    return this.#session.agents.ids.getSnapshot().length > FEW ? OF_MANY_MS : 0
  }

  #arrange(): void {
    const ids = this.#session.agents.ids.getSnapshot()
    this.#places.clear()
    for (const id of ids) this.#places.set(id, this.#placeOf(id))
    // The old order first: nearly sorted is what the engine's sort is fastest at.
    const known = this.#order.filter((id) => this.#places.has(id))
    const places = [...new Set([...known, ...ids])].flatMap((id) => this.#places.get(id) ?? [])
    places.sort((one, other) => this.#compare(one, other))
    this.#order = places.map(({ id }) => id)
    const rows = this.#rowsOf(places.filter(({ isShown }) => isShown))
    if (!isSameRows(this.#rows, rows)) this.#rows = rows
    this.#isStale = false
  }

  #rowsOf(places: readonly Place[]): readonly RosterRow[] {
    const { groupBy, pinned } = this.#arrangement
    const known = new Map(this.#rows.map((row) => [row.key, row]))
    const agentRow = (id: string): RosterRow => known.get(`agent/${id}`) ?? { key: `agent/${id}`, type: 'agent', id }
    const shown = new Map(places.map((place) => [place.id, place]))
    const first = [...new Set(pinned)].filter((id) => shown.has(id))
    const others = places.filter(({ id }) => !first.includes(id))
    if (groupBy === 'none') return [...first, ...others.map(({ id }) => id)].map(agentRow)
    const groups = Map.groupBy(others, ({ group }) => group)
    const rows: RosterRow[] = []
    if (first.length > 0) rows.push(groupRow({ kind: 'pinned' }, '', first.length), ...first.map(agentRow))
    for (const [group, members] of [...groups].sort(([one], [other]) => this.#compareGroups(one, other))) {
      const shared: RosterGroup = groupBy === 'role' ? { kind: 'role', role: group } : { kind: 'status', status: group as AgentView['status'] }
      rows.push(groupRow(shared, group, members.length), ...members.map(({ id }) => agentRow(id)))
    }
    return rows
  }

  #placeOf(id: string): Place {
    const agent = this.#session.agents.get(id).getSnapshot()
    const { groupBy, statuses } = this.#arrangement
    const status = agent?.status ?? 'offline'
    const hasWords = this.#words.length === 0 || this.#matches(id, agent)
    return {
      id,
      name: shownName(agent?.name, id),
      isShown: agent !== undefined && hasWords && (statuses.length === 0 || statuses.includes(status)),
      group: groupBy === 'status' ? status : groupBy === 'role' ? (agent?.role?.trim() ?? '') : '',
      rank: this.#rankOf(id, agent),
    }
  }

  #rankOf(id: string, agent: AgentView | undefined): number {
    const { sortBy } = this.#arrangement
    if (sortBy === 'status') return STATUSES_BY_URGENCY.indexOf(agent?.status ?? 'offline')
    if (sortBy === 'latest') return -(agent?.record?.updatedAt ?? agent?.since ?? 0)
    if (sortBy === 'progress') return -(this.#session.progress.agent(id).getSnapshot().fraction ?? -1)
    return 0
  }

  #matches(id: string, agent: AgentView | undefined): boolean {
    const text = `${agent?.name} ${agent?.role ?? ''} ${agent?.activity ?? ''} ${id}`.toLocaleLowerCase()
    return this.#words.every((word) => text.includes(word))
  }

  #compare(one: Place, other: Place): number {
    return one.rank - other.rank || this.#collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1)
  }

  #compareGroups(one: string, other: string): number {
    if (this.#arrangement.groupBy === 'status') return urgencyOf(one) - urgencyOf(other)
    return Number(one === '') - Number(other === '') || this.#collator.compare(one, other)
  }
}

function groupRow(group: RosterGroup, name: string, count: number): RosterRow {
  return { key: `group/${group.kind}/${name}`, type: 'group', group, count }
}

function urgencyOf(status: string): number {
  return (STATUSES_BY_URGENCY as readonly string[]).indexOf(status)
}

function isSamePlace(one: Place | undefined, other: Place): boolean {
  return one !== undefined && one.name === other.name && one.isShown === other.isShown && one.group === other.group && one.rank === other.rank
}

function isSameRows(one: readonly RosterRow[], other: readonly RosterRow[]): boolean {
  return one.length === other.length && one.every((row, index) => isSameRow(row, other[index]))
}

function isSameRow(one: RosterRow, other: RosterRow | undefined): boolean {
  return one.key === other?.key && (one.type === 'agent' || (other.type === 'group' && one.count === other.count))
}
