import { useParams } from '@tanstack/react-router'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { strings } from '../../strings.ts'
import { beginningOf, noBrand } from './begin.ts'
import { copyOf, draftOf, type Draft } from './draft.ts'
import { Editing } from './Editing.tsx'
import { words } from './words.ts'

/** Does it hold in every size and language? A template is made or changed, and seen while one types. */
export const TemplateEditor = () => {
  const { template } = useParams({ strict: false })
  const [address] = useAddress()
  const from = template ?? address.get('from') ?? undefined
  const shown = useQueryOf('template.show', { id: from ?? '' }, { enabled: from !== undefined, follows: ['family', 'brand', 'campaign'] })
  const brands = useQueryOf('brand.list', { limit: 200 })
  const fonts = useQueryOf('font.list', { limit: 200 })
  const told = from === undefined ? undefined : shown.data
  if (!brands.data || !fonts.data || (from !== undefined && !told))
    return (
      <Screen crumbs={crumbs(words.new)}>
        {from !== undefined && !told ? (
          <Answered query={shown}>{nothing}</Answered>
        ) : brands.data ? (
          <Answered query={fonts}>{nothing}</Answered>
        ) : (
          <Answered query={brands}>{nothing}</Answered>
        )}
      </Screen>
    )
  const begun = (): Draft => {
    if (told) return template === undefined ? copyOf(told.template, words.copy(told.template.name)) : draftOf(told.template)
    return { key: '', name: '', ...beginningOf('web', brands.data?.items[0] ?? noBrand, fonts.data?.items[0]?.key) }
  }
  return (
    <Editing
      key={`${template ?? 'new'} ${from ?? ''}`}
      begin={begun}
      shown={template === undefined ? undefined : told}
      copied={template === undefined ? told : undefined}
      brands={brands.data.items}
      fonts={fonts.data.items}
      crumbs={crumbs(template === undefined ? words.new : (told?.template.name ?? ''))}
    />
  )
}

const nothing = () => null

const crumbs = (last: string) => [
  { label: strings.stages.create, href: '/library' },
  { label: strings.screens.templates, href: '/templates' },
  { label: last },
]
