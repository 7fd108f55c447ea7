import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { type NoAnswer, takeNews } from '../../api/queries.ts'

type Search = Operations['asset.list']['input']
type Listed = Operations['asset.list']['output']['items'][number]

/** ours: without limit.  stated: used as their files say. */
export type Settled = 'ours' | 'stated'

const atOnce = 50

interface Settling {
  /** How many are settled of those that were found; undefined while nothing runs. */
  done: number | undefined
  problem: NoAnswer | null
  settle: (as: Settled) => Promise<void>
  stop: () => void
}

/** Settles the rights of everything that a search finds, one after the other, until none is left, one is refused, or somebody stops. */
export const useSettling = (search: Search): Settling => {
  const client = useQueryClient()
  const [done, setDone] = useState<number>()
  const [problem, setProblem] = useState<NoAnswer | null>(null)
  const going = useRef(false)
  const settle = async (as: Settled) => {
    going.current = true
    setProblem(null)
    try {
      // What is settled is found no more: the first page always holds what is left.
      for (let count = 0; going.current;) {
        setDone(count)
        const left = await call('asset.list', { ...search, limit: atOnce })
        if (isRefusal(left)) throw left
        if (left.items.length === 0) break
        for (const one of left.items) {
          if (!going.current) break
          const settled = await call('asset.amend', { id: one.id, rights: rightsAs(as, one), ifVersion: one.version })
          if (isRefusal(settled)) throw settled
          setDone(++count)
        }
      }
    } catch (reason) {
      setProblem(reason as NoAnswer)
    }
    going.current = false
    setDone(undefined)
    takeNews(client, new Set(['asset']))
  }
  return { done, problem, settle, stop: () => void (going.current = false) }
}

const rightsAs = (as: Settled, { rights }: Listed): Listed['rights'] | null => {
  if (as === 'ours' || !rights) return null
  const { cleared: _cleared, ...stated } = rights
  return stated
}
