import { useMemo } from 'react'
import { useListOf, useQueryOf } from '../../api/queries.ts'
import { useAddress } from '../../frame/useAddress.ts'
import { useLocales } from '../useLocales.ts'
import type { Begun, Template } from './draft.ts'

const all = {} as const
const most = 1_000

/** What somebody came with, as the address hands it over, once all of it is known. */
export const useBegun = () => {
  const [address] = useAddress()
  const brief = address.get('brief') ?? undefined
  const component = address.get('component') ?? undefined
  const templates = useListOf('template.list', all, most)
  const spoken = useQueryOf('locale.list', {})
  const locales = useLocales()
  const asked = useQueryOf('brief.show', { id: brief ?? '' }, { enabled: brief !== undefined })
  const part = useQueryOf('component.show', { id: component ?? '' }, { enabled: component !== undefined })
  const places = useListOf('placement.list', all, most)
  const waits = [spoken, places, ...(brief === undefined ? [] : [asked]), ...(component === undefined ? [] : [part])].some(
    ({ isPending }) => isPending,
  )
  const begun = useMemo((): Begun | undefined => {
    if (templates.data === undefined || waits) return undefined
    const wanted = places.data?.items.filter(({ key }) => asked.data?.brief.placements.includes(key)) ?? []
    return {
      templates: templates.data.items,
      locales,
      component: part.data?.component,
      brief: asked.data?.brief,
      fitting: new Map(
        templates.data.items.flatMap((one): [string, string][] => {
          const place = wanted.find((placement) => fits(one, placement))
          return place ? [[one.id, place.name]] : []
        }),
      ),
    }
  }, [templates.data, waits, places.data, asked.data, part.data, locales])
  return { templates, begun, problem: asked.error ?? part.error }
}

interface Place {
  channel: string
  format?: string | undefined
}

const fits = ({ channel, format }: Pick<Template, 'channel' | 'format'>, place: Place): boolean =>
  channel === place.channel && (place.format === undefined || place.format === format.name)
