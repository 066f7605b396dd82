export { rotationPolicyById } from './rotation-policy.repository.ts'
export { RotationPolicyObject } from './rotation-policy.types.ts'
export { inRotationWindow, inRotationWindowSql } from './rotation-window.ts'
