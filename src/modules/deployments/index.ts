export { type Failure, failureOf, nextAttemptAfter, settlesAsFailed } from './deployment-outcomes.ts'
export { redeploy } from './deployment.repository.ts'
export { DeploymentPlaces } from './deployment-places.ts'
export { DeploymentRunService, type FailedDeployment } from './deployment-run.service.ts'
