import './console.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api/queries.ts'
import { applyAppearance } from './frame/appearance.ts'
import { makeRouter } from './routes.tsx'

applyAppearance()

// The engine was upgraded under an open page: its old parts are gone, so the page is asked for anew, once.
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('continuo.renewed') === document.querySelector('script[src]')?.getAttribute('src')) return
  sessionStorage.setItem('continuo.renewed', document.querySelector('script[src]')?.getAttribute('src') ?? '')
  event.preventDefault()
  location.reload()
})

const router = makeRouter()
const client = makeQueryClient(() => void router.navigate({ to: '/sign-in', replace: true }))

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
