import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react'
import { openLive, type Live, type LiveState } from './live.ts'
import { takeNews } from './queries.ts'

const connecting: LiveState = { kind: 'connecting' }
const still: Live = { state: () => connecting, subscribe: () => () => {} }
const LiveContext = createContext<Live>(still)

/** Keeps the live line open while anything on the screen reads it, and asks again what the news touch. */
export const LiveLine = ({ children }: { children: ReactNode }) => {
  const client = useQueryClient()
  const [live] = useState(() => openLive({ connect: () => new EventSource('/api/live'), onNews: (nouns) => takeNews(client, nouns) }))
  return <LiveContext value={live}>{children}</LiveContext>
}

export const useLiveState = (): LiveState => {
  const live = use(LiveContext)
  return useSyncExternalStore(live.subscribe, live.state)
}
