import { useCallback, useMemo, useState } from 'react'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { Formatter } from '../../format/formatter.ts'
import { Screen } from '../../frame/Screen.tsx'
import { useUnsaved } from '../../frame/useUnsaved.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { Why } from '../../kit/Why.tsx'
import { strings } from '../../strings.ts'
import { becauseOf, inShort } from './precision.ts'
import { groupOf, holding, type Listed, matching, rulesOf, type Rule } from './rules.ts'
import { RuleForm } from './RuleForm.tsx'
import { useCauses } from './useCauses.ts'
import { words } from './words.ts'

/** Which rules hold us, and what do they find? */
export const Guardrails = () => {
  const list = useQueryOf('guardrail.list', {})
  const history = useQueryOf('guardrail.history', {}, { follows: ['preflight', 'campaign'] }).data?.items
  const causes = useCauses()
  const format = useFormat()
  const [open, setOpen] = useState<string>()
  const [typed, setTyped] = useState('')
  const [unsaved, setUnsaved] = useState(false)
  const { question, leave, ask } = useUnsaved(unsaved)
  const rules = useMemo(() => (list.data ? rulesOf(list.data, causes) : []), [list.data, causes])
  const columns = useMemo(
    () => (list.data ? columnsFor(format, list.data, new Map(history?.map((one) => [one.guardrail, one]))) : []),
    [format, list.data, history],
  )
  const actions = useMemo((): readonly Action[] => [addAction(() => ask(() => setOpen('new')), open !== undefined)], [open, ask])
  const close = useCallback(() => setOpen(undefined), [])
  const askToClose = useCallback(() => ask(close), [ask, close])
  // The rule that is open stays as it is.
  const show = (id: string) => (id === open ? undefined : ask(() => setOpen(id)))
  const shown = useMemo(() => matching(rules, typed), [rules, typed])
  const chosen = rules.find(({ id }) => id === open)
  return (
    <Screen
      crumbs={[{ label: strings.stages.guard, href: '/guardrails' }, { label: strings.screens.guardrails }]}
      title={list.data && titleOf(rules, format)}
      facts={
        list.data ? (
          <>
            <span>{words.facts(format.count(list.data.guardrails.length))}</span>
            <span>{words.waits}</span>
          </>
        ) : null
      }
      actions={actions}
      inspector={
        list.data && open !== undefined
          ? {
              label: words.setting,
              content: (
                <RuleForm key={open} rule={chosen} list={list.data} onDone={() => leave(close)} onUnsaved={setUnsaved} ask={ask} onClose={close} />
              ),
              onClose: askToClose,
            }
          : undefined
      }
    >
      <Answered query={list}>
        {() => (
          <div className="px-(--page) py-3">
            <search className="mb-2 block max-w-90">
              <input
                type="search"
                aria-label={words.search}
                placeholder={words.search}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                className="h-(--control) w-full rounded-2 border border-edge bg-surface px-2 placeholder:text-ink-3 hover:border-ink-3"
              />
            </search>
            {shown.length === 0 ? <p className="text-ink-2">{words.noneSuch(typed)}</p> : null}
            <Table
              // Rows hold still, groups do not: what begins to find something moves into another one, and the table begins anew.
              key={findingNow(shown)}
              label={strings.screens.guardrails}
              columns={columns}
              rows={shown}
              groupOf={grouped}
              idOf={({ id }) => id}
              current={open}
              onOpen={({ id }) => show(id)}
              onPeek={({ id }) => show(id)}
            />
          </div>
        )}
      </Answered>
      {question}
    </Screen>
  )
}

const grouped = (rule: Rule) => {
  const id = groupOf(rule)
  return { id, head: words.groups[id] }
}

const findingNow = (rules: readonly Rule[]): string =>
  rules
    .filter((rule) => groupOf(rule) === 'now')
    .map(({ id }) => id)
    .join(' ')

const titleOf = (rules: readonly Rule[], { count }: Formatter): string => {
  const kinds = count(holding(rules))
  const finding = new Set(rules.filter(({ found }) => found.causes > 0).map(({ kind }) => kind.name)).size
  if (finding === 0) return words.quiet(kinds)
  return finding === 1 ? words.oneFinds(kinds) : words.title(kinds, count(finding))
}

/** While a rule is open its own form has the one filled deed. */
const addAction = (run: () => void, isOpen: boolean): Action => ({
  id: 'add',
  group: 'do',
  label: words.add,
  keys: 'N',
  tone: isOpen ? 'plain' : 'filled',
  operation: 'guardrail.set',
  run,
})

type History = Operations['guardrail.history']['output']['items'][number]

const columnsFor = (format: Formatter, list: Listed, history: ReadonlyMap<string, History>): Column<Rule>[] => [
  {
    id: 'demands',
    head: words.columns.demands,
    wraps: true,
    cell: ({ kind, setting }) => (
      <>
        <b title={kind.name}>{setting?.name ?? kind.demands}</b>
        <span className="block text-12 text-pretty text-ink-2 max-column:hidden">{kind.why}</span>
      </>
    ),
  },
  {
    id: 'setting',
    head: words.columns.setting,
    width: '28%',
    wraps: true,
    givesWay: true,
    cell: ({ setting, kind }) => {
      const said = setting ? setting.says : kind.holdsUnset ? kind.says || words.default : words.unset
      return <span className={setting ? '' : 'text-ink-2'}>{said}</span>
    },
  },
  {
    id: 'severity',
    head: words.columns.severity,
    width: '70px',
    wraps: true,
    cell: ({ setting, kind }) => words.severities[setting?.severity ?? kind.severity],
  },
  {
    id: 'found',
    head: words.columns.found,
    width: '170px',
    wraps: true,
    cell: ({ found, kind }) => {
      const sofar = history.get(kind.name)
      return (
        <>
          {found.causes > 0 ? (
            words.found(format.count(found.causes), format.count(found.families))
          ) : (
            <span className="text-ink-2">{words.nothingFound}</span>
          )}
          {sofar && sofar.found > 0 ? (
            <span className="block text-12 text-ink-2">
              {words.soFar(format.count(sofar.found), format.count(sofar.fixed), format.count(sofar.overruled))}
            </span>
          ) : null}
        </>
      )
    },
  },
  {
    id: 'right',
    head: words.columns.right,
    width: '128px',
    wraps: true,
    givesWay: true,
    cell: ({ kind }) => {
      const short = inShort(kind, format)
      return short ? (
        <>
          <Why about={words.precision.about(kind.demands)} because={becauseOf(kind, list, format)} quiet>
            {short.figure}
          </Why>
          <span className="block text-12 text-ink-2">{short.of}</span>
        </>
      ) : (
        <span className="text-ink-2">{words.precision.unmeasured}</span>
      )
    },
  },
]
