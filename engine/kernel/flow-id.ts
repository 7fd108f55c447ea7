/** A flow has no row of its own: the id that it acts under bears its name. */
export const flowId = (name: string): string => `flow_${name}`

/** What a flow is called, by that id; nothing for whoever is no flow. */
export const flowNamed = (id: string): string | undefined => (id.startsWith(flowId('')) ? id.slice(flowId('').length) : undefined)
