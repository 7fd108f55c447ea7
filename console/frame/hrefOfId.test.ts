import { expect, test } from 'vitest'
import { signal } from '../../engine/learn/signal.ts'
import { experiment } from '../../engine/decide/experiment.ts'
import { brief } from '../../engine/brief/brief.ts'
import { hrefOfId } from './hrefOfId.ts'

test.each([
  [`${signal.prefix}_01`, '/signals/sig_01'],
  [`${experiment.prefix}_01`, '/experiments/exp_01'],
  [`${brief.prefix}_01`, '/briefs/brf_01'],
  ['dec_01jd', '/decisions/dec_01jd'],
  ['snp_01', undefined],
  ['a survey of last spring', undefined],
  ['sig_', undefined],
])('%s: %s', (id, href) => expect(hrefOfId(id)).toBe(href))
