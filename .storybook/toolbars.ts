import { SCENARIOS, type Scenario } from '@callboard/session/testing'

/** What the toolbar sets. */
export interface ToolbarGlobals {
  readonly scenario: Scenario
  readonly agents: string
  readonly theme: 'system' | 'light' | 'dark'
  readonly direction: 'ltr' | 'rtl'
  /** How fast the story's time goes; `0` stands still after a minute has been played. */
  readonly speed: string
}

export const toolbars = {
  scenario: {
    description: 'What the agents do',
    toolbar: { title: 'Scenario', icon: 'play', items: [...SCENARIOS], dynamicTitle: true },
  },
  agents: {
    description: 'How many agents there are',
    toolbar: { title: 'Agents', icon: 'users', items: [{ value: 'auto', title: 'As many as suit' }, ...['1', '4', '12', '100', '1000'].map((value) => ({ value, title: `${value} agents` }))], dynamicTitle: true },
  },
  theme: {
    description: 'Light or dark',
    toolbar: { title: 'Theme', icon: 'mirror', items: ['system', 'light', 'dark'], dynamicTitle: true },
  },
  direction: {
    description: 'Direction of writing',
    toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
  },
  speed: {
    description: 'How fast time goes',
    toolbar: {
      title: 'Speed',
      icon: 'timer',
      items: [
        { value: '0', title: 'Stopped' },
        { value: '1', title: '1×' },
        { value: '4', title: '4×' },
        { value: '10', title: '10×' },
      ],
      dynamicTitle: true,
    },
  },
}

/** In tests and pictures time stands still. */
const standsStill = '__vitest_browser__' in globalThis || new URLSearchParams(globalThis.location?.search).has('still')

export const initialGlobals: ToolbarGlobals = {
  scenario: 'busy',
  agents: '4',
  theme: 'system',
  direction: 'ltr',
  speed: standsStill ? '0' : '1',
}
