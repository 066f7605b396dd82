export { type AuditRecord, recordAudit } from './audit.service.ts'
