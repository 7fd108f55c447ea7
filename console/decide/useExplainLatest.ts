import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../actions/action.ts'
import { words } from './words.ts'

const none: readonly Action[] = []

/** Opens why the latest decision came out as it did, once there is one; quietly where another deed is the first. */
export const useExplainLatest = (latest: string | undefined, tone: 'filled' | 'quiet' = 'filled'): readonly Action[] => {
  const navigate = useNavigate()
  return useMemo<readonly Action[]>(
    () =>
      latest === undefined
        ? none
        : [
            {
              id: 'decision.explain',
              group: 'do',
              label: words.explainLatest,
              operation: 'decision.explain',
              keys: 'E',
              tone,
              run: () => void navigate({ to: '/decisions/$decision', params: { decision: latest } }),
            },
          ],
    [latest, tone, navigate],
  )
}
