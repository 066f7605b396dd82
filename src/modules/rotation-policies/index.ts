export { opensAt, type RenewalWindow } from './renewal-window.ts'
export { rotationPolicyById } from './rotation-policy.repository.ts'
export { RotationPolicyObject } from './rotation-policy.types.ts'
export { inRotationWindow, inRotationWindowSql, type RotationRule, rotationWindowStart } from './rotation-window.ts'
