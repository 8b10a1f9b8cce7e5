import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@callboard/ui/styles.css'
import './styles/page.css'
import { App } from './app.tsx'
import { readPageOptions } from './page-options.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks its #root, so there is nothing to render into.')
createRoot(root).render(
  <StrictMode>
    <App {...readPageOptions()} />
  </StrictMode>,
)
