import { useState } from 'react'
import { refuse, type Refusal } from '../../../engine/kernel/refusal.ts'
import { Button } from '../../kit/Button.tsx'
import { type FieldFinding, TextField } from '../../kit/Field.tsx'
import { Refused } from '../../kit/state/Refused.tsx'
import { strings } from '../../strings.ts'
import { signIn } from './signIn.ts'

const { signIn: words } = strings

/** The way in by address and password. A link has a page of its own, which the server gives; one that is no good any more leads here. */
export const SignIn = () => {
  const used = new URLSearchParams(location.search).has('used')
  const [refusal, setRefusal] = useState<Refusal | undefined>(used ? refuse('tokenExpired', words.used, { remedy: words.another }) : undefined)
  const [busy, setBusy] = useState(false)
  const [empty, setEmpty] = useState<ReadonlySet<string>>(new Set())
  const submit = async (form: FormData) => {
    const lacking = new Set(['email', 'password'].filter((field) => form.get(field) === ''))
    setEmpty(lacking)
    if (lacking.size > 0) return
    setBusy(true)
    const refused = await signIn(String(form.get('email') ?? ''), String(form.get('password') ?? ''))
    setBusy(false)
    if (refused) setRefusal(refused)
    else location.assign('/')
  }
  return (
    <main className="grid min-h-dvh place-items-center bg-ground p-4">
      <div className="grid w-90 max-w-full gap-4">
        <div>
          <p className="text-ink-3">{strings.product}</p>
          <h1 className="text-20 font-title">{words.title}</h1>
          <p className="mt-1 text-pretty text-ink-2">{words.sentence}</p>
        </div>
        <Password busy={busy} empty={empty} onSubmit={(form) => void submit(form)} />
        {refusal ? <Refused refusal={refusal} /> : null}
      </div>
    </main>
  )
}

interface PasswordProps {
  busy: boolean
  /** What was left empty when it was sent. */
  empty: ReadonlySet<string>
  onSubmit: (form: FormData) => void
}

const Password = ({ busy, empty, onSubmit }: PasswordProps) => (
  <form
    noValidate
    className="grid gap-3"
    onSubmit={(event) => {
      event.preventDefault()
      onSubmit(new FormData(event.currentTarget))
    }}
  >
    <TextField label={words.email} name="email" type="email" autoComplete="username" findings={lackingAt(empty, 'email')} />
    <TextField label={words.password} name="password" type="password" autoComplete="current-password" findings={lackingAt(empty, 'password')} />
    <Button tone="filled" type="submit" busy={busy ? words.busy : undefined}>
      {words.submit}
    </Button>
  </form>
)

const lackingAt = (empty: ReadonlySet<string>, field: string): FieldFinding[] =>
  empty.has(field) ? [{ severity: 'block', sentence: words.empty }] : []
