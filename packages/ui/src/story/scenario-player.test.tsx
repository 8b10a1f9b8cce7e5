import { expect, onTestFinished, test } from 'vitest'
import { createScenarioPlayer, type ScenarioPlayer, type ScenarioPlayerOptions } from './scenario-player.ts'

async function open(options: ScenarioPlayerOptions): Promise<ScenarioPlayer> {
  const player = await createScenarioPlayer(options)
  onTestFinished(() => player.close())
  return player
}

const boardOf = (player: ScenarioPlayer): unknown => player.state.getSnapshot().session.doc.getMap('agents').toJSON()

test.for(['busy', 'crash', 'race'] as const)('a moment of a %s scenario is the same, from before and from after', async (scenario) => {
  const [forth, back] = [await open({ scenario }), await open({ scenario })]
  await forth.seek(9_000)
  await back.seek(21_000)
  await back.seek(9_000)
  expect(back.state.getSnapshot()).toMatchObject({ at: 9_000, target: 9_000 })
  expect(boardOf(back)).toEqual(boardOf(forth))
})

test('of several moments asked for at once, the last one counts', async () => {
  const player = await open({ scenario: 'calm' })
  await Promise.all([player.seek(30_000), player.seek(500), player.seek(4_000)])
  expect(player.state.getSnapshot()).toMatchObject({ at: 4_000, target: 4_000 })
  const other = await open({ scenario: 'calm' })
  await other.seek(4_000)
  expect(boardOf(player)).toEqual(boardOf(other))
})
