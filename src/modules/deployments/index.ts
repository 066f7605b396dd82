export { DeploymentPlaces } from './deployment-places.ts'
export { DeploymentRunService, type FailedDeployment } from './deployment-run.service.ts'
