// What may happen to a certificate that its notifications tell of besides its coming end.

export const NOTICE_EVENTS = [
  'EXPIRED',
  'REVOKED',
  'ROTATED',
  'ROTATION_FAILED',
  'DEPLOYMENT_FAILED',
  'ISSUANCE_FAILED',
  'SWITCH_FAILED',
  'ENDPOINT_DRIFTED',
  'ENDPOINT_INVALID',
  'ENDPOINT_RECOVERED',
] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]
