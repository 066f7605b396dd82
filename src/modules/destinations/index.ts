export {
  DEPLOYMENT_JOB,
  DEPLOYMENT_SWEEP_JOB,
  type DeploymentJobData,
  DESTINATION_TIDY_JOB,
  wakeDeployments,
} from './deployment-jobs.ts'
export { reviveDeployments, setDestinations } from './deployment-plans.ts'
export { mayAttach, maySeeOptions } from './destination.policy.ts'
export {
  certificateDeployments,
  deploymentById,
  desiredDestinationIds,
  destinationById,
  destinationFacts,
} from './destination.repository.ts'
export { DeploymentObject, DeploymentStateEnum, DestinationObject } from './destination.types.ts'
export { parseServedAt } from './served-at.ts'
