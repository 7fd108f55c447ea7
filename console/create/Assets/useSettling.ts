import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { type NoAnswer, takeNews } from '../../api/queries.ts'
import { unlimited } from './rightsDraft.ts'

type Search = Operations['asset.list']['input']
type Listed = Operations['asset.list']['output']['items'][number]
type Page = Awaited<ReturnType<typeof call<'asset.list'>>>

/** ours: nothing is said of their rights any more.  unlimited: what their files say stays beside them, and limits nothing. */
export type Settled = 'ours' | 'unlimited'

const atOnce = 50

interface Settling {
  /** How many are settled of those that were found; undefined while nothing runs. */
  done: number | undefined
  problem: NoAnswer | null
  settle: (as: Settled) => Promise<void>
  stop: () => void
}

/** Settles the rights of everything that a search finds, one after the other, until none is left, one is refused, or somebody stops or leaves. */
export const useSettling = (search: Search): Settling => {
  const client = useQueryClient()
  const [done, setDone] = useState<number>()
  const [problem, setProblem] = useState<NoAnswer | null>(null)
  const going = useRef(false)
  useEffect(() => () => void (going.current = false), [])
  const settle = async (as: Settled) => {
    going.current = true
    setProblem(null)
    setDone(0)
    try {
      let [count, after]: [number, string | undefined] = [0, undefined]
      // From the newest on: what comes in meanwhile stands before it, and nobody was asked about that.
      do {
        const page: Page = await call('asset.list', { ...search, sort: 'newest', limit: atOnce, ...(after !== undefined && { after }) })
        if (isRefusal(page)) throw page
        for (const one of page.items) {
          if (!going.current) break
          const settled = await call('asset.amend', { id: one.id, rights: rightsAs(as, one), ifVersion: one.version })
          if (isRefusal(settled)) throw settled
          setDone(++count)
        }
        after = page.next
      } while (going.current && after !== undefined)
    } catch (reason) {
      setProblem(reason as NoAnswer)
    }
    going.current = false
    setDone(undefined)
    takeNews(client, new Set(['asset']))
  }
  return { done, problem, settle, stop: () => void (going.current = false) }
}

const rightsAs = (as: Settled, { rights }: Listed): Listed['rights'] | null => (as === 'ours' || !rights ? null : unlimited(rights))
