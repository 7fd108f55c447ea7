import { useMemo, useState } from 'react'
import { useFormat } from '../../format/useFormat.ts'
import { Button } from '../Button.tsx'
import { Interval } from '../Interval.tsx'
import { Fresh, Journal } from '../Journal.tsx'
import { Share } from '../Share.tsx'
import type { Column } from '../table/column.ts'
import { Table } from '../table/Table.tsx'
import { VerdictBar } from '../VerdictBar.tsx'
import { Queue } from './ReviewSample.tsx'
import { Sample } from './Sample.tsx'
import { journal } from './samples.ts'

interface ComponentRow {
  id: string
  name: string
  tag: string
  share: number
  effect: number
  shown: number
  slot: string
}

const named: readonly ComponentRow[] = [
  { id: '1', name: 'Dry all the way home', tag: 'benefit, rain', share: 0.412, effect: 18.4, shown: 61_204, slot: 'Headline' },
  { id: '2', name: 'Made for the 17:10 downpour', tag: 'rain', share: 0.226, effect: 9.1, shown: 38_417, slot: 'Headline' },
  { id: '3', name: 'Your coat should not quit first', tag: 'humour', share: 0.159, effect: 3.2, shown: 27_930, slot: 'Headline' },
  { id: '4', name: 'Rain on granite', tag: 'rain, rock', share: 0.388, effect: 12.7, shown: 58_310, slot: 'Image' },
  { id: '5', name: 'Tent under firs', tag: 'camp', share: 0.106, effect: -7.5, shown: 22_871, slot: 'Image' },
]

const many = (count: number): ComponentRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: `Component ${index + 1}`,
    tag: 'sample',
    share: ((index * 37) % 100) / 100,
    effect: (index % 21) - 10,
    shown: index * 7,
    slot: 'Headline',
  }))

/** Rows to read, to work through, and to choose from. */
export const Lists = () => (
  <>
    <Sample title="Table, by group" wide>
      <Grouped />
    </Sample>
    <Sample title="Table of 100,000">
      <Many />
    </Sample>
    <Sample title="A queue">
      <div className="max-w-60 border border-line">
        <Queue />
      </div>
    </Sample>
    <Sample title="Journal">
      <div className="mb-1 flex justify-end">
        <Fresh count={2} onTake={() => {}} />
      </div>
      <Journal lines={journal} label="Journal" />
    </Sample>
    <Sample title="Verdict bar">
      <Verdict />
    </Sample>
  </>
)

const useColumns = (): readonly Column<ComponentRow>[] => {
  const { count, signed } = useFormat()
  return useMemo(
    () => [
      {
        id: 'name',
        head: 'Component',
        cell: ({ name, tag, effect }) => (
          <>
            <span className={effect > 12 ? 'font-strong' : ''}>{name}</span> <span className="ml-1 text-12 text-ink-2">{tag}</span>
          </>
        ),
      },
      {
        id: 'share',
        head: 'Probability now',
        width: '190px',
        givesWay: true,
        cell: ({ share, effect }) => <Share share={share} lead={effect > 12} />,
      },
      {
        id: 'interval',
        head: 'Effect, 95 % interval',
        width: '140px',
        optional: true,
        givesWay: true,
        cell: ({ effect }) => <Interval estimate={{ value: effect, low: effect - 7, high: effect + 7 }} scale={[-30, 30]} zero lead={effect > 12} />,
      },
      { id: 'effect', head: '%', number: true, width: '60px', cell: ({ effect }) => signed(effect) },
      {
        id: 'shown',
        head: 'Shown',
        number: true,
        width: '80px',
        optional: true,
        cell: ({ shown }) => <span className="text-ink-2">{count(shown)}</span>,
      },
    ],
    [count, signed],
  )
}

const idOf = ({ id }: { id: string }) => id

const groupOf = ({ slot }: ComponentRow) => ({ id: slot, head: <GroupHead slot={slot} /> })

const GroupHead = ({ slot }: { slot: string }) => (
  <>
    {slot} <span className="font-text text-ink-3">{named.filter((row) => row.slot === slot).length} eligible</span>
  </>
)

const Grouped = () => {
  const [current, setCurrent] = useState('2')
  const [selected, setSelected] = useState<string[]>(['3'])
  return (
    <Table
      label="Components of the placement"
      columns={useColumns()}
      rows={named}
      idOf={idOf}
      groupOf={groupOf}
      current={current}
      onPeek={({ id }) => setCurrent(id)}
      onOpen={({ id }) => setCurrent(id)}
      selected={selected}
      onSelect={setSelected}
    />
  )
}

const Many = () => {
  const rows = useMemo(() => many(100_000), [])
  const columns = useColumns().filter(({ id }) => ['name', 'effect', 'shown'].includes(id))
  return (
    <div className="[&_div]:max-h-60">
      <Table label="A hundred thousand components" columns={columns} rows={rows} idOf={idOf} />
    </div>
  )
}

const Verdict = () => {
  const [until, setUntil] = useState<number>()
  return (
    <div className="border border-line">
      <div className="h-16" />
      <VerdictBar
        hash="9c41e7f0a3d2b2"
        undo={until === undefined ? undefined : { sentence: '54 approved.', until, onUndo: () => setUntil(undefined) }}
      >
        <Button tone="quiet" keys="C">
          Comment
        </Button>
        <Button keys="R">Return with a reason</Button>
        <Button tone="filled" keys="A" onClick={() => setUntil(Date.now() + 10_000)}>
          Approve 54
        </Button>
      </VerdictBar>
    </div>
  )
}
