// What one step of a rotation comes to.
import type { RotationColumns } from './rotation.repository.ts'

/** What is learned on the way, whatever comes of the step. */
type Learned = Pick<
  RotationColumns,
  'replacement_id' | 'pending_certificate_id' | 'lost_orders' | 'due_at' | 'policy_id'
>

export type StepOutcome =
  | { readonly kind: 'DONE'; readonly detail: string; readonly learned?: Learned }
  /** There was nothing to do. */
  | { readonly kind: 'NOTHING'; readonly detail: string }
  /** Looked at again after so long, and sooner when it is woken. */
  | { readonly kind: 'WAITING'; readonly because: string; readonly seconds: number; readonly learned?: Learned }
  | {
      readonly kind: 'FAILED'
      readonly message: string
      /** As of deployments: true, it may pass by itself; false, somebody has to do something; null, it is over. */
      readonly retryable: boolean | null
      readonly learned?: Learned
    }
  /** The whole rotation has no reason any more. */
  | { readonly kind: 'POINTLESS'; readonly reason: string }
