import type { z } from 'zod'
import { commentApproval } from './approve/operations/approval.comment.ts'
import { judgeApproval } from './approve/operations/approval.judge.ts'
import { lapseApproval } from './approve/operations/approval.lapse.ts'
import { listApprovals } from './approve/operations/approval.list.ts'
import { requestApproval } from './approve/operations/approval.request.ts'
import { showApproval } from './approve/operations/approval.show.ts'
import { requestUse } from './approve/operations/use.request.ts'
import { takeUse } from './approve/operations/use.take.ts'
import { listUses } from './approve/operations/use.list.ts'
import { showUse } from './approve/operations/use.show.ts'
import { listRoutes } from './approve/operations/route.list.ts'
import { retireRoute } from './approve/operations/route.retire.ts'
import { setRoute } from './approve/operations/route.set.ts'
import { savePlacement } from './decide/operations/placement.save.ts'
import { discardRule } from './decide/operations/rule.discard.ts'
import { draftRule } from './decide/operations/rule.draft.ts'
import { listRules } from './decide/operations/rule.list.ts'
import { releaseRule } from './decide/operations/rule.release.ts'
import { showRule } from './decide/operations/rule.show.ts'
import { listPlacements } from './decide/operations/placement.list.ts'
import { listPolicies } from './decide/operations/policy.list.ts'
import { saveLayer } from './decide/operations/layer.save.ts'
import { listLayers } from './decide/operations/layer.list.ts'
import { setEngineHoldout } from './decide/operations/engineHoldout.set.ts'
import { showEngineHoldout } from './decide/operations/engineHoldout.show.ts'
import { draftCampaign } from './decide/operations/campaign.draft.ts'
import { releaseCampaign } from './decide/operations/campaign.release.ts'
import { pauseCampaign } from './decide/operations/campaign.pause.ts'
import { readmitComponent } from './decide/operations/campaign.readmit.ts'
import { resumeCampaign } from './decide/operations/campaign.resume.ts'
import { endCampaign } from './decide/operations/campaign.end.ts'
import { listCampaigns } from './decide/operations/campaign.list.ts'
import { showCampaign } from './decide/operations/campaign.show.ts'
import { showEffect } from './decide/operations/guardrail.effect.ts'
import { judgeCampaign } from './decide/operations/campaign.judge.ts'
import { withholdComponent } from './decide/operations/campaign.withhold.ts'
import { planExperiment } from './decide/operations/experiment.plan.ts'
import { startExperiment } from './decide/operations/experiment.start.ts'
import { listExperiments } from './decide/operations/experiment.list.ts'
import { batchDecisions } from './decide/operations/decision.batch.ts'
import { prefetchDecisions } from './decide/operations/decision.prefetch.ts'
import { requestDecision } from './decide/operations/decision.request.ts'
import { listDecisions } from './decide/operations/decision.list.ts'
import { explainDecisionOf } from './decide/operations/decision.explain.ts'
import { setContactGate } from './activate/operations/contactGate.set.ts'
import { showContactGate } from './activate/operations/contactGate.show.ts'
import { listDeliveries } from './activate/operations/delivery.list.ts'
import { resolveDelivery } from './activate/operations/delivery.resolve.ts'
import { listProofs } from './activate/operations/proof.list.ts'
import { recordProof } from './activate/operations/proof.record.ts'
import { askForProof } from './activate/operations/proof.send.ts'
import { listMailbox } from './activate/operations/mailbox.list.ts'
import { showMailbox } from './activate/operations/mailbox.show.ts'
import { draftMailing } from './activate/operations/mailing.draft.ts'
import { fillLedger } from './activate/operations/mailing.fill.ts'
import { finishMailing } from './activate/operations/mailing.finish.ts'
import { listMailings } from './activate/operations/mailing.list.ts'
import { listPackages } from './activate/operations/package.list.ts'
import { recordPackage } from './activate/operations/package.record.ts'
import { showPackage } from './activate/operations/package.show.ts'
import { startPackage } from './activate/operations/package.start.ts'
import { stopPackage } from './activate/operations/package.stop.ts'
import { takePackage } from './activate/operations/package.take.ts'
import { planMailing } from './activate/operations/mailing.plan.ts'
import { showMailing } from './activate/operations/mailing.show.ts'
import { startMailing } from './activate/operations/mailing.start.ts'
import { stopMailing } from './activate/operations/mailing.stop.ts'
import { addSuppression } from './activate/operations/suppression.add.ts'
import { listSuppressions } from './activate/operations/suppression.list.ts'
import { removeSuppression } from './activate/operations/suppression.remove.ts'
import { declareAttribute } from './audience/operations/attribute.declare.ts'
import { listAttributes } from './audience/operations/attribute.list.ts'
import { countAudience } from './audience/operations/audience.count.ts'
import { listAudiences } from './audience/operations/audience.list.ts'
import { saveAudience } from './audience/operations/audience.save.ts'
import { tryRule } from './audience/operations/audience.try.ts'
import { recordConsent } from './audience/operations/consent.record.ts'
import { listDeadLetters } from './audience/operations/event.deadletters.ts'
import { listEvents } from './audience/operations/event.list.ts'
import { replayEvents } from './audience/operations/event.replay.ts'
import { sendEvents } from './audience/operations/event.send.ts'
import { issueKey } from './audience/operations/key.issue.ts'
import { listKeys } from './audience/operations/key.list.ts'
import { revokeKey } from './audience/operations/key.revoke.ts'
import { listProfiles } from './audience/operations/profile.list.ts'
import { showProfile } from './audience/operations/profile.show.ts'
import { acceptBrief } from './brief/operations/brief.accept.ts'
import { assignBrief } from './brief/operations/brief.assign.ts'
import { closeBrief } from './brief/operations/brief.close.ts'
import { listBriefs } from './brief/operations/brief.list.ts'
import { openBrief } from './brief/operations/brief.open.ts'
import { showBrief } from './brief/operations/brief.show.ts'
import { showCapacity } from './brief/operations/capacity.show.ts'
import { amendSearch } from './create/operations/search.amend.ts'
import { deleteSearch } from './create/operations/search.delete.ts'
import { listSearches } from './create/operations/search.list.ts'
import { saveSearch } from './create/operations/search.save.ts'
import { addCollection } from './create/operations/collection.add.ts'
import { amendCollection } from './create/operations/collection.amend.ts'
import { listCollections } from './create/operations/collection.list.ts'
import { showCollection } from './create/operations/collection.show.ts'
import { shareCollection } from './create/operations/collection.share.ts'
import { unshareCollection } from './create/operations/collection.unshare.ts'
import { retireCollection } from './create/operations/collection.retire.ts'
import { addConcept } from './create/operations/concept.add.ts'
import { listConcepts } from './create/operations/concept.list.ts'
import { addKind } from './create/operations/kind.add.ts'
import { amendKind } from './create/operations/kind.amend.ts'
import { listKinds } from './create/operations/kind.list.ts'
import { retireKind } from './create/operations/kind.retire.ts'
import { amendBrand } from './create/operations/brand.amend.ts'
import { addPreset } from './create/operations/preset.add.ts'
import { amendPreset } from './create/operations/preset.amend.ts'
import { listPresets } from './create/operations/preset.list.ts'
import { retirePreset } from './create/operations/preset.retire.ts'
import { addBrand } from './create/operations/brand.add.ts'
import { listBrands } from './create/operations/brand.list.ts'
import { addFont } from './create/operations/font.add.ts'
import { recordFont } from './create/operations/font.record.ts'
import { listFonts } from './create/operations/font.list.ts'
import { addAsset } from './create/operations/asset.add.ts'
import { recordAsset } from './create/operations/asset.record.ts'
import { facetAssets } from './create/operations/asset.facets.ts'
import { listAssets } from './create/operations/asset.list.ts'
import { similarAssets } from './create/operations/asset.similar.ts'
import { assetPages } from './create/operations/asset.pages.ts'
import { showAsset } from './create/operations/asset.show.ts'
import { amendAsset } from './create/operations/asset.amend.ts'
import { showAssetEffect } from './create/operations/asset.effect.ts'
import { replaceAsset } from './create/operations/asset.replace.ts'
import { retireAsset } from './create/operations/asset.retire.ts'
import { addComponent } from './create/operations/component.add.ts'
import { facetComponents } from './create/operations/component.facets.ts'
import { listComponents } from './create/operations/component.list.ts'
import { similarComponents } from './create/operations/component.similar.ts'
import { showComponent } from './create/operations/component.show.ts'
import { amendComponent } from './create/operations/component.amend.ts'
import { componentVersions } from './create/operations/component.versions.ts'
import { restoreComponent } from './create/operations/component.restore.ts'
import { replaceComponent } from './create/operations/component.replace.ts'
import { retireComponent } from './create/operations/component.retire.ts'
import { listLocales } from './create/operations/locale.list.ts'
import { addTemplate } from './create/operations/template.add.ts'
import { listTemplates } from './create/operations/template.list.ts'
import { showTemplate } from './create/operations/template.show.ts'
import { amendTemplate } from './create/operations/template.amend.ts'
import { retireTemplate } from './create/operations/template.retire.ts'
import { amendFamily } from './create/operations/family.amend.ts'
import { composeFamily } from './create/operations/family.compose.ts'
import { recombineFamily } from './create/operations/family.recombine.ts'
import { listFamilies } from './create/operations/family.list.ts'
import { showFamily } from './create/operations/family.show.ts'
import { retireFamily } from './create/operations/family.retire.ts'
import { recordMeasurement } from './create/operations/measurement.record.ts'
import { endRun } from './create/operations/run.end.ts'
import { listRuns } from './create/operations/run.list.ts'
import { renderVariant } from './create/operations/variant.render.ts'
import { listGuardrails } from './guard/operations/guardrail.list.ts'
import { setGuardrail } from './guard/operations/guardrail.set.ts'
import { tryTemplate } from './guard/operations/template.try.ts'
import { tryGuardrail } from './guard/operations/guardrail.try.ts'
import { retireGuardrail } from './guard/operations/guardrail.retire.ts'
import { draftComponent } from './guard/operations/component.draft.ts'
import { proposeComponents } from './guard/operations/component.propose.ts'
import { checkComponent } from './guard/operations/component.check.ts'
import { preflightFamily } from './guard/operations/family.preflight.ts'
import { showPreflight } from './guard/operations/preflight.show.ts'
import { listVariants } from './guard/operations/family.variants.ts'
import { admitPerson } from './people/operations/person.admit.ts'
import { amendPerson } from './people/operations/person.amend.ts'
import { invitePerson } from './people/operations/person.invite.ts'
import { listPeople } from './people/operations/person.list.ts'
import { amendEngine } from './people/operations/engine.amend.ts'
import { renameEngine } from './people/operations/engine.rename.ts'
import { amendTeam } from './people/operations/team.amend.ts'
import { createTeam } from './people/operations/team.create.ts'
import { retireTeam } from './brief/operations/team.retire.ts'
import { whoAmI } from './people/operations/person.whoami.ts'
import { issueToken } from './people/operations/token.issue.ts'
import { listTokens } from './people/operations/token.list.ts'
import { revokeToken } from './people/operations/token.revoke.ts'
import { previewReset } from './steward/operations/demo.preview.ts'
import { resetDemo } from './steward/operations/demo.reset.ts'
import { showCurve } from './learn/operations/insight.curve.ts'
import { findComponents } from './learn/operations/component.find.ts'
import { followLineage } from './learn/operations/lineage.follow.ts'
import { listInsights } from './learn/operations/insight.list.ts'
import { showExperiment } from './learn/operations/experiment.show.ts'
import { endExperiment } from './learn/operations/experiment.end.ts'
import { showHoldout } from './learn/operations/holdout.show.ts'
import { showPlacement } from './learn/operations/placement.show.ts'
import { closeDay } from './observe/operations/day.close.ts'
import { listDays } from './observe/operations/day.list.ts'
import { verifyDay } from './observe/operations/day.verify.ts'
import { advancePurge } from './observe/operations/purge.advance.ts'
import { listPurges } from './observe/operations/purge.list.ts'
import { startPurge } from './observe/operations/purge.start.ts'
import { stopPurge } from './observe/operations/purge.stop.ts'
import { raiseSignal } from './learn/operations/signal.raise.ts'
import { listSignals } from './learn/operations/signal.list.ts'
import { answerSignal } from './learn/operations/signal.answer.ts'
import { lapseSignal } from './learn/operations/signal.lapse.ts'
import { withdrawSignal } from './learn/operations/signal.withdraw.ts'
import { listDebt } from './steward/operations/debt.list.ts'
import { showGuardrailHistory } from './steward/operations/guardrail.history.ts'
import { showDrag } from './steward/operations/drag.show.ts'
import { listWhatIfs } from './learn/operations/whatIf.list.ts'
import { recordWhatIf } from './learn/operations/whatIf.record.ts'
import { showWhatIf } from './learn/operations/whatIf.show.ts'
import { startWhatIf } from './learn/operations/whatIf.start.ts'
import { stopWhatIf } from './learn/operations/whatIf.stop.ts'
import { listJournal } from './steward/operations/journal.list.ts'
import { verifyJournal } from './steward/operations/journal.verify.ts'
import { aimMeasure } from './steward/operations/measure.aim.ts'
import { listMeasures } from './steward/operations/measure.list.ts'
import { showMeasure } from './steward/operations/measure.show.ts'
import { showOverview } from './steward/operations/overview.show.ts'
import { listFlows } from './flow/operations/flow.list.ts'
import { reportFlow } from './flow/operations/flow.report.ts'
import { switchFlow } from './flow/operations/flow.switch.ts'

/** Everything that the product can do, in the order of the loop. The faces are generated from this list. */
export const operations = [
  whoAmI,
  invitePerson,
  admitPerson,
  amendPerson,
  listPeople,
  renameEngine,
  amendEngine,
  createTeam,
  amendTeam,
  issueToken,
  listTokens,
  revokeToken,
  issueKey,
  listKeys,
  revokeKey,
  declareAttribute,
  listAttributes,
  saveAudience,
  listAudiences,
  countAudience,
  tryRule,
  listProfiles,
  showProfile,
  recordConsent,
  sendEvents,
  listEvents,
  listDeadLetters,
  replayEvents,
  openBrief,
  listBriefs,
  showBrief,
  acceptBrief,
  assignBrief,
  closeBrief,
  showCapacity,
  retireTeam,
  addConcept,
  listConcepts,
  addKind,
  amendKind,
  listKinds,
  retireKind,
  addBrand,
  amendBrand,
  listBrands,
  addFont,
  recordFont,
  listFonts,
  addAsset,
  recordAsset,
  facetAssets,
  listAssets,
  similarAssets,
  showAsset,
  assetPages,
  amendAsset,
  showAssetEffect,
  replaceAsset,
  retireAsset,
  addPreset,
  amendPreset,
  listPresets,
  retirePreset,
  saveSearch,
  listSearches,
  amendSearch,
  deleteSearch,
  addCollection,
  amendCollection,
  listCollections,
  showCollection,
  shareCollection,
  unshareCollection,
  retireCollection,
  addComponent,
  listComponents,
  facetComponents,
  similarComponents,
  showComponent,
  amendComponent,
  componentVersions,
  restoreComponent,
  replaceComponent,
  retireComponent,
  listLocales,
  addTemplate,
  listTemplates,
  showTemplate,
  amendTemplate,
  retireTemplate,
  composeFamily,
  recombineFamily,
  listFamilies,
  showFamily,
  amendFamily,
  retireFamily,
  recordMeasurement,
  renderVariant,
  listGuardrails,
  setGuardrail,
  tryGuardrail,
  tryTemplate,
  retireGuardrail,
  checkComponent,
  draftComponent,
  proposeComponents,
  listRuns,
  endRun,
  preflightFamily,
  showPreflight,
  listVariants,
  setRoute,
  listRoutes,
  retireRoute,
  requestApproval,
  listApprovals,
  showApproval,
  judgeApproval,
  commentApproval,
  lapseApproval,
  requestUse,
  takeUse,
  listUses,
  showUse,
  savePlacement,
  listPlacements,
  listPolicies,
  showPlacement,
  saveLayer,
  listLayers,
  setEngineHoldout,
  showEngineHoldout,
  draftCampaign,
  releaseCampaign,
  pauseCampaign,
  resumeCampaign,
  judgeCampaign,
  showEffect,
  withholdComponent,
  readmitComponent,
  endCampaign,
  listCampaigns,
  showCampaign,
  planExperiment,
  startExperiment,
  listExperiments,
  showExperiment,
  endExperiment,
  showHoldout,
  draftRule,
  discardRule,
  listRules,
  showRule,
  releaseRule,
  requestDecision,
  batchDecisions,
  prefetchDecisions,
  listDecisions,
  explainDecisionOf,
  draftMailing,
  planMailing,
  startMailing,
  stopMailing,
  listMailings,
  showMailing,
  fillLedger,
  finishMailing,
  startPackage,
  recordPackage,
  stopPackage,
  showPackage,
  listPackages,
  takePackage,
  setContactGate,
  showContactGate,
  listDeliveries,
  resolveDelivery,
  addSuppression,
  removeSuppression,
  listSuppressions,
  listMailbox,
  showMailbox,
  askForProof,
  listProofs,
  recordProof,
  startPurge,
  stopPurge,
  advancePurge,
  listPurges,
  closeDay,
  listDays,
  verifyDay,
  showOverview,
  showDrag,
  showGuardrailHistory,
  listDebt,
  listMeasures,
  showMeasure,
  aimMeasure,
  findComponents,
  followLineage,
  listInsights,
  showCurve,
  startWhatIf,
  stopWhatIf,
  recordWhatIf,
  showWhatIf,
  listWhatIfs,
  raiseSignal,
  listSignals,
  answerSignal,
  lapseSignal,
  withdrawSignal,
  listJournal,
  verifyJournal,
  previewReset,
  resetDemo,
  listFlows,
  switchFlow,
  reportFlow,
] as const

type Listed = (typeof operations)[number]

/** What a typed caller (SDK, console) needs to know, by name. Import it as a type: it brings no code along. */
export type Operations = { [O in Listed as O['name']]: { kind: O['kind']; input: z.input<O['input']>; output: z.output<O['output']> } }
export type OperationName = Listed['name']
