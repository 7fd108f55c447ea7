import { useState } from 'react'
import type { View } from './Preview.tsx'

/** All languages that were shown, also while one looks at one of them. */
export const useSeenLocales = (now: readonly string[] | undefined, { locale }: View): readonly string[] => {
  const [seen, setSeen] = useState(now ?? [])
  if (now && locale === undefined && now.join(' ') !== seen.join(' ')) setSeen(now)
  return seen
}
