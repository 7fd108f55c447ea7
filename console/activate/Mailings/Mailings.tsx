import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answered, Problem } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Button } from '../../kit/Button.tsx'
import { classes } from '../../kit/classes.ts'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { words } from '../words.ts'
import { Deliveries } from './Deliveries.tsx'
import { type Mailing, mailingTitle } from './ledger.ts'
import { LedgerView } from './LedgerView.tsx'
import { SendDialog } from './SendDialog.tsx'
import { useDrafting } from './useDrafting.tsx'
import { useMailingDeeds } from './useMailingDeeds.ts'

const idOf = ({ id }: Mailing): string => id

/** Did it arrive, and if not, why? */
export const Mailings = () => {
  const navigate = useNavigate()
  const { mailing: current } = useParams({ strict: false }) as { mailing?: string }
  const query = useQueryOf('mailing.list', { limit: 200 }, { follows: ['delivery'] })
  const { count, moment } = useFormat()
  const { data } = query
  const shown = data?.items.find(({ id }) => id === current) ?? data?.items.find(({ ledger }) => ledger.planned > 0) ?? data?.items[0]
  const { actions: deeds, problem, proofTo, sending, close } = useMailingDeeds(shown)
  const { actions: drafting, form, begin } = useDrafting(data?.items, shown)
  // One filled button: where the mailing that is shown asks for nothing, it is the next one.
  const rests = deeds.every(({ tone }) => tone !== 'filled') && form === undefined
  const actions = useMemo(() => [...drafting.map((one) => (rests ? { ...one, tone: 'filled' as const } : one)), ...deeds], [drafting, deeds, rests])
  const columns = useColumns()
  const peek = ({ id }: Mailing) => void navigate({ to: '/mailings/$mailing', params: { mailing: id } })
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/campaigns' }, { label: words.mailings, href: '/mailings' }, ...(shown ? [{ label: shown.name }] : [])]}
      actions={actions}
      {...(shown && { subject: shown.name })}
      title={data && (shown ? mailingTitle(shown, count) : words.noMailings)}
      facts={shown ? <MailingFacts mailing={shown} /> : null}
      inspector={form}
    >
      <Answered query={query}>
        {({ items }) =>
          shown ? (
            <div
              className={classes(
                'grid min-h-full max-inspector:grid-cols-1',
                form ? 'grid-cols-1' : 'grid-cols-[minmax(0,1fr)_clamp(288px,26%,420px)]',
              )}
            >
              <div className="min-w-0 max-inspector:order-2 max-inspector:border-t max-inspector:border-line">
                <div className="px-(--page) py-3">
                  {problem ? <Problem problem={problem} /> : null}
                  {proofTo === undefined ? null : (
                    <p role="status" className="pb-2">
                      {words.proof.sent(proofTo)}{' '}
                      <Go href="/mailbox" className="linked">
                        {words.proof.mailbox}
                      </Go>
                    </p>
                  )}
                  <Table label={words.mailings} columns={columns} rows={items} idOf={idOf} current={shown.id} onPeek={peek} onOpen={peek} />
                </div>
                <Deliveries mailing={shown.id} />
                {sending ? <SendDialog mailing={sending} onClose={close} /> : null}
              </div>
              {form ? null : (
                <Section
                  title={words.ledger}
                  note={shown.name}
                  side={shown.startedAt === undefined ? undefined : words.ledgerOf(moment(shown.startedAt))}
                  className="border-l border-line px-5 pb-5 max-inspector:border-0 max-inspector:px-(--page)"
                >
                  <LedgerView ledger={shown.ledger} />
                  {shown.ledger.unknown > 0 ? <p className="pt-2 text-12 text-pretty text-ink-2">{words.neverBlindly}</p> : null}
                </Section>
              )}
            </div>
          ) : (
            <div className="p-(--page)">
              <Empty fact={words.noMailings} meaning={words.noMailingsMeaning}>
                <Button keys="N" onClick={begin}>
                  {words.draftMailing}
                </Button>
              </Empty>
            </div>
          )
        }
      </Answered>
    </Screen>
  )
}

const MailingFacts = ({ mailing: { name, state, audience, placement } }: { mailing: Mailing }) => (
  <>
    <span>{name}</span>
    <span>{words.mailingStates[state]}</span>
    <span>{audience}</span>
    <Go href={`/placements/${placement}`} className="linked mono">
      {placement}
    </Go>
  </>
)

const useColumns = (): readonly Column<Mailing>[] => {
  const { count } = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        head: words.mailing,
        cell: ({ id, name }) => (
          <Go href={`/mailings/${id}`} className="rounded-1 font-strong">
            {name}
          </Go>
        ),
      },
      { id: 'state', head: words.state, width: '100px', cell: ({ state }) => words.mailingStates[state] },
      { id: 'audience', head: words.audience, width: '150px', givesWay: true, cell: ({ audience }) => audience },
      { id: 'planned', head: words.planned, number: true, width: '84px', givesWay: true, cell: ({ ledger }) => count(ledger.planned) },
      { id: 'accepted', head: words.accepted, number: true, width: '90px', cell: ({ ledger }) => count(ledger.accepted) },
    ],
    [count],
  )
}
