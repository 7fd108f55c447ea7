import type { RefObject } from 'react'
import type { Operations } from '../../api/operations.ts'
import type { CodeHandle } from '../../kit/CodeField.tsx'
import { classes } from '../../kit/classes.ts'
import { Segment } from '../../kit/Segment.tsx'
import { AboutPane } from './AboutPane.tsx'
import { noBrand } from './begin.ts'
import { CodePane } from './CodePane.tsx'
import { SizesPane } from './SizesPane.tsx'
import { SlotsPane } from './SlotsPane.tsx'
import type { BrandToken } from '../tokensIn.ts'
import type { useEditing } from './useEditing.ts'
import { words } from './words.ts'

const tabs = (['slots', 'sizes', 'code', 'about'] as const).map((value) => ({ value, label: words.tabs[value] }))
export type Tab = (typeof tabs)[number]['value']

const widths: Readonly<Record<Tab, string>> = { slots: 'w-82', sizes: 'w-100', code: 'w-1/2', about: 'w-82' }

interface Props {
  editing: ReturnType<typeof useEditing>
  tab: Tab
  chosen: number | undefined
  brands: Operations['brand.list']['output']['items']
  fonts: Operations['font.list']['output']['items']
  tokens: readonly BrandToken[]
  code: RefObject<CodeHandle | null>
  onTab: (tab: Tab) => void
  onChoose: (slot: number | undefined) => void
}

/** What is edited, one thing at a time. */
export const Panes = ({ editing, tab, chosen, brands, fonts, tokens, code, onTab, onChoose }: Props) => {
  const common = { draft: editing.draft, places: editing.places, onChange: editing.change }
  return (
    <div className={classes('shrink-0 overflow-y-auto border-r border-line max-track:w-full max-track:border-r-0 max-track:border-b', widths[tab])}>
      <div className="border-b border-line px-3.5 py-1.5">
        <Segment label={words.tab} options={tabs} value={tab} onChange={onTab} />
      </div>
      {tab === 'slots' ? (
        <SlotsPane
          {...common}
          chosen={chosen}
          colours={tokens.filter(({ type }) => type === 'color')}
          fonts={fonts}
          tried={editing.query.data}
          onChoose={onChoose}
          onShow={editing.showWith}
        />
      ) : null}
      {tab === 'sizes' ? <SizesPane {...common} /> : null}
      {tab === 'code' ? <CodePane {...common} tokens={tokens} handle={code} /> : null}
      {tab === 'about' ? (
        <AboutPane
          {...common}
          stored={editing.base !== undefined}
          brands={brands}
          onChannel={(channel) => editing.showAt(channel, brands.find(({ id }) => id === editing.draft.brand) ?? noBrand, fonts[0]?.key)}
        />
      ) : null}
    </div>
  )
}
