import { useMemo, useState } from 'react'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { ourMedia } from '../../create/rendered/ourMedia.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Segment } from '../../kit/Segment.tsx'
import { words } from '../words.ts'

type Whole = Operations['mailbox.show']['output']
type Form = (typeof words.forms)[number]['value']

/** One message as its reader would get it: no script runs in it, and it asks nothing of anybody. */
export const Message = ({ id }: { id: string }) => {
  const query = useQueryOf('mailbox.show', { id })
  return <Answered query={query}>{(message) => <Known message={message} />}</Answered>
}

const Known = ({ message }: { message: Whole }) => {
  const [form, setForm] = useState<Form>('html')
  const { momentExact } = useFormat()
  const { from, to, subject, at } = message
  return (
    <article className="flex h-full min-h-[600px] flex-col">
      <header className="flex flex-wrap items-end justify-between gap-3 px-(--page) py-3">
        <div>
          <h2 className="text-15 font-title">{subject}</h2>
          <p className="text-ink-2">
            {words.from} {from}, {words.to.toLowerCase()} {to}, <time dateTime={at}>{momentExact(at)}</time>
          </p>
        </div>
        <Segment label={words.form} options={words.forms} value={form} onChange={setForm} />
      </header>
      {form === 'html' ? <Html message={message} /> : <Plain text={form === 'text' ? message.text : headersOf(message)} label={subject} />}
    </article>
  )
}

const headersOf = ({ headers }: Whole): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')

const policy = "default-src 'none'; img-src data: 'self' blob:; style-src 'unsafe-inline'; font-src data: 'self'"

const Html = ({ message: { html, subject } }: { message: Whole }) => {
  const document = useMemo(() => `<meta http-equiv="Content-Security-Policy" content="${policy}">${ourMedia(html, location.origin)}`, [html])
  return (
    <div className="flex flex-1 bg-sunken p-4 max-column:p-0">
      <iframe
        title={words.message(subject)}
        sandbox=""
        srcDoc={document}
        className="mx-auto w-full max-w-170 flex-1 border-0 bg-surface [color-scheme:light]"
      />
    </div>
  )
}

const Plain = ({ text, label }: { text: string; label: string }) => (
  <pre
    // It scrolls, so the keys must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    aria-label={words.message(label)}
    className="mono flex-1 overflow-auto border-t border-line bg-sunken px-(--page) py-3 whitespace-pre-wrap"
  >
    {text}
  </pre>
)
