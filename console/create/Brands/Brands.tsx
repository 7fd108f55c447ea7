import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { useListOf } from '../../api/queries.ts'
import type { Formatter } from '../../format/formatter.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Segment } from '../../kit/Segment.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { strings } from '../../strings.ts'
import { BrandFacts } from './BrandFacts.tsx'
import { BrandForm } from './BrandForm.tsx'
import { rowsOf, type Brand } from './tokens.ts'
import { TokenTables } from './TokenTables.tsx'
import { useMayAmendBrands } from './useMayAmendBrands.ts'
import { words } from './words.ts'

const most = 200
const all = {} as const

/** Which tokens does a brand have, and where are they otherwise? */
export const Brands = () => {
  const [address, say] = useAddress()
  const query = useListOf('brand.list', all, most)
  const format = useFormat()
  const brands = query.data?.items
  const adding = address.has('new')
  const brand = brands?.find(({ key }) => key === address.get('brand')) ?? brands?.[0]
  const amending = brand !== undefined && !adding && address.has('amend')
  const actions = useActionsOf(brand, adding || amending, say)
  const close = useMemo(() => () => say({ new: undefined, amend: undefined }), [say])
  const show = useMemo(() => (key: string) => say({ brand: key, new: undefined, amend: undefined }), [say])
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.brands }]}
      title={brands && (adding ? words.add : titleOf(brand, format))}
      actions={actions}
      {...(brand ? { subject: brand.name } : {})}
      headSide={
        brand && brands && brands.length > 1 && !adding ? (
          <Segment label={words.one} options={brands.map(({ key, name }) => ({ value: key, label: name }))} value={brand.key} onChange={show} />
        ) : null
      }
      inspector={brand && !adding && !amending ? { label: words.one, content: <BrandFacts brand={brand} /> } : undefined}
    >
      <Answered query={query}>
        {() => (
          <div className="px-(--page) py-3">
            {adding ? (
              <BrandForm onDone={close} onSaved={show} />
            ) : brand === undefined ? (
              <Empty fact={words.none} meaning={words.meaning} />
            ) : amending ? (
              <BrandForm key={`${brand.id} ${brand.version}`} brand={brand} onDone={close} onSaved={show} />
            ) : (
              <TokenTables brand={brand} />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const titleOf = (brand: Brand | undefined, { count }: Formatter): string => {
  if (!brand) return words.noneTitle
  const rows = rowsOf(brand)
  const otherwise = rows.filter((row) => Object.keys(row.otherwise).length > 0).length
  return otherwise === 0 ? words.title(brand.name, count(rows.length)) : words.titleOfSets(brand.name, count(rows.length), count(otherwise))
}

const useActionsOf = (brand: Brand | undefined, writing: boolean, say: ReturnType<typeof useAddress>[1]): readonly Action[] => {
  const because = useMayAmendBrands()
  return useMemo((): readonly Action[] => {
    const add: Action = {
      id: 'brand.add',
      group: 'do',
      label: words.add,
      operation: 'brand.add',
      keys: 'N',
      tone: brand || writing ? 'plain' : 'filled',
      because,
      run: () => say({ new: '', amend: undefined }),
    }
    const amend: Action = {
      id: 'brand.amend',
      group: 'do',
      label: words.amend,
      operation: 'brand.amend',
      keys: 'E',
      tone: writing ? 'plain' : 'filled',
      because,
      run: () => say({ amend: '', new: undefined }),
    }
    return brand ? [add, amend] : [add]
  }, [brand, writing, because, say])
}
