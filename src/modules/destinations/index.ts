export { mayAttach } from './destination.policy.ts'
export {
  certificateDeployments,
  deploymentById,
  desiredDestinationIds,
  destinationById,
  destinationFacts,
  setDestinations,
} from './destination.repository.ts'
export { DeploymentObject, DestinationObject } from './destination.types.ts'
