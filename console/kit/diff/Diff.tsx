import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { diffWords } from './diffWords.ts'

interface Props {
  before: string
  after: string
  /** The language of the text. */
  lang: string
}

/** One text before and after: what went is struck, what came is washed and underlined. */
export const Diff = ({ before, after, lang }: Props) => (
  <span lang={lang} className="text-15">
    {diffWords(before, after, lang).map(({ kind, text }, index) => {
      const [, space = '', words = ''] = /^(\s*)([\s\S]*)$/.exec(text) ?? []
      if (kind === 'same') return <span key={index}>{text}</span>
      return (
        <span key={index}>
          {space}
          {kind === 'removed' ? (
            <del className="text-ink-2 decoration-block decoration-[1.5px]">
              <span className="sr-only">{strings.diff.removed}: </span>
              {words}
            </del>
          ) : (
            <ins className="bg-thread-wash px-0.5 py-px no-underline shadow-[0_1.5px_0_var(--thread)]">
              <span className="sr-only">{strings.diff.added}: </span>
              {words}
            </ins>
          )}
          {kind === 'removed' ? ' ' : ''}
        </span>
      )
    })}
  </span>
)

export interface DiffLine extends Props {
  id: string
}

/** The same text in each locale, with how its length changed. */
export const DiffTable = ({ lines, label }: { lines: readonly DiffLine[]; label: string }) => {
  const { count } = useFormat()
  return (
    <table aria-label={label} className="w-full border-b border-line">
      <tbody>
        {lines.map(({ id, before, after, lang }) => (
          <tr key={id} className="border-b border-line align-baseline last:border-0">
            <th scope="row" className="w-9 py-1.5 text-left text-12 font-text text-ink-3">
              {lang}
            </th>
            <td className="py-1.5">
              <Diff before={before} after={after} lang={lang} />
            </td>
            <td className="py-1.5 pl-4 text-right text-12 whitespace-nowrap text-ink-3 max-column:hidden">
              {strings.diff.characters(count([...before].length), count([...after].length))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
