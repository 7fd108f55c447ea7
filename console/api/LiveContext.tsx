import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react'
import { openLive, type Live, type LiveState } from './live.ts'
import { takeNews } from './queries.ts'

const connecting: LiveState = { kind: 'connecting' }
const still: Live = { state: () => connecting, subscribe: () => () => {} }
const LiveContext = createContext<Live>(still)

/** How long news are gathered before the screen asks again, in milliseconds: traffic may bring several in a second. */
const breath = 700

const gathered = (take: (nouns: ReadonlySet<string>) => void) => {
  let waiting: ReadonlySet<string> = new Set()
  let timer: ReturnType<typeof setTimeout> | undefined
  return (nouns: ReadonlySet<string>) => {
    waiting = new Set([...waiting, ...nouns])
    timer ??= setTimeout(() => {
      timer = undefined
      const all = waiting
      waiting = new Set()
      take(all)
    }, breath)
  }
}

/** Keeps the live line open while anything on the screen reads it, and asks again what the news touch. */
export const LiveLine = ({ children }: { children: ReactNode }) => {
  const client = useQueryClient()
  const [live] = useState(() => openLive({ connect: () => new EventSource('/api/live'), onNews: gathered((nouns) => takeNews(client, nouns)) }))
  return <LiveContext value={live}>{children}</LiveContext>
}

export const useLiveState = (): LiveState => {
  const live = use(LiveContext)
  return useSyncExternalStore(live.subscribe, live.state)
}
