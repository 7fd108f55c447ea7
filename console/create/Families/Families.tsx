import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useAddress } from '../../frame/useAddress.ts'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Time } from '../../kit/Time.tsx'
import { strings } from '../../strings.ts'
import { madeOf, variantsOf, whysOf } from '../madeOf.ts'
import { useMayCompose } from '../useMayCompose.ts'
import { words } from '../Variants/words.ts'
import { PreflightRun } from './PreflightRun.tsx'
import { RecombineForm } from './RecombineForm.tsx'
import { usePreflightAll } from './usePreflightAll.ts'

type Family = Operations['family.list']['output']['items'][number]
type Template = Operations['template.list']['output']['items'][number]

const said = words.families

/** Which families are there, and how much do they hold? */
export const Families = () => {
  const list = useQueryOf('family.list', { limit: 200 }, { follows: ['component'] })
  const templates = useQueryOf('template.list', { limit: 200 }).data?.items
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useMemo(() => columnsFor(format, templates ?? []), [format, templates])
  const [address, say] = useAddress()
  const old = address.get('recombine') ?? undefined
  const close = useMemo(() => () => say({ recombine: undefined }), [say])
  const compose = useMemo(() => () => void navigate({ to: '/families/new' }), [navigate])
  const preflight = usePreflightAll()
  const actions = useDeeds(compose, say, list.data?.total ?? 0, preflight)
  const total = list.data?.items.reduce((sum, family) => sum + variantsOf(family), 0) ?? 0
  return (
    <Screen
      crumbs={[{ label: strings.stages.create, href: '/library' }, { label: strings.screens.families }]}
      title={list.data && titleOf(list.data.total, total, format)}
      actions={actions}
      inspector={
        old === undefined
          ? undefined
          : { label: strings.verbs.recombine, content: <RecombineForm key={old} family={old} onDone={close} />, onClose: close }
      }
    >
      {preflight.run ? <PreflightRun run={preflight.run} onStop={preflight.stop} onClose={preflight.clear} /> : null}
      <Answered query={list}>
        {({ items }) => (
          <div className="px-(--page) py-3">
            {items.length === 0 ? (
              <Empty fact={said.none} meaning={said.meaning}>
                <Button keys="N" because={actions[0]?.because} onClick={compose}>
                  {strings.verbs.compose}
                </Button>
                <Go href="/templates" className="linked font-label text-thread">
                  {said.toTemplates}
                </Go>
                <Go href="/library" className="linked font-label text-thread">
                  {said.toLibrary}
                </Go>
              </Empty>
            ) : (
              <Table
                label={strings.screens.families}
                columns={columns}
                rows={items}
                idOf={({ id }) => id}
                onOpen={({ key }) => void navigate({ to: `/families/${key}` })}
              />
            )}
          </div>
        )}
      </Answered>
    </Screen>
  )
}

/** Composing one, making another of one that there is, and judging all; dashed for who may not. */
const useDeeds = (
  compose: () => void,
  say: ReturnType<typeof useAddress>[1],
  families: number,
  { run, start }: ReturnType<typeof usePreflightAll>,
): readonly Action[] => {
  const because = useMayCompose()
  const { count } = useFormat()
  const running = run?.running === true
  return useMemo(() => {
    const first: Action = {
      id: 'family.compose',
      group: 'do',
      label: strings.verbs.compose,
      operation: 'family.compose',
      keys: 'N',
      tone: 'filled',
      because,
      run: compose,
    }
    const again: Action = {
      id: 'family.recombine',
      group: 'do',
      label: strings.verbs.recombine,
      operation: 'family.recombine',
      because,
      run: () => say({ recombine: 'one' }),
    }
    const all: Action = {
      id: 'family.preflightAll',
      group: 'do',
      label: said.all.run(count(families)),
      operation: 'family.preflight',
      because,
      busy: running ? words.running : undefined,
      run: () => void start(),
    }
    return families === 0 || because !== undefined ? [first] : [all, again, first]
  }, [compose, say, because, families, running, start, count])
}

const titleOf = (families: number, variants: number, { count }: Formatter): string =>
  families === 0 ? said.none : families === 1 ? said.one(count(variants)) : said.title(count(families), count(variants))

const columnsFor = ({ count }: Formatter, templates: readonly Template[]): Column<Family>[] => [
  {
    id: 'name',
    head: said.columns.name,
    cell: ({ name, key, lineage }) => (
      <>
        <Go href={`/families/${key}`} className="font-strong hover:underline">
          {name}
        </Go>{' '}
        {lineage ? <Tag>{said.recombined}</Tag> : null}
      </>
    ),
  },
  {
    id: 'slots',
    head: said.columns.slots,
    width: '44%',
    givesWay: true,
    cell: (family) => {
      const made = madeOf(family, templates.find(({ id }) => id === family.template)?.slots ?? [], count)
      return <span title={[`${made}.`, whysOf(family)].join(' ').trim()}>{made}</span>
    },
  },
  { id: 'variants', head: said.columns.variants, width: '80px', number: true, cell: (family) => count(variantsOf(family)) },
  { id: 'made', head: said.columns.made, width: '136px', givesWay: true, cell: ({ madeAt }) => <Time at={madeAt} as="weekdayClock" /> },
]
