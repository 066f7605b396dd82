export { ROTATION_JOB, ROTATION_SWEEP_JOB } from './rotation-jobs.ts'
export { type PlannedRotation, RotationRunService } from './rotation-run.service.ts'
export { RotationSteps } from './rotation-steps.ts'
export { ServedCheck } from './served-check.ts'
