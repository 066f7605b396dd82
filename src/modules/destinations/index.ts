export { DEPLOYMENT_JOB, DEPLOYMENT_SWEEP_JOB, type DeploymentJobData, wakeDeployments } from './deployment-jobs.ts'
export { setDestinations } from './deployment-plans.ts'
export { mayAttach } from './destination.policy.ts'
export {
  certificateDeployments,
  deploymentById,
  desiredDestinationIds,
  destinationById,
  destinationFacts,
} from './destination.repository.ts'
export { DeploymentObject, DeploymentStateEnum, DestinationObject } from './destination.types.ts'
