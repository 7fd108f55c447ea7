import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Found } from './found.ts'
import { type Sent, sendFile } from './uploading.ts'
import { words } from './words.ts'

const atOnce = 2

export interface Uploads {
  sent: readonly Sent[]
  /** Folders and archives are being looked through. */
  looking: boolean
  add: (coming: Promise<readonly Found[]>) => void
  stop: (id?: string) => void
  clear: () => void
}

const isOver = ({ state }: Sent): boolean => !['waiting', 'sending', 'broken', 'reading'].includes(state)

/** Files on their way, two at a time; each may come in place of an asset that is there. Who leaves the screen stops them; what has come goes on when the same file is chosen again. */
export const useUploads = (replaces?: string): Uploads => {
  const [sent, setSent] = useState<readonly Sent[]>([])
  const [looks, setLooks] = useState(0)
  const stops = useRef(new Map<string, AbortController>())
  const queue = useRef<{ id: string; open: () => Promise<File> }[]>([])
  const busy = useRef(0)
  const isHere = useRef(true)
  const client = useQueryClient()
  const tell = useCallback((id: string, change: Partial<Sent>) => {
    setSent((before) => before.map((one) => (one.id === id && !isOver(one) ? { ...one, ...change } : one)))
  }, [])
  const work = useCallback(async (): Promise<void> => {
    if (busy.current >= atOnce) return
    busy.current++
    for (let one = queue.current.shift(); one; one = queue.current.shift()) {
      const { id, open } = one
      const stop = stops.current.get(id)
      if (stop && !stop.signal.aborted) {
        const file = await open().catch(() => undefined)
        if (file) await sendFile(file, (change) => tell(id, change), stop.signal, replaces === undefined ? {} : { replaces })
        else tell(id, { state: 'refused', why: words.upload.unreadable })
      }
      // What has come is stopped no more, even by whoever leaves the screen.
      stops.current.delete(id)
      for (const operation of ['asset.list', 'asset.show']) void client.invalidateQueries({ queryKey: [operation] })
    }
    busy.current--
  }, [client, tell, replaces])
  const take = useCallback(
    (found: readonly Found[]) => {
      const more = found.map((one) => ({ ...one, id: crypto.randomUUID() }))
      for (const one of more) {
        if ('why' in one) continue
        stops.current.set(one.id, new AbortController())
        queue.current.push(one)
      }
      const lines = more.map((one): Sent => {
        const { id, name } = one
        return 'why' in one ? { id, name, state: 'left', share: 0, why: one.why } : { id, name, state: 'waiting', share: 0 }
      })
      setSent((before) => [...before, ...lines])
      for (let n = 0; n < atOnce; n++) void work()
    },
    [work],
  )
  const add = useCallback(
    (coming: Promise<readonly Found[]>) => {
      setLooks((before) => before + 1)
      const look = async (): Promise<void> => {
        const found = await coming
        setLooks((before) => before - 1)
        if (isHere.current) take(found)
      }
      void look()
    },
    [take],
  )
  const stop = useCallback((id?: string) => {
    for (const [one, controller] of stops.current) {
      if (id !== undefined && one !== id) continue
      controller.abort()
      queue.current = queue.current.filter((waiting) => waiting.id !== one)
      setSent((before) => before.map((line) => (line.id === one && !isOver(line) ? { ...line, state: 'stopped' } : line)))
    }
  }, [])
  const clear = useCallback(() => setSent((before) => before.filter((one) => !isOver(one))), [])
  useEffect(() => {
    const all = stops.current
    isHere.current = true
    return () => {
      isHere.current = false
      all.forEach((controller) => controller.abort())
    }
  }, [])
  return { sent, looking: looks > 0, add, stop, clear }
}
