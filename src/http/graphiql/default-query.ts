// What GraphiQL shows whoever opens it first: operations to try, valid against the schema (a test says so).

export const DEFAULT_QUERY = `# Welcome to Indri.
#
# Sign in above: then the docs (book icon, left) and completion (Ctrl-Space) know the schema,
# and every request carries your token. Run an operation with Ctrl-Enter; with several in the
# editor, the one at the cursor is run.

query FirstCertificates {
  viewer { username roles { name } }
  certificates(first: 10) {
    totalCount
    edges {
      node { id name commonName owner serialNumber notAfter state }
    }
    pageInfo { hasNextPage endCursor }
  }
}

# Give the input below under "Variables", with an authority's id from this query:
query Authorities {
  authorities(first: 10) { edges { node { id name } } }
}

# { "input": { "authorityId": "…", "owner": "team@example.com", "commonName": "www.example.com",
#   "subjectAlternativeNames": [{ "dns": "www.example.com" }], "validityDays": 30 } }
mutation CreateCertificate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate { id name serialNumber notAfter }
    userErrors { code message path }
  }
}
`
