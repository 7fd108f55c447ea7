import { useFormat } from '../../format/useFormat.ts'
import { diffWords } from '../../kit/diff/diffWords.ts'
import { RuleTable } from '../RuleTable.tsx'
import type { Rule, TableRow } from './form.ts'
import { sayField } from './sayField.ts'
import { words } from './words.ts'

const nameOfField = (name: string): string => (words.fields as Record<string, string>)[name] ?? name

/** What a machine reads. */
const written = new Set(['eligibility', 'fallback'])

/** Before and after of a rule, field by field: what went is struck, what came is washed. */
export const RuleChanges = ({ rule: { changes, before, after } }: { rule: Pick<Rule, 'changes' | 'before' | 'after'> }) => {
  const format = useFormat()
  return (
    <dl aria-label={words.differs} className="grid gap-y-2.5">
      {changes.map((name) => (
        <div key={name}>
          <dt className="text-12 text-ink-3">{nameOfField(name)}</dt>
          <dd className={written.has(name) ? 'mono text-12 wrap-anywhere' : 'wrap-anywhere'}>
            {name === 'table' ? (
              <Tables before={rowsOf(before[name])} after={rowsOf(after[name])} />
            ) : (
              <Sides before={sayField(name, before[name], format)} after={sayField(name, after[name], format)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const rowsOf = (table: unknown): readonly TableRow[] => (Array.isArray(table) ? (table as TableRow[]) : [])

/** Both sides of a decision table, as it is read: rows that go are struck, rows that come are washed. */
const Tables = ({ before, after }: { before: readonly TableRow[]; after: readonly TableRow[] }) => (
  <div className="mt-1 grid gap-3">
    <TableSide side="live" rows={before} against={after} />
    <TableSide side="drafted" rows={after} against={before} />
  </div>
)

const TableSide = ({ side, rows, against }: { side: 'live' | 'drafted'; rows: readonly TableRow[]; against: readonly TableRow[] }) => (
  <div>
    <p className="text-12 font-strong">{words[side]}</p>
    {rows.length === 0 ? <p className="text-pretty text-ink-2">{words.noTable}</p> : <RuleTable rows={rows} side={side} against={against} />}
  </div>
)

/** Word by word where the sides have something in common; else one after the other. */
const Sides = ({ before, after }: { before: string; after: string }) => {
  const parts = diffWords(before, after, 'en')
  const alike = parts.some(({ kind, text }) => kind === 'same' && text.trim() !== '')
  const shown = alike
    ? parts
    : [
        { kind: 'removed' as const, text: before },
        { kind: 'same' as const, text: ' ' },
        { kind: 'added' as const, text: after },
      ]
  return (
    <>
      {shown.map(({ kind, text }, index) => {
        const [, space = '', said = ''] = /^(\s*)([\s\S]*)$/.exec(text) ?? []
        if (kind === 'same') return <span key={index}>{text}</span>
        const Side = kind === 'removed' ? 'del' : 'ins'
        return (
          <span key={index}>
            {space}
            <Side
              className={kind === 'removed' ? 'text-ink-2 decoration-block' : 'bg-thread-wash px-0.5 no-underline shadow-[0_1.5px_0_var(--thread)]'}
            >
              <span className="sr-only">{kind === 'removed' ? words.live : words.drafted}: </span>
              {said}
            </Side>
            {kind === 'removed' ? ' ' : ''}
          </span>
        )
      })}
    </>
  )
}
