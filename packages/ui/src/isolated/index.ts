export { Isolated, type IsolatedProps } from './isolated.tsx'
export { type IsolatedStylesheet } from './stylesheets.ts'
