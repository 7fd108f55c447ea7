import { useFormat } from '../../format/useFormat.ts'
import { strings } from '../../strings.ts'
import { diffWords, type Piece } from './diffWords.ts'

interface Props {
  before: string
  after: string
  /** The language of the text. */
  lang: string
}

/** One text before and after: what went is struck, what came is washed and underlined. */
export const Diff = ({ before, after, lang }: Props) => (
  <span lang={lang} className="text-15">
    {diffWords(before, after, lang).map((piece, index) => (
      <span key={index}>
        <Marked piece={piece} />
        {piece.kind === 'removed' ? ' ' : ''}
      </span>
    ))}
  </span>
)

/** One side of it: the text as it was, with what went struck; or as it is, with what came washed. */
export const DiffSide = ({ before, after, lang, side }: Props & { side: 'before' | 'after' }) => (
  <span lang={lang}>
    {diffWords(before, after, lang)
      .filter(({ kind }) => kind !== (side === 'before' ? 'added' : 'removed'))
      .map((piece, index) => (
        <Marked key={index} piece={piece} />
      ))}
  </span>
)

const Marked = ({ piece: { kind, text } }: { piece: Piece }) => {
  const [, space = '', words = ''] = /^(\s*)([\s\S]*)$/.exec(text) ?? []
  if (kind === 'same') return text
  return (
    <>
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
    </>
  )
}

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
              {before === after ? null : strings.diff.characters(count([...before].length), count([...after].length))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
