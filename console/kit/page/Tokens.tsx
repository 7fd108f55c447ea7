import { Sample } from './Sample.tsx'

const tokens = `ground surface sunken raised hover line line-strong edge ink ink-2 ink-3 thread thread-press thread-wash thread-soft select
  warn warn-mark warn-wash block block-wash data-base data-1 data-2 data-3 data-4 data-5 data-6`.split(/\s+/)

export const Tokens = () => (
  <Sample title="Tokens">
    <ul className="grid grid-cols-4 gap-x-2.5 gap-y-2 max-column:grid-cols-2">
      {tokens.map((token) => (
        <li key={token} className="flex items-center gap-2 text-12 text-ink-2">
          <span
            aria-hidden="true"
            className="size-6 shrink-0 rounded-[4px] shadow-[inset_0_0_0_1px_var(--line)]"
            style={{ background: `var(--${token})` }}
          />
          {token}
        </li>
      ))}
    </ul>
  </Sample>
)
