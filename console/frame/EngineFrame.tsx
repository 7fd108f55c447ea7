export const EngineFrame = () => null
