import { loaded } from './c2pa.ts'

interface Action {
  action: string
  digitalSourceType?: string
}

interface Manifest {
  title?: string
  assertions: { label: string; data: { actions?: Action[] } }[]
  ingredients?: { title: string; relationship: string; active_manifest?: string }[]
  signature_info: { common_name?: string }
}

interface Store {
  active_manifest: string
  manifests: Record<string, Manifest>
  validation_state: 'Trusted' | 'Valid' | 'Invalid'
  validation_results?: { activeManifest?: { failure?: { code: string }[] } }
}

/** What a reader of Content Credentials finds in a picture when it trusts one root. */
export const credentialsIn = async (bytes: Uint8Array, mediaType: string, root: string) => {
  const { WasmReader } = await loaded()
  const reader = await WasmReader.fromBytes(mediaType, bytes, JSON.stringify({ verify: { verify_trust: true }, trust: { trust_anchors: root } }))
  const store = JSON.parse(reader.json()) as Store
  reader.free()
  const manifest = store.manifests[store.active_manifest]
  return {
    state: store.validation_state,
    failures: (store.validation_results?.activeManifest?.failure ?? []).map(({ code }) => code),
    by: manifest?.signature_info.common_name,
    title: manifest?.title,
    from: (manifest?.ingredients ?? []).map(({ title, relationship, active_manifest: own }) => ({
      title,
      relationship,
      by: own && store.manifests[own]?.signature_info.common_name,
    })),
    actions: manifest?.assertions.flatMap(({ data }) => data.actions ?? []),
  }
}
