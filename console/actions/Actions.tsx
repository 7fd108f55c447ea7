import { createContext, use, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { openWhy } from '../kit/Why.tsx'
import { mayRun, type Action } from './action.ts'
import { type Early, earlyLetters } from './early.ts'
import { isLetter, keyOf, press, type Pending } from './keyboard.ts'
import { isTyping, lettersAct } from './letters.ts'
import { makeRegistry, type Finder, type Offer, type Registry } from './registry.ts'

/** What lies over the screen: the palette, perhaps already at the fields of an action, or the keys. */
export type Overlay = { kind: 'palette'; action?: Action } | { kind: 'keys' }

interface Context {
  registry: Registry
  early: Early
  open: (overlay: Overlay) => void
}

const ActionsContext = createContext<Context | null>(null)

const useActionsContext = (): Context => {
  const context = use(ActionsContext)
  if (!context) throw new Error('Actions are offered outside of <Actions>')
  return context
}

export interface OverlayState {
  overlay: Overlay | null
  close: () => void
  registry: Registry
  find: Finder | undefined
  early: Early
}

interface Props {
  /** Draws the palette and the keys; loaded when they are first asked for. */
  overlays: (state: OverlayState) => ReactNode
  find?: Finder
  children: ReactNode
}

/** Everything that can be done, in one place: buttons, keys, palette and help all read it. */
export const Actions = ({ overlays, find, children }: Props) => {
  const registry = useMemo(() => makeRegistry(localStorage), [])
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const early = useMemo(() => earlyLetters(), [])
  const context = useMemo(() => ({ registry, early, open: setOverlay }), [registry, early])
  const close = () => {
    early.end()
    setOverlay(null)
  }
  useKeys(context)
  return (
    <ActionsContext value={context}>
      {children}
      {overlays({ overlay, close, registry, find, early })}
    </ActionsContext>
  )
}

/** `Ctrl/⌘ K` opens the palette, `?` answers why or shows the keys; every other key belongs to an action. */
const useKeys = ({ registry, early, open }: Context): void => {
  const pending = useRef<Pending | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (early.takes(event)) return event.preventDefault()
      const key = keyOf(event)
      if (!key || event.defaultPrevented || event.repeat) return
      if (isLetter(key) && (isTyping(event.target) || !lettersAct() || document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')))
        return
      if (key === 'mod+K')
        return act(event, () => {
          early.begin()
          open({ kind: 'palette' })
        })
      if (key === 'Escape') early.end()
      if (key === '?') return act(event, () => openWhy(document.activeElement) || open({ kind: 'keys' }))
      const actions = registry.all().filter((action) => action.keys)
      const pressed = press(
        pending.current,
        key,
        actions.map((action) => action.keys ?? ''),
        performance.now(),
      )
      pending.current = pressed.pending
      const hit = actions.find((action) => action.keys === pressed.hit)
      if (hit && mayRun(hit)) act(event, () => (hit.asks ? open({ kind: 'palette', action: hit }) : registry.run(hit)))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [registry, early, open])
}

const act = (event: KeyboardEvent, then: () => unknown): void => {
  event.preventDefault()
  then()
}

/** Offers actions while the component that calls it is on the screen. Give the same array again while nothing changed. */
export const useActions = (actions: readonly Action[], subject?: string, everywhere = false): void => {
  const { registry } = useActionsContext()
  useEffect(() => {
    const offer: Offer = { actions, subject, everywhere }
    return registry.offer(offer)
  }, [registry, actions, subject, everywhere])
}

export const useAllActions = (registry: Registry): readonly Action[] => useSyncExternalStore(registry.subscribe, registry.all)

/** Opens the palette or the keys. */
export const useOverlay = (): ((overlay: Overlay) => void) => useActionsContext().open

export const useRun = (): ((action: Action) => void) => {
  const { registry, open } = useActionsContext()
  return (action) => (action.asks ? open({ kind: 'palette', action }) : registry.run(action))
}
