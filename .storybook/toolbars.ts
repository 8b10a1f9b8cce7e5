import { SCENARIOS, type Scenario } from '@callboard/session/testing'
import { LANGUAGES } from './languages.ts'
import { THEMES } from './themes.ts'

/** What the toolbar sets. */
export interface ToolbarGlobals {
  readonly scenario: Scenario
  /** A number, or `auto`: as many as suit the scenario. */
  readonly agents: string
  /** How fast the story's time goes; `0` stands still after some of it has been played. */
  readonly speed: string
  readonly theme: string
  readonly scheme: 'system' | 'light' | 'dark'
  /** `auto` is the language's. */
  readonly direction: 'auto' | 'ltr' | 'rtl'
  readonly language: keyof typeof LANGUAGES
  readonly motion: 'on' | 'off'
}

const item = (value: string, title: string): { value: string; title: string } => ({ value, title })

export const toolbars: Record<keyof ToolbarGlobals, object> = {
  scenario: {
    description: 'What the agents do, in stories that have no board of their own',
    toolbar: { title: 'Scenario', icon: 'play', items: [...SCENARIOS], dynamicTitle: true },
  },
  agents: {
    description: 'How many agents there are',
    toolbar: {
      title: 'Agents',
      icon: 'users',
      items: [item('auto', 'As many as suit'), ...['3', '4', '12', '100', '1000'].map((count) => item(count, `${count} agents`))],
      dynamicTitle: true,
    },
  },
  speed: {
    description: 'How fast time goes',
    toolbar: {
      title: 'Speed',
      icon: 'timer',
      items: [item('0', 'Stopped'), item('1', '1×'), item('4', '4×'), item('10', '10×')],
      dynamicTitle: true,
    },
  },
  theme: {
    description: 'Theme of the widgets',
    toolbar: { title: 'Theme', icon: 'paintbrush', items: [...THEMES], dynamicTitle: true },
  },
  scheme: {
    description: 'Light or dark',
    toolbar: { title: 'Scheme', icon: 'mirror', items: ['system', 'light', 'dark'], dynamicTitle: true },
  },
  direction: {
    description: 'Direction of writing',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      items: [item('auto', "The language's"), item('ltr', 'Left to right'), item('rtl', 'Right to left')],
      dynamicTitle: true,
    },
  },
  language: {
    description: 'Language of the widgets',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      items: Object.entries(LANGUAGES).map(([value, { title }]) => item(value, title)),
      dynamicTitle: true,
    },
  },
  motion: {
    description: 'Motion of the widgets',
    toolbar: { title: 'Motion', icon: 'lightning', items: [item('on', 'Motion'), item('off', 'No motion')], dynamicTitle: true },
  },
}

/** In tests and pictures time stands still. */
const standsStill = '__vitest_browser__' in globalThis || new URLSearchParams(globalThis.location?.search).has('still')

export const initialGlobals: ToolbarGlobals = {
  scenario: 'busy',
  agents: '4',
  speed: standsStill ? '0' : '1',
  theme: 'default',
  scheme: 'system',
  direction: 'auto',
  language: 'en',
  motion: standsStill ? 'off' : 'on',
}
