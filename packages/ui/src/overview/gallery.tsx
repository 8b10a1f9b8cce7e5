import { SessionProvider } from '@callboard/react'
import { memo, useCallback, useEffect, useState, type ReactElement } from 'react'
import { createStoryBoard, type BoardScript, type OpenStoryBoard } from '../story/story-board.ts'
import { createTeamBoard } from '../story/team.ts'
import { EVERY_WIDGET, type ShownWidget } from './every-widget.tsx'
import './overview.css'

/** Every widget on one page, each on a board that its default story makes, standing still. */
export function Gallery(): ReactElement {
  const team = useBoard(createTeamBoard)
  return (
    <div className="gallery">
      {EVERY_WIDGET.map((widget) =>
        widget.board === undefined
          ? <Tile key={widget.name} widget={widget} board={team} />
          : <OwnTile key={widget.name} widget={widget} script={widget.board} />)}
    </div>
  )
}

const OwnTile = memo(({ widget, script }: { readonly widget: ShownWidget; readonly script: BoardScript }) => {
  const open = useCallback(() => openBoard(script), [script])
  return <Tile widget={widget} board={useBoard(open)} />
})

const Tile = memo(({ widget: { name, Component }, board }: { readonly widget: ShownWidget; readonly board: OpenStoryBoard | undefined }) => (
  <div className="gallery-tile" data-widget={name} data-ready={board !== undefined}>
    <h2 className="gallery-name">{name}</h2>
    {board && <SessionProvider session={board.session}><Component /></SessionProvider>}
  </div>
))

/** The board, once it is there; closed with the component. */
function useBoard(open: () => Promise<OpenStoryBoard>): OpenStoryBoard | undefined {
  const [board, setBoard] = useState<OpenStoryBoard>()
  useEffect(() => {
    let isGone = false
    const opening = open().then((made) => {
      if (!isGone) setBoard(made)
      return made
    })
    return () => {
      isGone = true
      void opening.then((made) => made.close())
    }
  }, [open])
  return board
}

async function openBoard(script: BoardScript): Promise<OpenStoryBoard> {
  const board = await createStoryBoard()
  await script(board)
  await board.pass(0)
  return board
}
