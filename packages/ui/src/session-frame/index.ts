'use client'

export { SessionFrame, type SessionFrameProps } from './session-frame.tsx'
export { useUsualPanels, type UsualPanelsOptions } from './usual-panels.tsx'
export { type FramePanel, type FramePlace } from './frame-panel.ts'
export { type FrameLayout } from './frame-layout.ts'
export { type SessionFrameState } from './frame-context.tsx'
export { type SessionFrameRootOptions } from './session-frame-root.tsx'
