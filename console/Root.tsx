import { Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { findThings } from './frame/findThings.ts'
import { Actions, type OverlayState } from './actions/Actions.tsx'

const Palette = lazy(async () => ({ default: (await import('./actions/Palette.tsx')).Palette }))
const KeysHelp = lazy(async () => ({ default: (await import('./actions/KeysHelp.tsx')).KeysHelp }))

/** What lies around every page: the actions, with the palette and the keys, which are loaded when they are first asked for. */
export const Root = () => {
  const router = useRouter()
  const find = useMemo(() => findThings((path) => router.history.push(path)), [router])
  return (
    <Actions overlays={overlays} find={find}>
      <Outlet />
    </Actions>
  )
}

const overlays = ({ overlay, close, registry, find, early }: OverlayState) => (
  <Suspense>
    {overlay?.kind === 'palette' ? <Palette registry={registry} find={find} early={early} action={overlay.action} onClose={close} /> : null}
    {overlay?.kind === 'keys' ? <KeysHelp registry={registry} onClose={close} /> : null}
  </Suspense>
)
