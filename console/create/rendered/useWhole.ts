import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { mediaIn, wholeOf } from './wholeOf.ts'

/** What is heavier stays an address: a frame loads it by itself. */
const mostBytes = 400_000
const keptMs = 600_000

/**
 * A rendition with its pictures and fonts in it; undefined until all are there. Frames have no origin, so the browser lets none of them use what another
 * has loaded: each would ask for everything anew, and show it piece by piece. Here it is asked for once.
 */
export const useWhole = (html: string | undefined): string | undefined => {
  const addresses = useMemo(() => (html === undefined ? [] : mediaIn(html)), [html])
  const known = useQueries({
    queries: addresses.map((address) => ({ queryKey: ['media', address], queryFn: () => dataOf(address), staleTime: Infinity, gcTime: keptMs })),
    combine: whenAll,
  })
  return useMemo(() => (html === undefined || !known ? undefined : wholeOf(html, new Map(known))), [html, known])
}

type Known = readonly [address: string, data: string]

const whenAll = (answers: UseQueryResult<Known, Error>[]): Known[] | undefined =>
  answers.some(({ isPending }) => isPending) ? undefined : answers.flatMap(({ data }) => (data ? [data] : []))

/** What cannot be had stays an address. What only who is signed in may see is had here whatever it weighs: the frame would not get it. */
const dataOf = async (address: string): Promise<Known> => {
  const response = await fetch(address).catch(() => undefined)
  const blob = response?.ok ? await response.blob() : undefined
  const isClosed = response?.headers.get('cache-control')?.startsWith('private') === true
  return [address, blob && (isClosed || blob.size <= mostBytes) ? await dataAddress(blob) : address]
}

const dataAddress = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(blob)
  })
