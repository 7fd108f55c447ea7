import { useEffect, useRef } from 'react'
import { announcer } from '../kit/announce.ts'
import type { Station } from '../kit/loop/station.ts'
import { strings } from '../strings.ts'

/** The station whose queue grew or shrank since before, as a sentence to be said; null if none did. */
export const queueNews = (before: readonly Station[], now: readonly Station[]): string | null => {
  const moved = now.find(({ stage, waiting }) => before.some((old) => old.stage === stage && !old.unlit && old.waiting !== waiting))
  return moved ? `${strings.stages[moved.stage]}: ${moved.sentence}` : null
}

/** Says to who cannot see it that a queue moved. */
export const useQueueNews = (stations: readonly Station[]): void => {
  const before = useRef(stations)
  useEffect(() => {
    const news = queueNews(before.current, stations)
    before.current = stations
    if (news) announcer.say(news)
  }, [stations])
}
