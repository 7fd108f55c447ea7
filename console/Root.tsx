import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Actions, type OverlayState } from './actions/Actions.tsx'

const Palette = lazy(async () => ({ default: (await import('./actions/Palette.tsx')).Palette }))
const KeysHelp = lazy(async () => ({ default: (await import('./actions/KeysHelp.tsx')).KeysHelp }))

/** What lies around every page: the actions, with the palette and the keys, which are loaded when they are first asked for. */
export const Root = () => (
  <Actions overlays={overlays}>
    <Outlet />
  </Actions>
)

const overlays = ({ overlay, close, registry, find }: OverlayState) => (
  <Suspense>
    {overlay?.kind === 'palette' ? <Palette registry={registry} find={find} action={overlay.action} onClose={close} /> : null}
    {overlay?.kind === 'keys' ? <KeysHelp registry={registry} onClose={close} /> : null}
  </Suspense>
)
