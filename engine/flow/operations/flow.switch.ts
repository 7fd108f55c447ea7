import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { FlowSetting, flowSetting } from '../flow.ts'
import { flows } from '../flows/index.ts'
import { deciders } from '../../people/permission.ts'

export const switchFlow = command({
  name: 'flow.switch',
  summary: 'Switch a standing flow on or off; what it has done stays',
  input: z.strictObject({ flow: z.string(), runs: z.boolean() }),
  output: FlowSetting,
  roles: deciders,
  load: async (read, { flow }) => (await read.all(flowSetting, { flow }))[0],
  decide: (known, { flow, runs }, { newId }) => {
    if (!flows.some(({ name }) => name === flow)) {
      return refuse('notFound', `No standing flow is called ${flow}.`, {
        where: [{ path: 'flow', problem: 'unknown' }],
        remedy: `There are: ${flows.map(({ name }) => name).join(', ')}.`,
      })
    }
    const setting: FlowSetting = known ? amend(known, { runs }) : { id: newId(flowSetting.prefix), version: 1, flow, runs }
    return { answer: setting, save: [put(flowSetting, setting)], journal: [happened(runs ? 'flow.switchedOn' : 'flow.switchedOff', { flow })] }
  },
})
