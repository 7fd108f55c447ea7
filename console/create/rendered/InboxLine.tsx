import { useFormat } from '../../format/useFormat.ts'
import { inboxLine, inboxRoom, type Seen } from './seen.ts'
import { words } from './words.ts'

interface Props {
  subject: string
  preheader: string
  seen: Seen
  lang: string
}

/** What stands in an inbox before a letter is opened, cut off about where inboxes cut. */
export const InboxLine = ({ subject, preheader, seen, lang }: Props) => {
  const { count } = useFormat()
  const on = seen === 'phone' ? 'phone' : 'desk'
  const line = inboxLine(subject, preheader, on)
  return (
    <div className="mb-2 max-w-full border border-line bg-surface px-3 py-2">
      <p lang={lang} className="break-words">
        <b className="font-strong">{line.subject}</b>
        <span className={on === 'phone' ? 'block text-ink-2' : 'pl-2 text-ink-2'}>{line.preheader}</span>
      </p>
      <p className="text-12 text-ink-2">
        {words.inbox[on](count([...subject].length), count(inboxRoom[on]))}
        {line.isCut ? ` ${words.inbox.cut}` : ''}
        {preheader === '' ? ` ${words.inbox.none}` : ''}
      </p>
    </div>
  )
}
