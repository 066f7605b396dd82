// Notices to hand to notifiers.
import type { Notice, NoticeCertificate } from '../../src/plugins/notifiers/notifier.ts'

export const NOTICE_TIME = new Date('2026-01-02T03:04:05.678Z')

export function noticeCertificate(facts: Partial<NoticeCertificate> = {}): NoticeCertificate {
  return {
    id: 'cert_1',
    name: 'www.example.org',
    owner: 'team@example.org',
    commonName: 'www.example.org',
    serialNumber: '0A',
    issuer: 'Some CA',
    notAfter: new Date('2026-02-01T00:00:00Z'),
    destinations: ['web servers'],
    endpoints: [],
    rotation: false,
    details: {},
    ...facts,
  }
}

export function sampleNotice(facts: Partial<Notice> = {}): Notice {
  return {
    id: '019b7d00-0000-7000-8000-000000000001',
    type: 'EXPIRY',
    at: NOTICE_TIME,
    publicUrl: 'https://pki.example.test',
    pages: { kind: 'GRAPHIQL' },
    because: 'you own it',
    certificates: [noticeCertificate()],
    authorities: [],
    sources: [],
    figures: [],
    told: [],
    ...facts,
  }
}
