import './console.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api/queries.ts'
import { applyAppearance } from './frame/appearance.ts'
import { makeRouter } from './routes.tsx'

applyAppearance()
const router = makeRouter()
const client = makeQueryClient(() => void router.navigate({ to: '/sign-in', replace: true }))

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
