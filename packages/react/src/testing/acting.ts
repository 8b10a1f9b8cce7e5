import * as React from 'react'

/** React's own switch: whether it warns of changes outside of `act`. Test libraries set it, and set it off while they wait. */
const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined }

/** Does something and lets React catch up before the result is there. React 18.0 to 18.2 have no `act` here: they catch up soon. */
export async function acting<Result>(action: () => Promise<Result>): Promise<Result> {
  const act = (React as { act?: typeof React.act | undefined }).act
  if (act === undefined) return action()
  const before = environment.IS_REACT_ACT_ENVIRONMENT
  environment.IS_REACT_ACT_ENVIRONMENT = true
  try {
    return await act(action)
  } finally {
    environment.IS_REACT_ACT_ENVIRONMENT = before
  }
}
