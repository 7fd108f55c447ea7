import { useCallback, useState, type ReactNode } from 'react'
import { strings } from '../strings.ts'
import { TextArea } from './Field.tsx'

const said = strings.copying

interface Tried {
  text: string
  isCopied: boolean
  /** How often it was tried: each time it is selected anew. */
  times: number
}

/**
 * Copies a text. `told` says what became of it, and is to stand near what was pressed: where the browser does not let it
 * (a page without TLS, a permission that is denied) the text stands there, selected.
 */
export const useCopy = (text: string): { isCopied: boolean; copy: () => void; told: ReactNode } => {
  const [tried, setTried] = useState<Tried>()
  const copy = useCallback(() => {
    const tell = (isCopied: boolean) => setTried((before) => ({ text, isCopied, times: (before?.times ?? 0) + 1 }))
    void written(text).then(
      () => tell(true),
      () => tell(false),
    )
  }, [text])
  const here = tried?.text === text ? tried : undefined
  return {
    isCopied: here?.isCopied ?? false,
    copy,
    told: (
      <div role="status" className={here?.isCopied === false ? 'order-last w-full' : 'sr-only'}>
        {here?.isCopied ? said.copied : null}
        {here?.isCopied === false ? (
          <TextArea key={here.times} label={said.byHand} readOnly autoFocus value={text} onFocus={({ target }) => target.select()} />
        ) : null}
      </div>
    ),
  }
}

/** Without TLS there is no clipboard to be asked. */
const written = async (text: string): Promise<void> => navigator.clipboard.writeText(text)
