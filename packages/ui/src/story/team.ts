import { createScriptedAgents } from '@callboard/session/testing'
import { createStoryBoard, STORY_SESSION, type OpenStoryBoard } from './story-board.ts'

/** How long the team has been at work when it is shown: some is done, some runs, something has failed. Seconds. */
const PLAYED_S = 12

/** A board on which a scripted team has been at work, standing still; the same each time. */
export async function createTeamBoard(): Promise<OpenStoryBoard> {
  const board = await createStoryBoard()
  const team = createScriptedAgents(board.relay, STORY_SESSION, 'busy', { count: 4, seed: 7, clock: board.clock })
  await team.start()
  await board.pass(PLAYED_S)
  return {
    ...board,
    session: board.session,
    connection: board.connection,
    close: async () => {
      await team.stop()
      await board.close()
    },
  }
}
