// What GraphiQL shows whoever opens it first: operations to try, valid against the schema (a test says so).

export const DEFAULT_QUERY = `# Welcome to Indri.
#
# Sign in above: then the docs (book icon, left) and completion
# (Ctrl-Space) know the schema, and requests carry your token.
# Ctrl-Enter runs the operation at the cursor.

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

# The next one takes an authority's id from here:
query Authorities {
  authorities(first: 10) { edges { node { id name } } }
}

# and this under "Variables":
# { "input": { "authorityId": "…", "owner": "team@example.com",
#   "commonName": "www.example.com", "validityDays": 30 } }
mutation CreateCertificate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate { id name serialNumber notAfter }
    userErrors { code message path }
  }
}
`
