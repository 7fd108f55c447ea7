import type { Operations } from '../../api/operations.ts'
import type { PickOption } from '../../kit/Pick.tsx'
import { words } from './words.ts'

type Saved = Pick<Operations['search.list']['output']['items'][number], 'id' | 'name' | 'shared'>

const said = words.saved

/** Saved searches as they are offered. Where one’s own is called as one that others share the name says which it is, also where it stands alone. */
export const searchLabels = (all: readonly Saved[]): PickOption[] => {
  const called = Map.groupBy(all, ({ name }) => name.toLowerCase())
  return all.map(({ id, name, shared }) => {
    const whose = shared === 'everybody' ? said.shared : said.alone
    const isTwin = (called.get(name.toLowerCase())?.length ?? 0) > 1
    return { value: id, label: isTwin ? said.twin(name, whose) : name, ...(!isTwin && shared === 'everybody' && { note: said.shared }) }
  })
}
