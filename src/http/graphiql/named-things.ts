// What GraphiQL shows whoever follows a link to things by their ids, `/graphiql?id=cert_…&id=…`, as messages hold them. A
// link chooses ids only: nobody is led to an operation that somebody else wrote. The query is valid against the schema
// (a test says so).

/** So many are shown at once. */
export const MOST_NAMED = 20

export const NAMED_THINGS_QUERY = `# Sign in above, then run it with Ctrl-Enter.

query WhatTheLinkNames($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    __typename
    ... on Certificate {
      name
      commonName
      owner
      state
      notAfter
      serialNumber
      issuerName
      rotation
      notify
      replacedBy { id name notAfter }
      deployments { state lastError destination { name } }
      endpoints { name drift }
      rotations { state step lastError }
      notificationDeliveries(first: 5) { nodes { type state sentAt lastError } }
    }
    ... on Authority {
      authorityName: name
      owner
      type
      expiresAt
      active
      parent { id name }
    }
    ... on Source {
      sourceName: name
      sourceOwner: owner
      active
      problems { message occurredAt }
    }
  }
}
`
