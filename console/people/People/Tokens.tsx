import { useState } from 'react'
import { Answered, Problem } from '../../api/Answered.tsx'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useNow } from '../../kit/useNow.ts'
import type { Token } from './person.ts'
import { TokenForm } from './TokenForm.tsx'
import { words } from './words.ts'

/** Tokens that act as somebody: valid ones, a new one, and the end of one. */
export const Tokens = ({ holder }: { holder: string }) => {
  const query = useQueryOf('token.list', { state: 'valid', actor: holder, limit: 200 })
  const [issuing, setIssuing] = useState(false)
  return (
    <InspectorSection title={words.tokens}>
      <p className="text-12 text-pretty text-ink-2">{words.tokensMeaning}</p>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-2">{words.noTokens}</p>
          ) : (
            <ul className="mt-2">
              {items.map((token) => (
                <TokenLine key={token.id} token={token} />
              ))}
            </ul>
          )
        }
      </Answered>
      <div className="mt-3">
        {issuing ? <TokenForm holder={holder} onDone={() => setIssuing(false)} /> : <Button onClick={() => setIssuing(true)}>{words.issue}</Button>}
      </div>
    </InspectorSection>
  )
}

const TokenLine = ({ token: { id, label, scopes, expires } }: { token: Token }) => {
  const { day } = useFormat()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const { mutate, error, isPending } = useCommand('token.revoke')
  return (
    <li className="flex items-start justify-between gap-3 border-t border-line py-2">
      <div className="min-w-0">
        <b className="cut block">{label}</b>
        <p className="text-12 text-ink-2">
          {scopes.includes('*') ? words.everything : <span className="mono break-words">{scopes.join(', ')}</span>},{' '}
          {Date.parse(expires) > now ? words.until(day(expires)) : words.expired}
        </p>
      </div>
      <Button tone="danger" onClick={() => setOpen(true)} aria-label={`${words.revoke}: ${label}`}>
        {words.revoke}
      </Button>
      <Dialog
        title={words.revokeTitle(label)}
        sentence={error ? <Problem problem={error} /> : words.revokeSentence}
        verb={words.revoke}
        destroys
        busy={isPending ? words.revoke : undefined}
        open={open}
        onOpenChange={setOpen}
        onConfirm={() => mutate(asked({ id }), { onSuccess: () => setOpen(false) })}
      />
    </li>
  )
}
