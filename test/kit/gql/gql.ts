/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation DescribeByKey($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DescribeByKeyDocument,
    "\n  query ListByKey {\n    certificates {\n      totalCount\n    }\n  }\n": typeof types.ListByKeyDocument,
    "\n  mutation ChangePasswordByKey($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangePasswordByKeyDocument,
    "\n  mutation SetPasswordByKey($input: SetUserPasswordInput!) {\n    setUserPassword(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SetPasswordByKeyDocument,
    "\n  query ApiKeyNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n": typeof types.ApiKeyNodeDocument,
    "\n  query AuditLog($filter: AuditFilter, $first: Int, $after: String) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        occurredAt\n        actorKind\n        actorId\n        actorName\n        action\n        targetType\n        targetId\n        targetName\n        outcome\n        because\n        requestId\n        address\n        details\n        seal {\n          sequence\n          digest\n        }\n      }\n    }\n  }\n": typeof types.AuditLogDocument,
    "\n  mutation AuditedExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.AuditedExportDocument,
    "\n  mutation AuditedRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.AuditedRevokeDocument,
    "\n  mutation AuditedCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.AuditedCreateDocument,
    "\n  mutation AuditedSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.AuditedSignInDocument,
    "\n  query AuditedReading {\n    certificates {\n      nodes {\n        name\n      }\n    }\n  }\n": typeof types.AuditedReadingDocument,
    "\n  query AuditEventById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": typeof types.AuditEventByIdDocument,
    "\n    query AuditOfCertificates($ids: [ID!]!, $first: Int, $after: String) {\n      nodes(ids: $ids) {\n        ... on Certificate {\n          auditEvents(first: $first, after: $after) {\n            totalCount\n            pageInfo {\n              endCursor\n            }\n            nodes {\n              action\n            }\n          }\n        }\n      }\n    }\n  ": typeof types.AuditOfCertificatesDocument,
    "\n  mutation CreateAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        owner\n        type\n        active\n        expiresAt\n        chain\n        issuance {\n          allowedKeyTypes\n          defaultValidityDays\n          maximumValidityDays\n        }\n        parent {\n          id\n        }\n        roles {\n          name\n        }\n        creator {\n          username\n        }\n        viewerPermissions\n        certificate {\n          id\n          body\n          hasPrivateKey\n          isAuthority\n          keyType\n          authority {\n            id\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateAuthorityDocument,
    "\n  query Authorities($first: Int, $after: String, $filter: AuthorityFilter, $orderBy: [AuthorityOrder!]) {\n    authorities(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.AuthoritiesDocument,
    "\n  query AuthorityBy($by: AuthorityLookup!) {\n    authority(by: $by) {\n      id\n      children {\n        id\n      }\n      viewerPermissions\n    }\n  }\n": typeof types.AuthorityByDocument,
    "\n  mutation IssueUnder($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.IssueUnderDocument,
    "\n  mutation ExportOfCa($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ExportOfCaDocument,
    "\n  mutation RevealOfCa($input: RevealPrivateKeyInput!) {\n    revealPrivateKey(input: $input) {\n      privateKey\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevealOfCaDocument,
    "\n  mutation ReissueOfCa($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ReissueOfCaDocument,
    "\n  mutation UploadKeyOfCa($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.UploadKeyOfCaDocument,
    "\n  mutation ShareCertificateOfCa($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ShareCertificateOfCaDocument,
    "\n  mutation CreateFromWaiting($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateFromWaitingDocument,
    "\n  mutation UploadSignedElsewhere($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.UploadSignedElsewhereDocument,
    "\n  mutation HoldRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n        notify\n        rotation\n        revocation {\n          reason\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.HoldRevokeDocument,
    "\n  mutation HoldRemove($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      certificate {\n        state\n        notify\n        rotation\n        revocation {\n          reason\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.HoldRemoveDocument,
    "\n  query HoldAudit($id: ID!) {\n    certificate(by: { id: $id }) {\n      auditEvents(first: 1) {\n        nodes {\n          action\n          because\n          details\n        }\n      }\n    }\n  }\n": typeof types.HoldAuditDocument,
    "\n  query Listed(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n      nodes {\n        name\n        commonName\n        owner\n        state\n        createdAt\n        notAfter\n        notBefore\n      }\n    }\n  }\n": typeof types.ListedDocument,
    "\n  query Counted($groupBy: CertificateStatsDimension!, $filter: CertificateFilter) {\n    certificateStats(groupBy: $groupBy, filter: $filter) {\n      key\n      label\n      count\n    }\n  }\n": typeof types.CountedDocument,
    "\n  query PreviewCertificate($input: CreateCertificateInput!) {\n    certificatePreview(input: $input) {\n      allowed\n      tbs\n      notBefore\n      notAfter\n      keyType\n      signatureAlgorithm\n      subject {\n        rfc4514\n      }\n      subjectAlternativeNames {\n        type\n        value\n      }\n      extensions {\n        keyUsage\n        extendedKeyUsage {\n          oid\n        }\n      }\n      rules {\n        id\n        source\n        verdict\n        code\n        observed\n        limit\n        hint\n        path\n      }\n      lint {\n        rule\n        severity\n        message\n        citation\n      }\n    }\n  }\n": typeof types.PreviewCertificateDocument,
    "\n  mutation CreateAsPreviewed($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateAsPreviewedDocument,
    "\n  mutation ExportSafely($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ExportSafelyDocument,
    "\n  mutation UpdateSafely($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.UpdateSafelyDocument,
    "\n  mutation CreateSafely($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateSafelyDocument,
    "\n  query StateOfSafe($id: ID!, $name: String) {\n    certificate(by: { id: $id }) {\n      notify\n      replacedBy {\n        id\n      }\n    }\n    certificates(filter: { search: $name }) {\n      totalCount\n    }\n  }\n": typeof types.StateOfSafeDocument,
    "\n  mutation UpdateCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n        version\n        owner\n        description\n        notify\n        rotation\n        updatedAt\n        roles {\n          id\n          name\n        }\n        replaces {\n          id\n          replacedBy {\n            id\n          }\n        }\n        viewerPermissions\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UpdateCertificateDocument,
    "\n  mutation RevokeCertificate($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n        state\n        notify\n        rotation\n        version\n        revocation {\n          reason\n          comment\n          revokedAt\n          revokedBy {\n            username\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.RevokeCertificateDocument,
    "\n  mutation UploadOther($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.UploadOtherDocument,
    "\n  query CloudPlaces($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        location\n        lastError\n        destination {\n          options {\n            __typename\n            ... on AcmDestinationOptions {\n              region\n              accessKeyId\n              tags\n              writeOnlyOptions\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.CloudPlacesDocument,
    "\n  mutation CloudReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.CloudReissueDocument,
    "\n  mutation CloudDetach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CloudDetachDocument,
    "\n  mutation CloudMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CloudMoveDocument,
    "\n  mutation AddKnownKey($input: AddCompromisedKeyInput!) {\n    addCompromisedKey(input: $input) {\n      compromisedKey {\n        id\n        publicKeyFingerprint\n        reason\n        source\n        addedBy {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.AddKnownKeyDocument,
    "\n  mutation RemoveKnownKey($input: RemoveCompromisedKeyInput!) {\n    removeCompromisedKey(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.RemoveKnownKeyDocument,
    "\n  query RemovalsOfKeys {\n    auditEvents(filter: { actions: [\"compromised-key.delete\"] }, first: 10) {\n      nodes {\n        because\n        details\n      }\n    }\n  }\n": typeof types.RemovalsOfKeysDocument,
    "\n  mutation CreateForKey($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        keyFindings {\n          kind\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateForKeyDocument,
    "\n  mutation UploadKey($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        keyFindings {\n          kind\n          message\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.UploadKeyDocument,
    "\n  mutation RevokeForKey($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeForKeyDocument,
    "\n  query ListCompromisedKeys {\n    compromisedKeys(first: 100) {\n      nodes {\n        publicKeyFingerprint\n        source\n        reason\n      }\n      totalCount\n    }\n  }\n": typeof types.ListCompromisedKeysDocument,
    "\n  mutation CorpusUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        fingerprint\n        serialNumber\n        serialNumberDecimal\n        notBefore\n        notAfter\n        validityDays\n        publicKeyFingerprint\n        isAuthority\n        hasPrivateKey\n        subject {\n          rfc4514\n        }\n        issuer {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        extensions {\n          basicConstraints {\n            ca\n            pathLength\n          }\n          keyUsage\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          nameConstraints {\n            permitted {\n              value\n            }\n            excluded {\n              value\n            }\n          }\n          crlDistributionPoints\n          certificatePolicies\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CorpusUploadDocument,
    "\n  mutation CorpusRequest($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        subject {\n          rfc4514\n        }\n        hasPrivateKey\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CorpusRequestDocument,
    "\n  query Everything($after: String) {\n    certificates(first: 100, after: $after) {\n      nodes {\n        id\n        name\n        body\n        hasPrivateKey\n        roles {\n          id\n        }\n        domains {\n          id\n        }\n        authority {\n          id\n        }\n        creator {\n          id\n        }\n        chain\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.EverythingDocument,
    "\n  mutation KeyAfterCrash($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.KeyAfterCrashDocument,
    "\n  query AuthorityTree($filter: AuthorityFilter) {\n    authorities(filter: $filter, first: 100) {\n      nodes {\n        id\n        name\n        parent {\n          id\n        }\n        children {\n          id\n        }\n        issuedCounts {\n          total\n          valid\n          notYetValid\n          expired\n          revoked\n        }\n        keyType\n        pathLength\n        chainComplete\n        csr\n        nameConstraints {\n          permitted {\n            value\n          }\n        }\n        roles {\n          name\n        }\n      }\n    }\n  }\n": typeof types.AuthorityTreeDocument,
    "\n  mutation RevokeForCounts($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeForCountsDocument,
    "\n  mutation CreateBadCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateBadCertificateDocument,
    "\n  mutation CreateCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        chain\n        csr\n        commonName\n        keyType\n        keyAlgorithm\n        hasPrivateKey\n        owner\n        state\n        serialNumber\n        notBefore\n        notAfter\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        roles {\n          name\n        }\n        domains {\n          name\n        }\n        replaces {\n          id\n        }\n        authority {\n          id\n        }\n        creator {\n          username\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateCertificateDocument,
    "\n  mutation ExportKey($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ExportKeyDocument,
    "\n  mutation RestartCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RestartCreateDocument,
    "\n  query RestartStanding {\n    certificates(first: 100, filter: { hasPrivateKey: true }) {\n      nodes {\n        deployments {\n          state\n        }\n      }\n    }\n    jobs(first: 100, filter: { states: [DEAD] }) {\n      nodes {\n        type\n        lastError\n      }\n    }\n    jobTypes {\n      name\n      lastTickAt\n    }\n  }\n": typeof types.RestartStandingDocument,
    "\n  mutation DeleteOne($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DeleteOneDocument,
    "\n  query SeenEverywhere(\n    $id: ID!\n    $name: String!\n    $fingerprint: Fingerprint!\n    $serial: IssuerAndSerialInput!\n    $text: String!\n    $related: ID!\n  ) {\n    node(id: $id) {\n      id\n    }\n    byId: certificate(by: { id: $id }) {\n      id\n    }\n    byName: certificate(by: { name: $name }) {\n      id\n    }\n    byFingerprint: certificate(by: { fingerprint: $fingerprint }) {\n      id\n    }\n    bySerial: certificate(by: { serial: $serial }) {\n      id\n    }\n    listed: certificates(filter: { ids: [$id] }) {\n      totalCount\n    }\n    searched: certificates(filter: { search: $text }) {\n      totalCount\n    }\n    counted: certificateStats(groupBy: OWNER, filter: { search: $text }) {\n      count\n    }\n    related: certificate(by: { id: $related }) {\n      replaces {\n        id\n      }\n      replacedBy {\n        id\n      }\n    }\n    notReplaced: certificates(filter: { ids: [$related], replaced: false }) {\n      totalCount\n    }\n    authorities {\n      nodes {\n        certificates {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.SeenEverywhereDocument,
    "\n  query FactsOfOne($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      fingerprint\n      serialNumber\n      version\n      viewerPermissions\n    }\n  }\n": typeof types.FactsOfOneDocument,
    "\n  mutation ReplaceBoth($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.ReplaceBothDocument,
    "\n  mutation RevokeDeleted($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeDeletedDocument,
    "\n  mutation Reveal($input: RevealPrivateKeyInput!) {\n    revealPrivateKey(input: $input) {\n      privateKey\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.RevealDocument,
    "\n  mutation ExportDeleted($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ExportDeletedDocument,
    "\n  mutation UploadPublic($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.UploadPublicDocument,
    "\n  mutation DeleteWhileUsed($input: DeleteAuthorityInput!) {\n    deleteAuthority(input: $input) {\n      deletedId\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeleteWhileUsedDocument,
    "\n  mutation CreateWhileDeleted($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.CreateWhileDeletedDocument,
    "\n  query RetriesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 20) {\n        nodes {\n          id\n          audience\n          state\n          attempts\n          lastError\n          sentAt\n        }\n      }\n    }\n  }\n": typeof types.RetriesToldDocument,
    "\n  mutation RetryDelivery($input: RetryDeliveryInput!) {\n    retryDelivery(input: $input) {\n      delivery {\n        state\n        attempts\n        lastError\n      }\n      userErrors {\n        code\n        path\n        message\n      }\n    }\n  }\n": typeof types.RetryDeliveryDocument,
    "\n  query RetriesAudit {\n    auditEvents(first: 5, filter: { actions: [\"notification.retry\"] }) {\n      nodes {\n        action\n        outcome\n      }\n    }\n  }\n": typeof types.RetriesAuditDocument,
    "\n      mutation RetriesDeactivate($input: UpdateNotificationInput!) {\n        updateNotification(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    ": typeof types.RetriesDeactivateDocument,
    "\n  mutation OddlyNamed($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.OddlyNamedDocument,
    "\n  query OddlyLocated($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        lastError\n        location\n      }\n    }\n  }\n": typeof types.OddlyLocatedDocument,
    "\n  mutation OddlyDetached($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.OddlyDetachedDocument,
    "\n  query PlacesOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        attempts\n        lastError\n        placeName\n        location\n      }\n    }\n  }\n": typeof types.PlacesOfDocument,
    "\n  mutation PlacesReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.PlacesReissueDocument,
    "\n  mutation PlacesAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.PlacesAttachDocument,
    "\n  mutation DeploymentWorkAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentWorkAttachDocument,
    "\n  mutation DeploymentWorkDelete($input: DeleteDestinationInput!) {\n    deleteDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentWorkDeleteDocument,
    "\n  mutation DeploymentWorkMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentWorkMoveDocument,
    "\n  query NotYetValidDeployments($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      deployments {\n        id\n        state\n        attempts\n        lastError\n        nextAttemptAt\n        placeName\n      }\n    }\n  }\n": typeof types.NotYetValidDeploymentsDocument,
    "\n  mutation NotYetValidAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.NotYetValidAttachDocument,
    "\n  mutation NotYetValidDeploy($input: DeployCertificateInput!) {\n    deployCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.NotYetValidDeployDocument,
    "\n  mutation NotYetValidUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.NotYetValidUploadDocument,
    "\n  query DeploymentsOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      fingerprint\n      state\n      deployments {\n        id\n        state\n        desired\n        attempts\n        lastError\n        lastAttemptAt\n        nextAttemptAt\n        deployedAt\n        deployedFingerprint\n        location\n      }\n    }\n  }\n": typeof types.DeploymentsOfDocument,
    "\n  mutation DeploymentsAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DeploymentsAttachDocument,
    "\n  mutation DeploymentsDeploy($input: DeployCertificateInput!) {\n    deployCertificate(input: $input) {\n      certificate {\n        deployments {\n          state\n          attempts\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DeploymentsDeployDocument,
    "\n  mutation DeploymentsRetry($input: RetryDeploymentInput!) {\n    retryDeployment(input: $input) {\n      deployment {\n        state\n        attempts\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsRetryDocument,
    "\n  mutation DeploymentsForget($input: ForgetDeploymentInput!) {\n    forgetDeployment(input: $input) {\n      deployment {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsForgetDocument,
    "\n  mutation DeploymentsReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsReissueDocument,
    "\n  mutation DeploymentsRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsRevokeDocument,
    "\n  mutation DeploymentsEndHold($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsEndHoldDocument,
    "\n  mutation DeploymentsMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsMoveDocument,
    "\n  mutation DeploymentsTest($input: TestDestinationInput!) {\n    testDestination(input: $input) {\n      test {\n        passed\n        probed\n        message\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeploymentsTestDocument,
    "\n  query DeploymentsAtDestinations($search: String!, $states: [DeploymentState!]) {\n    destinations(filter: { search: $search }) {\n      nodes {\n        deployments(first: 5, states: $states) {\n          totalCount\n          nodes {\n            state\n            certificate {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DeploymentsAtDestinationsDocument,
    "\n  query DeploymentsDisclosures($first: Int!) {\n    auditEvents(first: $first, filter: { actions: [\"certificate.deploy-key\", \"certificate.deploy\"] }) {\n      nodes {\n        action\n        actorName\n        outcome\n        targetId\n        details\n      }\n    }\n  }\n": typeof types.DeploymentsDisclosuresDocument,
    "\n  mutation DestinationMovesMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        version\n      }\n      userErrors {\n        code\n        path\n        message\n      }\n    }\n  }\n": typeof types.DestinationMovesMoveDocument,
    "\n  mutation DestinationMovesAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DestinationMovesAttachDocument,
    "\n  query DestinationMovesLocations($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        location\n      }\n    }\n  }\n": typeof types.DestinationMovesLocationsDocument,
    "\n  query DestinationMovesAudit {\n    auditEvents(first: 1, filter: { actions: [\"destination.update\"] }) {\n      nodes {\n        details\n      }\n    }\n  }\n": typeof types.DestinationMovesAuditDocument,
    "\n  mutation OptionsCreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n        version\n        options {\n          ... on SftpDestinationOptions {\n            host\n            port\n            user\n            path\n            writeOnlyOptions\n          }\n          ... on FilesystemDestinationOptions {\n            reload\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.OptionsCreateDestinationDocument,
    "\n  mutation OptionsUpdateDestination($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.OptionsUpdateDestinationDocument,
    "\n  mutation OptionsCreateDnsProvider($input: CreateDnsProviderInput!) {\n    createDnsProvider(input: $input) {\n      dnsProvider {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.OptionsCreateDnsProviderDocument,
    "\n  query DestinationsDeployments($id: ID!) {\n    certificate(by: { id: $id }) {\n      dnsProvider {\n        id\n      }\n      destinations {\n        id\n      }\n      deployments {\n        id\n        state\n        attempts\n        lastError\n        deployedAt\n        deployedFingerprint\n        destination {\n          id\n        }\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": typeof types.DestinationsDeploymentsDocument,
    "\n  mutation DestinationsChange($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsChangeDocument,
    "\n  mutation DestinationsUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsUploadDocument,
    "\n  mutation DestinationsReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsReissueDocument,
    "\n  mutation DestinationsCreate($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n        plugin {\n          slug\n          capabilities\n        }\n        options {\n          ... on FilesystemDestinationOptions {\n            path\n            layout\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsCreateDocument,
    "\n  mutation DestinationsUpdate($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        id\n        name\n        version\n        roles {\n          id\n        }\n        options {\n          ... on FilesystemDestinationOptions {\n            path\n            layout\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsUpdateDocument,
    "\n  mutation DestinationsDelete($input: DeleteDestinationInput!) {\n    deleteDestination(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsDeleteDocument,
    "\n  mutation DestinationsDeleteDnsProvider($input: DeleteDnsProviderInput!) {\n    deleteDnsProvider(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsDeleteDnsProviderDocument,
    "\n  query DestinationsList($filter: DestinationFilter) {\n    destinations(filter: $filter) {\n      nodes {\n        id\n        name\n        options {\n          __typename\n        }\n        roles {\n          id\n        }\n        certificates(first: 5) {\n          totalCount\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.DestinationsListDocument,
    "\n  mutation DestinationsDeleteCertificate($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DestinationsDeleteCertificateDocument,
    "\n  query FindDomains($filter: DomainFilter, $first: Int) {\n    domains(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        sensitive\n        version\n      }\n    }\n  }\n": typeof types.FindDomainsDocument,
    "\n  mutation WriteDomain($input: CreateDomainInput!) {\n    createDomain(input: $input) {\n      domain {\n        id\n        name\n        sensitive\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.WriteDomainDocument,
    "\n  mutation MarkDomain($input: UpdateDomainInput!) {\n    updateDomain(input: $input) {\n      domain {\n        sensitive\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.MarkDomainDocument,
    "\n  mutation DropDomain($input: DeleteDomainInput!) {\n    deleteDomain(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DropDomainDocument,
    "\n  query DriftEndpoints($filter: EndpointFilter) {\n    endpoints(filter: $filter) {\n      nodes {\n        id\n        drift\n        driftToldAt\n        served {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.DriftEndpointsDocument,
    "\n  mutation DriftExpect($input: SetEndpointCertificateInput!) {\n    setEndpointCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.DriftExpectDocument,
    "\n  mutation DriftRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.DriftRotateDocument,
    "\n  mutation DriftChange($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.DriftChangeDocument,
    "\n  mutation DriftExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.DriftExportDocument,
    "\n  mutation DriftRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.DriftRevokeDocument,
    "\n  mutation DriftRemoveHold($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.DriftRemoveHoldDocument,
    "\n  mutation UploadCopy($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        owner\n        duplicates {\n          id\n        }\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        path\n        message\n        ... on UploadCertificateError {\n          certificate {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.UploadCopyDocument,
    "\n  mutation RevokeCopy($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeCopyDocument,
    "\n  mutation DeleteCopy($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.DeleteCopyDocument,
    "\n  query StatesOfCopies($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Certificate {\n        state\n        notify\n        revocation {\n          reason\n        }\n        duplicates {\n          id\n        }\n      }\n    }\n  }\n": typeof types.StatesOfCopiesDocument,
    "\n  query EncryptionKeysOf {\n    encryptionKeys {\n      keys {\n        keyId\n        primary\n        available\n        records {\n          table\n          count\n        }\n      }\n      rewrap {\n        running\n        remaining\n        done\n        failed\n        failures {\n          table\n          id\n          keyId\n          code\n        }\n      }\n    }\n  }\n": typeof types.EncryptionKeysOfDocument,
    "\n  mutation RewrapAll($input: RewrapSecretsInput!) {\n    rewrapSecrets(input: $input) {\n      rewrap {\n        remaining\n        running\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RewrapAllDocument,
    "\n  mutation ExportKeyOf($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ExportKeyOfDocument,
    "\n  query ListAroundBadRows {\n    certificates(first: 100) {\n      totalCount\n      nodes {\n        id\n        hasPrivateKey\n        body\n      }\n    }\n  }\n": typeof types.ListAroundBadRowsDocument,
    "\n  query FailedDisclosures($filter: AuditFilter) {\n    auditEvents(filter: $filter) {\n      nodes {\n        action\n        because\n      }\n    }\n  }\n": typeof types.FailedDisclosuresDocument,
    "\n  mutation SwitchingSync($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingSyncDocument,
    "\n  mutation SwitchingRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingRotateDocument,
    "\n  mutation SwitchingRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingRollBackDocument,
    "\n  mutation SwitchingRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingRetryDocument,
    "\n  mutation SwitchingCancel($input: CancelRotationInput!) {\n    cancelRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingCancelDocument,
    "\n  mutation SwitchingAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingAttachDocument,
    "\n  mutation SwitchingUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SwitchingUploadDocument,
    "\n  query SwitchingRotation($id: ID!) {\n    certificate(by: { id: $id }) {\n      fingerprint\n      rotations {\n        id\n        state\n        step\n        lastError\n        replacement {\n          id\n        }\n        steps {\n          step\n          state\n          detail\n          error\n        }\n      }\n      deployments {\n        state\n        location\n        lastError\n      }\n    }\n  }\n": typeof types.SwitchingRotationDocument,
    "\n  query SwitchingEndpoints($filter: EndpointFilter) {\n    endpoints(filter: $filter) {\n      nodes {\n        id\n        version\n        name\n        serverName\n        drift\n        switchable\n        expectedByHand\n        served {\n          id\n        }\n        lastSwitch {\n          state\n          attempts\n          lastError\n          nextAttemptAt\n          certificate {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.SwitchingEndpointsDocument,
    "\n  mutation SwitchTo($input: SwitchEndpointInput!) {\n    switchEndpoint(input: $input) {\n      endpoint {\n        lastSwitch {\n          state\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.SwitchToDocument,
    "\n  query EndpointsAtScale($filter: EndpointFilter) {\n    endpoints(first: 20, filter: $filter) {\n      totalCount\n      nodes {\n        drift\n        expected {\n          name\n        }\n      }\n    }\n  }\n": typeof types.EndpointsAtScaleDocument,
    "\n  query ListEndpoints($filter: EndpointFilter, $first: Int) {\n    endpoints(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        version\n        drift\n        state\n        expectedByHand\n        source {\n          id\n          endpoints(first: 1) {\n            totalCount\n          }\n        }\n        served {\n          id\n          endpoints {\n            id\n          }\n        }\n        expected {\n          id\n        }\n        findings {\n          kind\n          detail\n        }\n      }\n    }\n  }\n": typeof types.ListEndpointsDocument,
    "\n  mutation SetCertificate($input: SetEndpointCertificateInput!) {\n    setEndpointCertificate(input: $input) {\n      endpoint {\n        drift\n        expectedByHand\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.SetCertificateDocument,
    "\n  mutation RevokeServed($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.RevokeServedDocument,
    "\n  query ExpiryTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        totalCount\n        nodes {\n          id\n          type\n          audience\n          address\n          state\n          attempts\n          lastError\n          dueAt\n          sentAt\n          interval {\n            count\n            unit\n          }\n          notification {\n            name\n          }\n          certificate {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.ExpiryToldDocument,
    "\n  mutation ExpiryUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.ExpiryUpdateDocument,
    "\n      mutation ExpiryRevoke($input: RevokeCertificateInput!) {\n        revokeCertificate(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    ": typeof types.ExpiryRevokeDocument,
    "\n      mutation ExpiryDelete($input: DeleteCertificateInput!) {\n        deleteCertificate(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    ": typeof types.ExpiryDeleteDocument,
    "\n  mutation ExportCertificate($id: ID!, $format: ExportFormatInput!) {\n    exportCertificate(input: { id: $id, format: $format }) {\n      export {\n        data\n        fileName\n        mediaType\n        passphrase\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.ExportCertificateDocument,
    "\n  mutation UploadKeyless($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.UploadKeylessDocument,
    "\n  query ExportForms {\n    plugins(kind: EXPORTER) {\n      slug\n      title\n      capabilities\n      options {\n        name\n        type\n        writeOnly\n        defaultValue\n        minimumLength\n        choices {\n          value\n        }\n      }\n    }\n    __type(name: \"ExportFormatInput\") {\n      inputFields {\n        name\n        type {\n          inputFields {\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.ExportFormsDocument,
    "\n  mutation ExportOther($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        fileName\n        mediaType\n        passphrase\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.ExportOtherDocument,
    "\n  mutation CreateWithExtensions($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        commonName\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        domains {\n          name\n        }\n        extensions {\n          basicConstraints {\n            ca\n            pathLength\n          }\n          keyUsage\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          subjectKeyIdentifier\n          authorityKeyIdentifier\n          crlDistributionPoints\n          ocspUrls\n          caIssuerUrls\n          certificatePolicies\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateWithExtensionsDocument,
    "\n  query Purposes {\n    __type(name: \"ExtendedKeyUsagePurpose\") {\n      enumValues {\n        name\n      }\n    }\n  }\n": typeof types.PurposesDocument,
    "\n  query FailingSource($id: ID!) {\n    node(id: $id) {\n      ... on Source {\n        sync {\n          state\n          lastOutcome\n          lastError\n          lastSuccessAt\n          failures\n          failureToldAt\n        }\n      }\n    }\n    sources(filter: { failing: true }) {\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.FailingSourceDocument,
    "\n  mutation HostileUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.HostileUploadDocument,
    "\n  mutation HostileVerify($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        verification {\n          status\n          detail\n        }\n      }\n    }\n  }\n": typeof types.HostileVerifyDocument,
    "\n  mutation HostileAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.HostileAuthorityDocument,
    "\n  mutation HostileCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.HostileCreateDocument,
    "\n  query HostileSearch($filter: CertificateFilter) {\n    certificates(first: 1, filter: $filter) {\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.HostileSearchDocument,
    "\n  mutation CreateOnce($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        serialNumber\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateOnceDocument,
    "\n  mutation UploadOnce($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.UploadOnceDocument,
    "\n  mutation ReissueOnce($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.ReissueOnceDocument,
    "\n  mutation CreateAuthorityOnce($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateAuthorityOnceDocument,
    "\n  mutation UploadForImport($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        hasPrivateKey\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UploadForImportDocument,
    "\n  mutation RevokeForImport($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeForImportDocument,
    "\n  query DeadJobs {\n    jobs(filter: { states: [DEAD] }) {\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.DeadJobsDocument,
    "\n  mutation RetryDeadJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RetryDeadJobDocument,
    "\n  query ListedJobs($first: Int, $after: String, $filter: JobFilter) {\n    jobs(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        type\n        description\n        state\n        attempts\n        maximumAttempts\n        createdAt\n        nextAttemptAt\n        startedAt\n        endedAt\n        lastError\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ListedJobsDocument,
    "\n  query ListedJobTypes {\n    jobTypes {\n      name\n      title\n      schedule\n      lastTickAt\n      waiting\n      running\n      dead\n    }\n  }\n": typeof types.ListedJobTypesDocument,
    "\n  mutation StartAJob($input: StartJobInput!) {\n    startJob(input: $input) {\n      jobType {\n        name\n        waiting\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.StartAJobDocument,
    "\n  mutation RetryAJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      job {\n        state\n        maximumAttempts\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.RetryAJobDocument,
    "\n  mutation CancelAJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      job {\n        state\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CancelAJobDocument,
    "\n  query JobAsNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n": typeof types.JobAsNodeDocument,
    "\n  query JobEvents {\n    auditEvents(filter: { actions: [\"job.start\", \"job.retry\", \"job.cancel\"] }) {\n      nodes {\n        action\n        targetId\n      }\n    }\n  }\n": typeof types.JobEventsDocument,
    "\n  mutation AuthorityToBeKilled($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.AuthorityToBeKilledDocument,
    "\n  mutation OrderBeforeKill($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.OrderBeforeKillDocument,
    "\n  query AfterKill {\n    pendingCertificates(first: 100) {\n      nodes {\n        commonName\n        state\n        lastError\n        certificate {\n          body\n          chain\n          hasPrivateKey\n        }\n      }\n    }\n    certificates(first: 100, filter: { hasPrivateKey: true }) {\n      nodes {\n        commonName\n      }\n    }\n    auditEvents(first: 100, filter: { actions: [\"pending-certificate.take-over\"] }) {\n      nodes {\n        targetName\n      }\n    }\n  }\n": typeof types.AfterKillDocument,
    "\n  query DeadAfterKill {\n    jobs(first: 10, filter: { states: [DEAD] }) {\n      totalCount\n    }\n  }\n": typeof types.DeadAfterKillDocument,
    "\n  query LimitedViewer {\n    viewer {\n      username\n    }\n  }\n": typeof types.LimitedViewerDocument,
    "\n  query LimitedPages($first: Int, $last: Int) {\n    certificates(first: $first, last: $last) {\n      totalCount\n    }\n  }\n": typeof types.LimitedPagesDocument,
    "\n  query LimitedList(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        name\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.LimitedListDocument,
    "\n  query CountedList($first: Int) {\n    certificates(first: $first) {\n      totalCount\n    }\n  }\n": typeof types.CountedListDocument,
    "\n  query PageAtScale($filter: CertificateFilter, $orderBy: [CertificateOrder!]) {\n    certificates(first: 20, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        name\n        owner\n        state\n        notAfter\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.PageAtScaleDocument,
    "\n  query CountAtScale($filter: CertificateFilter) {\n    certificates(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n": typeof types.CountAtScaleDocument,
    "\n  query StatisticsAtScale($groupBy: CertificateStatsDimension!) {\n    certificateStats(groupBy: $groupBy) {\n      key\n      count\n    }\n  }\n": typeof types.StatisticsAtScaleDocument,
    "\n  mutation MeetCa($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.MeetCaDocument,
    "\n  mutation OrderAfterMeeting($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.OrderAfterMeetingDocument,
    "\n  query StandsAt($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        detail\n        lastError\n        attempts\n        nextAttemptAt\n        certificate {\n          body\n          chain\n        }\n      }\n    }\n  }\n": typeof types.StandsAtDocument,
    "\n  query CertificatesOfParents(\n    $ids: [ID!]!\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Authority {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on Role {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on User {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on Domain {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n    }\n  }\n  fragment Listed on CertificateConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n    }\n    nodes {\n      id\n      name\n      authority {\n        name\n      }\n      roles {\n        name\n      }\n    }\n  }\n": typeof types.CertificatesOfParentsDocument,
    "\n  query TwoListsOfParents($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Authority {\n        newest: certificates(first: 2) {\n          nodes {\n            name\n          }\n        }\n        byName: certificates(first: 2, orderBy: [{ field: NAME, direction: ASC }]) {\n          totalCount\n          nodes {\n            name\n          }\n        }\n      }\n    }\n  }\n": typeof types.TwoListsOfParentsDocument,
    "\n  mutation NoticeChangesUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.NoticeChangesUpdateDocument,
    "\n  mutation NoticeChangesDelete($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.NoticeChangesDeleteDocument,
    "\n  mutation NoticeChangesNotification($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.NoticeChangesNotificationDocument,
    "\n  query NoticeChangesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        nodes {\n          type\n          audience\n          address\n          state\n          lastError\n          interval {\n            count\n          }\n        }\n      }\n    }\n  }\n": typeof types.NoticeChangesToldDocument,
    "\n    mutation SecretUrl($input: CreateNotificationInput!) {\n      createNotification(input: $input) {\n        notification {\n          events\n          options {\n            ... on SlackNotifierOptions {\n              writeOnlyOptions\n            }\n          }\n        }\n        userErrors {\n          code\n          path\n          message\n        }\n      }\n    }\n  ": typeof types.SecretUrlDocument,
    "\n  query EventsForetold($id: ID!) {\n    authority(by: { id: $id }) {\n      expiresAt\n      upcomingNotices {\n        interval {\n          count\n        }\n        dueAt\n        toOwner\n        toSecurityTeam\n      }\n    }\n  }\n": typeof types.EventsForetoldDocument,
    "\n  mutation TrySendTest($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        id\n        type\n        state\n        attempts\n        lastError\n        sentAt\n        notification {\n          id\n          deliveries(first: 5) {\n            totalCount\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.TrySendTestDocument,
    "\n  query TryPreview($id: ID!) {\n    previewNotification(id: $id) {\n      subject\n      text\n      entries {\n        dueAt\n        state\n        silentBecause\n        interval {\n          count\n        }\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": typeof types.TryPreviewDocument,
    "\n  query TryDelivery($id: ID!) {\n    node(id: $id) {\n      ... on NotificationDelivery {\n        state\n        lastError\n      }\n    }\n  }\n": typeof types.TryDeliveryDocument,
    "\n  query NoticesOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      notifications {\n        id\n        name\n        owner\n        active\n        version\n        plugin {\n          slug\n        }\n        intervals {\n          count\n          unit\n        }\n        creator {\n          id\n        }\n        options {\n          ... on EmailNotifierOptions {\n            recipients\n          }\n        }\n      }\n    }\n  }\n": typeof types.NoticesOfDocument,
    "\n  mutation NotificationsUpdate($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      notification {\n        id\n        name\n        description\n        owner\n        active\n        version\n        intervals {\n          count\n          unit\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.NotificationsUpdateDocument,
    "\n  mutation NotificationsCreate($input: CreateNotificationInput!) {\n    createNotification(input: $input) {\n      notification {\n        id\n        name\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.NotificationsCreateDocument,
    "\n  mutation NotificationsDelete($input: DeleteNotificationInput!) {\n    deleteNotification(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.NotificationsDeleteDocument,
    "\n  mutation NotificationsUpdateCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.NotificationsUpdateCertificateDocument,
    "\n  query NotificationsList($filter: NotificationFilter, $first: Int, $certificates: CertificateFilter) {\n    notifications(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        certificates(first: 5, filter: $certificates) {\n          totalCount\n          nodes {\n            id\n            notifications {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.NotificationsListDocument,
    "\n  mutation UploadOdd($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        commonName\n        serialNumber\n        serialNumberDecimal\n        notBefore\n        notAfter\n        validityDays\n        daysRemaining\n        state\n        signatureAlgorithm\n        body\n        subject {\n          rfc4514\n          organization\n        }\n        issuer {\n          rfc4514\n        }\n        issuerName\n        subjectAlternativeNames {\n          type\n          value\n        }\n        extensions {\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          certificatePolicies\n          nameConstraints {\n            permitted {\n              type\n              value\n            }\n            excluded {\n              type\n              value\n            }\n          }\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UploadOddDocument,
    "\n  query DomainsOfOdd($id: ID!, $domain: String!) {\n    certificate(by: { id: $id }) {\n      domains {\n        name\n      }\n    }\n    certificates(filter: { domain: $domain }) {\n      totalCount\n    }\n  }\n": typeof types.DomainsOfOddDocument,
    "\n  query OrdersOfOdd($orderBy: [CertificateOrder!], $after: String) {\n    certificates(first: 5, after: $after, orderBy: $orderBy) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.OrdersOfOddDocument,
    "\n  mutation CreateByTheRules($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateByTheRulesDocument,
    "\n  mutation ReissueByTheRules($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.ReissueByTheRulesDocument,
    "\n  mutation UploadByTheRules($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      policyFindings {\n        id\n        verdict\n        path\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.UploadByTheRulesDocument,
    "\n  mutation ImportForTheRules($input: ImportAuthorityInput!) {\n    importAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.ImportForTheRulesDocument,
    "\n  mutation RestrictAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RestrictAuthorityDocument,
    "\n  mutation CreateCaWithRenewalInformation($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.CreateCaWithRenewalInformationDocument,
    "\n  mutation OrderToBeReplaced($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.OrderToBeReplacedDocument,
    "\n  mutation ReissueInPlace($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.ReissueInPlaceDocument,
    "\n  query OrderThatReplaces($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        certificate {\n          id\n          body\n        }\n      }\n    }\n  }\n": typeof types.OrderThatReplacesDocument,
    "\n  mutation MakeOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        version\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.MakeOutsideDocument,
    "\n  mutation OrderHere($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.OrderHereDocument,
    "\n  query BecameOf($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": typeof types.BecameOfDocument,
    "\n  mutation RevokeOutside($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.RevokeOutsideDocument,
    "\n  mutation EndHoldOutside($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.EndHoldOutsideDocument,
    "\n  query Standing($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      revocation {\n        reason\n        remote {\n          state\n          attempts\n          lastError\n          nextAttemptAt\n          toldAt\n        }\n      }\n      suggestedRenewal {\n        start\n        end\n        checkedAt\n      }\n    }\n  }\n": typeof types.StandingDocument,
    "\n  mutation UpdateOutside($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        version\n        active\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UpdateOutsideDocument,
    "\n  mutation ShowCertificate($input: InstallAuthorityCertificateInput!) {\n    installAuthorityCertificate(input: $input) {\n      authority {\n        type\n        certificate {\n          body\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.ShowCertificateDocument,
    "\n  query ListedAuthorities {\n    authorities(first: 50) {\n      nodes {\n        name\n        issuer {\n          slug\n          capabilities\n        }\n        issuerOptions {\n          __typename\n        }\n      }\n    }\n  }\n": typeof types.ListedAuthoritiesDocument,
    "\n  mutation CreateCa($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        issuer {\n          slug\n        }\n        issuerOptions {\n          __typename\n          ... on AcmeIssuerOptions {\n            url\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateCaDocument,
    "\n  mutation OrderFromCa($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.OrderFromCaDocument,
    "\n  query OrderState($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        detail\n        attempts\n        certificate {\n          id\n          body\n          chain\n          serialNumber\n          hasPrivateKey\n          authority {\n            certificate {\n              isAuthority\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.OrderStateDocument,
    "\n  mutation RevokeAtCa($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n        revocation {\n          remote {\n            state\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RevokeAtCaDocument,
    "\n  query RemoteState($id: ID!) {\n    certificate(by: { id: $id }) {\n      revocation {\n        remote {\n          state\n          lastError\n          toldAt\n        }\n      }\n    }\n  }\n": typeof types.RemoteStateDocument,
    "\n  mutation ReissueAtCa($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ReissueAtCaDocument,
    "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      token\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.ChangeMyPasswordDocument,
    "\n  mutation SetTheirPassword($input: SetUserPasswordInput!) {\n    setUserPassword(input: $input) {\n      user {\n        username\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.SetTheirPasswordDocument,
    "\n  mutation EndSessions($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      user {\n        username\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.EndSessionsDocument,
    "\n  mutation CreateOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        type\n        active\n        awaitingCertificate\n        crlUrl\n        expiresAt\n        issuer {\n          kind\n          slug\n        }\n        certificate {\n          body\n          owner\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateOutsideDocument,
    "\n  mutation Order($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      pendingCertificate {\n        id\n        name\n        commonName\n        owner\n        state\n        hasPrivateKey\n        csr\n        subjectAlternativeNames {\n          type\n          value\n        }\n        creator {\n          username\n        }\n        authority {\n          id\n        }\n        version\n        viewerPermissions\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.OrderDocument,
    "\n  query Pending($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        attempts\n        lastError\n        detail\n        externalId\n        nextAttemptAt\n        finishedAt\n        cancelRequested\n        version\n        certificate {\n          id\n          name\n          owner\n          body\n          chain\n          hasPrivateKey\n          externalId\n          rotation\n          description\n          creator {\n            username\n          }\n          authority {\n            id\n          }\n          roles {\n            name\n          }\n          replaces {\n            id\n          }\n          destinations {\n            id\n          }\n          pendingCertificate {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.PendingDocument,
    "\n  mutation CancelPending($input: CancelPendingCertificateInput!) {\n    cancelPendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        cancelRequested\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CancelPendingDocument,
    "\n  mutation RetryPending($input: RetryPendingCertificateInput!) {\n    retryPendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        attempts\n        lastError\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.RetryPendingDocument,
    "\n  mutation CompletePending($input: CompletePendingCertificateInput!) {\n    completePendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        certificate {\n          id\n          hasPrivateKey\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CompletePendingDocument,
    "\n  query ListPending($filter: PendingCertificateFilter) {\n    pendingCertificates(filter: $filter, first: 100) {\n      totalCount\n      nodes {\n        id\n        state\n      }\n    }\n  }\n": typeof types.ListPendingDocument,
    "\n  query DeploymentOfScene($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        id\n      }\n    }\n  }\n": typeof types.DeploymentOfSceneDocument,
    "\n  mutation TestOfScene($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        id\n      }\n    }\n  }\n": typeof types.TestOfSceneDocument,
    "\n  mutation RotationOfScene($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n      }\n    }\n  }\n": typeof types.RotationOfSceneDocument,
    "\n  mutation HandOver($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.HandOverDocument,
    "\n  mutation HandOverNotification($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.HandOverNotificationDocument,
    "\n        query MayListJobs {\n          jobs {\n            totalCount\n          }\n        }\n      ": typeof types.MayListJobsDocument,
    "\n        query MayListJobTypes {\n          jobTypes {\n            name\n            dead\n          }\n        }\n      ": typeof types.MayListJobTypesDocument,
    "\n        mutation MayRetryJob($input: RetryJobInput!) {\n          retryJob(input: $input) {\n            job {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRetryJobDocument,
    "\n        mutation MayCancelJob($input: CancelJobInput!) {\n          cancelJob(input: $input) {\n            job {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCancelJobDocument,
    "\n        mutation MayStartJob($input: StartJobInput!) {\n          startJob(input: $input) {\n            jobType {\n              name\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayStartJobDocument,
    "\n        query MayListPendingCertificates {\n          pendingCertificates {\n            nodes {\n              id\n            }\n          }\n        }\n      ": typeof types.MayListPendingCertificatesDocument,
    "\n        mutation MayRetryPendingCertificate($input: RetryPendingCertificateInput!) {\n          retryPendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRetryPendingCertificateDocument,
    "\n        mutation MayCancelPendingCertificate($input: CancelPendingCertificateInput!) {\n          cancelPendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCancelPendingCertificateDocument,
    "\n        mutation MayCompletePendingCertificate($input: CompletePendingCertificateInput!) {\n          completePendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCompletePendingCertificateDocument,
    "\n  mutation SceneUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      user {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SceneUserDocument,
    "\n  mutation SceneRole($input: CreateRoleInput!) {\n    createRole(input: $input) {\n      role {\n        id\n      }\n    }\n  }\n": typeof types.SceneRoleDocument,
    "\n  mutation SceneDomain($input: CreateDomainInput!) {\n    createDomain(input: $input) {\n      domain {\n        id\n      }\n    }\n  }\n": typeof types.SceneDomainDocument,
    "\n  mutation SceneKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n    }\n  }\n": typeof types.SceneKeyDocument,
    "\n        query MayListUsers($filter: UserFilter) {\n          users(filter: $filter) {\n            totalCount\n          }\n        }\n      ": typeof types.MayListUsersDocument,
    "\n        query MayListRoles {\n          roles {\n            totalCount\n          }\n        }\n      ": typeof types.MayListRolesDocument,
    "\n        query MayListDomains {\n          domains {\n            totalCount\n          }\n        }\n      ": typeof types.MayListDomainsDocument,
    "\n        mutation MayExchangeSignInCode($input: ExchangeSignInCodeInput!) {\n          exchangeSignInCode(input: $input) {\n            token\n            userErrors {\n              code\n            }\n          }\n        }\n      ": typeof types.MayExchangeSignInCodeDocument,
    "\n        mutation MayUpdateUser($input: UpdateUserInput!) {\n          updateUser(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateUserDocument,
    "\n        mutation MayDeleteUser($input: DeleteUserInput!) {\n          deleteUser(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteUserDocument,
    "\n        mutation MayChangePassword($input: ChangePasswordInput!) {\n          changePassword(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayChangePasswordDocument,
    "\n        mutation MaySetUserPassword($input: SetUserPasswordInput!) {\n          setUserPassword(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySetUserPasswordDocument,
    "\n        mutation MaySignOutEverywhere($input: SignOutEverywhereInput!) {\n          signOutEverywhere(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySignOutEverywhereDocument,
    "\n        mutation MayUpdateRole($input: UpdateRoleInput!) {\n          updateRole(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateRoleDocument,
    "\n        mutation MayDeleteRole($input: DeleteRoleInput!) {\n          deleteRole(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteRoleDocument,
    "\n        mutation MayRevokeApiKey($input: RevokeApiKeyInput!) {\n          revokeApiKey(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      ": typeof types.MayRevokeApiKeyDocument,
    "\n        mutation MayUpdateDomain($input: UpdateDomainInput!) {\n          updateDomain(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      ": typeof types.MayUpdateDomainDocument,
    "\n        mutation MayDeleteDomain($input: DeleteDomainInput!) {\n          deleteDomain(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      ": typeof types.MayDeleteDomainDocument,
    "\n  query SceneViewerRoles {\n    viewer {\n      roles {\n        id\n        builtIn\n      }\n    }\n  }\n": typeof types.SceneViewerRolesDocument,
    "\n        query MayListSources {\n          sources {\n            totalCount\n          }\n        }\n      ": typeof types.MayListSourcesDocument,
    "\n        query MayListEndpoints {\n          endpoints {\n            totalCount\n          }\n        }\n      ": typeof types.MayListEndpointsDocument,
    "\n        mutation MayCreateSource($input: CreateSourceInput!) {\n          createSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateSourceDocument,
    "\n        mutation MayUpdateSource($input: UpdateSourceInput!) {\n          updateSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateSourceDocument,
    "\n        mutation MayDeleteSource($input: DeleteSourceInput!) {\n          deleteSource(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteSourceDocument,
    "\n        mutation MaySyncSource($input: SyncSourceInput!) {\n          syncSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySyncSourceDocument,
    "\n        mutation MaySetEndpointCertificate($input: SetEndpointCertificateInput!) {\n          setEndpointCertificate(input: $input) {\n            endpoint {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySetEndpointCertificateDocument,
    "\n        mutation MaySwitchEndpoint($input: SwitchEndpointInput!) {\n          switchEndpoint(input: $input) {\n            endpoint {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySwitchEndpointDocument,
    "\n        query MayListPendingCleaning($sourceId: ID!) {\n          certificatesPendingCleaning(sourceId: $sourceId) {\n            totalCount\n          }\n        }\n      ": typeof types.MayListPendingCleaningDocument,
    "\n        mutation MayCleanSource($input: CleanSourceInput!) {\n          cleanSource(input: $input) {\n            count\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCleanSourceDocument,
    "\n    mutation MayExport($input: ExportCertificateInput!) {\n      exportCertificate(input: $input) {\n        export {\n          fileName\n        }\n        userErrors {\n          code\n          path\n        }\n      }\n    }\n  ": typeof types.MayExportDocument,
    "\n        query MayAskViewer {\n          viewer {\n            id\n          }\n        }\n      ": typeof types.MayAskViewerDocument,
    "\n        query MayAskNode($id: ID!) {\n          node(id: $id) {\n            id\n          }\n        }\n      ": typeof types.MayAskNodeDocument,
    "\n        query MayAskNodes($ids: [ID!]!) {\n          nodes(ids: $ids) {\n            id\n          }\n        }\n      ": typeof types.MayAskNodesDocument,
    "\n        query MayReadKeys {\n          encryptionKeys {\n            rewrap {\n              remaining\n            }\n          }\n        }\n      ": typeof types.MayReadKeysDocument,
    "\n        mutation MayRewrap($input: RewrapSecretsInput!) {\n          rewrapSecrets(input: $input) {\n            rewrap {\n              remaining\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRewrapDocument,
    "\n        query MayReadAudit {\n          auditEvents {\n            totalCount\n          }\n        }\n      ": typeof types.MayReadAuditDocument,
    "\n        query MayAskCertificate($by: CertificateLookup!) {\n          certificate(by: $by) {\n            id\n            body\n            chain\n            csr\n          }\n        }\n      ": typeof types.MayAskCertificateDocument,
    "\n        query MayListCertificates {\n          certificates {\n            totalCount\n          }\n        }\n      ": typeof types.MayListCertificatesDocument,
    "\n        query MayCountCertificates {\n          certificateStats(groupBy: OWNER) {\n            key\n            count\n          }\n        }\n      ": typeof types.MayCountCertificatesDocument,
    "\n        query MayPreviewCertificate($input: CreateCertificateInput!) {\n          certificatePreview(input: $input) {\n            allowed\n          }\n        }\n      ": typeof types.MayPreviewCertificateDocument,
    "\n        query MayListCompromisedKeys {\n          compromisedKeys {\n            nodes {\n              id\n            }\n          }\n        }\n      ": typeof types.MayListCompromisedKeysDocument,
    "\n        query MayListRotationPolicies {\n          rotationPolicies {\n            id\n          }\n        }\n      ": typeof types.MayListRotationPoliciesDocument,
    "\n        query MayAskAuthority($by: AuthorityLookup!) {\n          authority(by: $by) {\n            id\n            chain\n          }\n        }\n      ": typeof types.MayAskAuthorityDocument,
    "\n        query MayListAuthorities {\n          authorities {\n            totalCount\n          }\n        }\n      ": typeof types.MayListAuthoritiesDocument,
    "\n        mutation MaySignIn($input: SignInInput!) {\n          signIn(input: $input) {\n            token\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySignInDocument,
    "\n        mutation MayCreateAuthority($input: CreateAuthorityInput!) {\n          createAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateAuthorityDocument,
    "\n        mutation MayImportAuthority($input: ImportAuthorityInput!) {\n          importAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayImportAuthorityDocument,
    "\n        mutation MayInstallAuthorityCertificate($input: InstallAuthorityCertificateInput!) {\n          installAuthorityCertificate(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayInstallAuthorityCertificateDocument,
    "\n        mutation MayUpdateAuthority($input: UpdateAuthorityInput!) {\n          updateAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateAuthorityDocument,
    "\n        mutation MayDeleteAuthority($input: DeleteAuthorityInput!) {\n          deleteAuthority(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteAuthorityDocument,
    "\n        mutation MayCreateCertificate($input: CreateCertificateInput!) {\n          createCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateCertificateDocument,
    "\n        mutation MayAddCompromisedKey($input: AddCompromisedKeyInput!) {\n          addCompromisedKey(input: $input) {\n            compromisedKey {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayAddCompromisedKeyDocument,
    "\n        mutation MayRemoveCompromisedKey($input: RemoveCompromisedKeyInput!) {\n          removeCompromisedKey(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRemoveCompromisedKeyDocument,
    "\n        mutation MayUploadCertificate($input: UploadCertificateInput!) {\n          uploadCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUploadCertificateDocument,
    "\n        mutation MayUpdateCertificate($input: UpdateCertificateInput!) {\n          updateCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateCertificateDocument,
    "\n        mutation MayReissueCertificate($input: ReissueCertificateInput!) {\n          reissueCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayReissueCertificateDocument,
    "\n        mutation MayRevokeCertificate($input: RevokeCertificateInput!) {\n          revokeCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRevokeCertificateDocument,
    "\n        mutation MayRemoveCertificateHold($input: RemoveCertificateHoldInput!) {\n          removeCertificateHold(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRemoveCertificateHoldDocument,
    "\n        mutation MayVerifyCertificate($input: VerifyCertificateInput!) {\n          verifyCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayVerifyCertificateDocument,
    "\n        mutation MayRevealPrivateKey($input: RevealPrivateKeyInput!) {\n          revealPrivateKey(input: $input) {\n            privateKey\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRevealPrivateKeyDocument,
    "\n        mutation MayDeleteCertificate($input: DeleteCertificateInput!) {\n          deleteCertificate(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteCertificateDocument,
    "\n        mutation MayCreateRotationPolicy($input: CreateRotationPolicyInput!) {\n          createRotationPolicy(input: $input) {\n            rotationPolicy {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateRotationPolicyDocument,
    "\n        mutation MayUpdateRotationPolicy($input: UpdateRotationPolicyInput!) {\n          updateRotationPolicy(input: $input) {\n            rotationPolicy {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateRotationPolicyDocument,
    "\n        mutation MayDeleteRotationPolicy($input: DeleteRotationPolicyInput!) {\n          deleteRotationPolicy(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteRotationPolicyDocument,
    "\n        query MayListPlugins {\n          plugins {\n            slug\n          }\n        }\n      ": typeof types.MayListPluginsDocument,
    "\n        query MayListNotifications {\n          notifications {\n            nodes {\n              id\n            }\n          }\n        }\n      ": typeof types.MayListNotificationsDocument,
    "\n        query MayListDestinations {\n          destinations {\n            nodes {\n              id\n            }\n          }\n        }\n      ": typeof types.MayListDestinationsDocument,
    "\n        query MayListDnsProviders {\n          dnsProviders {\n            id\n          }\n        }\n      ": typeof types.MayListDnsProvidersDocument,
    "\n        query MayPreviewNotification($id: ID!) {\n          previewNotification(id: $id) {\n            subject\n          }\n        }\n      ": typeof types.MayPreviewNotificationDocument,
    "\n        query MayListUpcomingNotices {\n          upcomingNotices {\n            totalCount\n          }\n        }\n      ": typeof types.MayListUpcomingNoticesDocument,
    "\n        mutation MaySendTestNotification($input: SendTestNotificationInput!) {\n          sendTestNotification(input: $input) {\n            delivery {\n              state\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MaySendTestNotificationDocument,
    "\n        mutation MayRetryDelivery($input: RetryDeliveryInput!) {\n          retryDelivery(input: $input) {\n            delivery {\n              state\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRetryDeliveryDocument,
    "\n        mutation MayCreateNotification($input: CreateNotificationInput!) {\n          createNotification(input: $input) {\n            notification {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateNotificationDocument,
    "\n        mutation MayUpdateNotification($input: UpdateNotificationInput!) {\n          updateNotification(input: $input) {\n            notification {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateNotificationDocument,
    "\n        mutation MayDeleteNotification($input: DeleteNotificationInput!) {\n          deleteNotification(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteNotificationDocument,
    "\n        mutation MayCreateDestination($input: CreateDestinationInput!) {\n          createDestination(input: $input) {\n            destination {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateDestinationDocument,
    "\n        mutation MayUpdateDestination($input: UpdateDestinationInput!) {\n          updateDestination(input: $input) {\n            destination {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateDestinationDocument,
    "\n        mutation MayDeleteDestination($input: DeleteDestinationInput!) {\n          deleteDestination(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteDestinationDocument,
    "\n        mutation MayTestDestination($input: TestDestinationInput!) {\n          testDestination(input: $input) {\n            test {\n              passed\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayTestDestinationDocument,
    "\n        mutation MayDeployCertificate($input: DeployCertificateInput!) {\n          deployCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeployCertificateDocument,
    "\n        mutation MayRetryDeployment($input: RetryDeploymentInput!) {\n          retryDeployment(input: $input) {\n            deployment {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRetryDeploymentDocument,
    "\n        mutation MayForgetDeployment($input: ForgetDeploymentInput!) {\n          forgetDeployment(input: $input) {\n            deployment {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayForgetDeploymentDocument,
    "\n        query MayListRotations {\n          rotations {\n            nodes {\n              id\n            }\n          }\n        }\n      ": typeof types.MayListRotationsDocument,
    "\n        mutation MayRotateCertificate($input: RotateCertificateInput!) {\n          rotateCertificate(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRotateCertificateDocument,
    "\n        mutation MayRetryRotation($input: RetryRotationInput!) {\n          retryRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRetryRotationDocument,
    "\n        mutation MayCancelRotation($input: CancelRotationInput!) {\n          cancelRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCancelRotationDocument,
    "\n        mutation MayRollBackRotation($input: RollBackRotationInput!) {\n          rollBackRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayRollBackRotationDocument,
    "\n        mutation MayCreateDnsProvider($input: CreateDnsProviderInput!) {\n          createDnsProvider(input: $input) {\n            dnsProvider {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayCreateDnsProviderDocument,
    "\n        mutation MayUpdateDnsProvider($input: UpdateDnsProviderInput!) {\n          updateDnsProvider(input: $input) {\n            dnsProvider {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayUpdateDnsProviderDocument,
    "\n        mutation MayDeleteDnsProvider($input: DeleteDnsProviderInput!) {\n          deleteDnsProvider(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": typeof types.MayDeleteDnsProviderDocument,
    "\n  query PluginSecretsEverything($ids: [ID!]!) {\n    dnsProviders {\n      id\n      options {\n        __typename\n        ... on WebhookDnsProviderOptions {\n          url\n          writeOnlyOptions\n        }\n      }\n    }\n    notifications(first: 100) {\n      nodes {\n        id\n        version\n        options {\n          __typename\n          ... on WebhookNotifierOptions {\n            url\n            writeOnlyOptions\n          }\n          ... on EmailNotifierOptions {\n            recipients\n          }\n        }\n      }\n    }\n    nodes(ids: $ids) {\n      id\n      ... on Notification {\n        notificationOptions: options {\n          ... on WebhookNotifierOptions {\n            url\n          }\n        }\n      }\n    }\n  }\n": typeof types.PluginSecretsEverythingDocument,
    "\n  mutation PluginSecretsUpdate($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      notification {\n        id\n        version\n        options {\n          ... on WebhookNotifierOptions {\n            url\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.PluginSecretsUpdateDocument,
    "\n  mutation StartCleanUp {\n    startJob(input: { type: \"clean-up\" }) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.StartCleanUpDocument,
    "\n  query CleanUpJobs {\n    jobs(filter: { types: [\"clean-up\"] }) {\n      nodes {\n        state\n      }\n    }\n  }\n": typeof types.CleanUpJobsDocument,
    "\n  mutation ReissueCertificate($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        owner\n        description\n        hasPrivateKey\n        keyType\n        publicKeyFingerprint\n        validityDays\n        notBefore\n        notAfter\n        rotation\n        notify\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          value\n        }\n        extensions {\n          keyUsage\n          extendedKeyUsage {\n            oid\n          }\n          certificatePolicies\n          other {\n            oid\n            value\n          }\n        }\n        roles {\n          name\n        }\n        replaces {\n          id\n        }\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.ReissueCertificateDocument,
    "\n  query OldCertificate($id: ID!) {\n    certificate(by: { id: $id }) {\n      publicKeyFingerprint\n      replacedBy {\n        id\n      }\n    }\n  }\n": typeof types.OldCertificateDocument,
    "\n  mutation RevokeOld($id: ID!, $reason: RevocationReason!) {\n    revokeCertificate(input: { id: $id, reason: $reason }) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeOldDocument,
    "\n  mutation UploadOld($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.UploadOldDocument,
    "\n  mutation RevokeOneMore($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeOneMoreDocument,
    "\n  mutation RevokeInTime($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeInTimeDocument,
    "\n  query ListsThatFailed {\n    jobs(filter: { types: [\"revocation-lists\"] }) {\n      nodes {\n        lastError\n      }\n    }\n  }\n": typeof types.ListsThatFailedDocument,
    "\n  mutation RevokeForList($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeForListDocument,
    "\n  mutation VerifyForList($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        verification {\n          status\n        }\n      }\n    }\n  }\n": typeof types.VerifyForListDocument,
    "\n  mutation ChangesMakePolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesMakePolicyDocument,
    "\n  mutation ChangesPolicy($input: UpdateRotationPolicyInput!) {\n    updateRotationPolicy(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesPolicyDocument,
    "\n  mutation ChangesCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesCertificateDocument,
    "\n  mutation ChangesAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesAuthorityDocument,
    "\n  mutation ChangesRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesRevokeDocument,
    "\n  mutation ChangesRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesRotateDocument,
    "\n  mutation ChangesRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesRetryDocument,
    "\n  mutation ChangesRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesRollBackDocument,
    "\n  query ChangesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        location\n        lastError\n      }\n      rotations {\n        lastError\n        steps {\n          detail\n          error\n        }\n      }\n    }\n  }\n": typeof types.ChangesToldDocument,
    "\n  mutation ChangesDestination($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesDestinationDocument,
    "\n  mutation ChangesMakeOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesMakeOutsideDocument,
    "\n  mutation ChangesOrder($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ChangesOrderDocument,
    "\n  query ChangesStanding($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      deployments {\n        state\n      }\n      rotations {\n        id\n        state\n        step\n        dueAt\n        lastError\n        nextAttemptAt\n        policy {\n          id\n        }\n        replacement {\n          id\n          hasPrivateKey\n        }\n        steps {\n          step\n          state\n          detail\n        }\n      }\n    }\n  }\n": typeof types.ChangesStandingDocument,
    "\n  query RotationPolicies {\n    rotationPolicies {\n      id\n      name\n      days\n      percent\n      version\n    }\n  }\n": typeof types.RotationPoliciesDocument,
    "\n  mutation CreatePolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n        name\n        days\n        percent\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreatePolicyDocument,
    "\n  mutation UpdatePolicy($input: UpdateRotationPolicyInput!) {\n    updateRotationPolicy(input: $input) {\n      rotationPolicy {\n        name\n        days\n        percent\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.UpdatePolicyDocument,
    "\n  mutation DeletePolicy($input: DeleteRotationPolicyInput!) {\n    deleteRotationPolicy(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DeletePolicyDocument,
    "\n  mutation AssignPolicy($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        rotationPolicy {\n          id\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.AssignPolicyDocument,
    "\n  query Due($ids: [ID!]) {\n    due: certificates(filter: { ids: $ids, inRotationWindow: true }) {\n      nodes {\n        id\n      }\n    }\n    notDue: certificates(filter: { ids: $ids, inRotationWindow: false }) {\n      nodes {\n        id\n      }\n    }\n    all: certificates(filter: { ids: $ids }) {\n      nodes {\n        id\n        inRotationWindow\n        rotationPolicy {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.DueDocument,
    "\n  mutation ReissueWithPolicy($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        rotationPolicy {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.ReissueWithPolicyDocument,
    "\n  mutation RotationsPolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n        jitterMinutes\n        revokeReplaced\n        renewalWindow {\n          cron\n          timeZone\n          durationMinutes\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.RotationsPolicyDocument,
    "\n  query RotationsOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      state\n      fingerprint\n      rotation\n      replaces {\n        id\n      }\n      deployments {\n        state\n      }\n      rotations {\n        id\n        state\n        step\n        trigger\n        attempts\n        lastError\n        nextAttemptAt\n        finishedAt\n        certificate {\n          id\n        }\n        replacement {\n          id\n          name\n          rotation\n        }\n        policy {\n          id\n        }\n        steps {\n          step\n          state\n          detail\n          error\n          attempts\n        }\n      }\n    }\n  }\n": typeof types.RotationsOfDocument,
    "\n  query RotationsList($states: [RotationState!]) {\n    rotations(first: 100, states: $states) {\n      nodes {\n        id\n        certificate {\n          id\n        }\n        steps {\n          step\n        }\n      }\n    }\n  }\n": typeof types.RotationsListDocument,
    "\n  mutation RotationsRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n        trigger\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RotationsRotateDocument,
    "\n  mutation RotationsRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      rotation {\n        state\n        attempts\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RotationsRetryDocument,
    "\n  mutation RotationsCancel($input: CancelRotationInput!) {\n    cancelRotation(input: $input) {\n      rotation {\n        state\n        lastError\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RotationsCancelDocument,
    "\n  mutation RotationsRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      rotation {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RotationsRollBackDocument,
    "\n  mutation RotationsRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RotationsRevokeDocument,
    "\n  mutation RotationsActivate($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RotationsActivateDocument,
    "\n  mutation LoggedUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.LoggedUploadDocument,
    "\n  mutation LoggedExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        passphrase\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.LoggedExportDocument,
    "\n  mutation LoggedSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.LoggedSignInDocument,
    "\n  query LoggedList($search: String) {\n    certificates(filter: { search: $search }) {\n      nodes {\n        name\n      }\n    }\n  }\n": typeof types.LoggedListDocument,
    "\n  query Numbered($id: ID!, $authorityId: ID!, $hex: SerialNumber!, $decimal: SerialNumber!) {\n    certificate(by: { id: $id }) {\n      serialNumber\n      serialNumberDecimal\n    }\n    byHex: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $hex } }) {\n      id\n    }\n    byDecimal: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $decimal } }) {\n      id\n    }\n    auditEvents(filter: { actions: [\"certificate.revoke\"] }) {\n      nodes {\n        details\n      }\n    }\n  }\n": typeof types.NumberedDocument,
    "\n  mutation RevokeNumbered($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeNumberedDocument,
    "\n  query ByNumber($serialNumber: SerialNumber!) {\n    certificates(filter: { serialNumber: $serialNumber }) {\n      nodes {\n        name\n      }\n    }\n  }\n": typeof types.ByNumberDocument,
    "\n  query NginxDeployed($id: ID!) {\n    certificate(by: { id: $id }) {\n      fingerprint\n      deployments {\n        id\n        state\n        lastError\n        location\n      }\n    }\n  }\n": typeof types.NginxDeployedDocument,
    "\n  mutation NginxReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n    }\n  }\n": typeof types.NginxReissueDocument,
    "\n  query NginxDrifted {\n    drifted: endpoints(filter: { drifted: true, states: [PRESENT] }) {\n      nodes {\n        port\n        drift\n      }\n    }\n    expired: endpoints(filter: { expired: true, states: [PRESENT] }) {\n      totalCount\n    }\n    endpoints {\n      nodes {\n        serverName\n        drift\n        served {\n          id\n        }\n      }\n    }\n  }\n": typeof types.NginxDriftedDocument,
    "\n  mutation StartTlsDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        servedAt\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.StartTlsDestinationDocument,
    "\n  mutation StartTlsRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.StartTlsRotateDocument,
    "\n  query StartTlsRotations($id: ID!) {\n    certificate(by: { id: $id }) {\n      rotations {\n        state\n        step\n        lastError\n        steps {\n          step\n          state\n          detail\n        }\n      }\n    }\n  }\n": typeof types.StartTlsRotationsDocument,
    "\n  mutation SignInByPassword($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      expiresAt\n      user {\n        username\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SignInByPasswordDocument,
    "\n  query WhoIsAsking {\n    viewer {\n      id\n      username\n    }\n  }\n": typeof types.WhoIsAskingDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": typeof types.NodeByIdDocument,
    "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n    }\n  }\n": typeof types.NodesByIdDocument,
    "\n  query Parts($id: ID!) {\n    certificate(by: { id: $id }) {\n      roles {\n        id\n      }\n      domains {\n        id\n      }\n      creator {\n        id\n      }\n    }\n  }\n": typeof types.PartsDocument,
    "\n  mutation Exchange($input: ExchangeSignInCodeInput!) {\n    exchangeSignInCode(input: $input) {\n      token\n      user {\n        id\n        username\n        email\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.ExchangeDocument,
    "\n  query Me {\n    viewer {\n      id\n      username\n      email\n      identityProviderSubject\n      roles {\n        name\n        builtIn\n        managedByIdentityProvider\n      }\n    }\n  }\n": typeof types.MeDocument,
    "\n  mutation ChangeUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        active\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.ChangeUserDocument,
    "\n  query RoleNamed($search: String!) {\n    roles(filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.RoleNamedDocument,
    "\n  mutation SetMembers($input: UpdateRoleInput!) {\n    updateRole(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.SetMembersDocument,
    "\n  mutation SignOut($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  query PendingCleaning($sourceId: ID!, $graceDays: Int) {\n    certificatesPendingCleaning(sourceId: $sourceId, graceDays: $graceDays) {\n      totalCount\n      nodes {\n        externalId\n        source {\n          id\n        }\n        certificate {\n          commonName\n        }\n      }\n    }\n  }\n": typeof types.PendingCleaningDocument,
    "\n  mutation Clean($input: CleanSourceInput!) {\n    cleanSource(input: $input) {\n      count\n      places {\n        externalId\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CleanDocument,
    "\n  mutation SyncToClean($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SyncToCleanDocument,
    "\n  query PlacesToClean($id: ID!) {\n    certificate(by: { id: $id }) {\n      places {\n        externalId\n        removedAt\n        removalRequestedAt\n        removalError\n        vanishedAt\n      }\n    }\n  }\n": typeof types.PlacesToCleanDocument,
    "\n  query SourceState($id: ID!) {\n    node(id: $id) {\n      ... on Source {\n        sync {\n          state\n          nextSyncAt\n          certificatesFound\n          certificatesImported\n          endpointsFound\n          problemsFound\n          lastOutcome\n          lastError\n          failures\n        }\n        problems {\n          externalId\n          message\n        }\n        endpoints {\n          nodes {\n            name\n            port\n            serverName\n            address\n            startTls\n            state\n            drift\n            protocols\n            served {\n              commonName\n            }\n            expected {\n              commonName\n            }\n            findings {\n              kind\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.SourceStateDocument,
    "\n  mutation SyncNow($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      source {\n        sync {\n          state\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SyncNowDocument,
    "\n  query FoundBy($sourceIds: [ID!]) {\n    certificates(filter: { sourceIds: $sourceIds }, first: 100, orderBy: [{ field: NAME, direction: ASC }]) {\n      totalCount\n      nodes {\n        commonName\n        owner\n        description\n        creator {\n          id\n        }\n        chain\n        sources {\n          id\n        }\n        places {\n          externalId\n          missedSyncs\n          vanishedAt\n          source {\n            name\n          }\n        }\n        endpoints {\n          name\n        }\n        keyFindings {\n          kind\n        }\n      }\n    }\n  }\n": typeof types.FoundByDocument,
    "\n  mutation CreateSource($input: CreateSourceInput!) {\n    createSource(input: $input) {\n      source {\n        id\n        version\n        name\n        active\n        intervalMinutes\n        absentAfter\n        sync {\n          state\n        }\n        plugin {\n          slug\n          capabilities\n        }\n        options {\n          ... on FilesystemSourceOptions {\n            path\n            depth\n            allowRemoval\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateSourceDocument,
    "\n  mutation UpdateSource($input: UpdateSourceInput!) {\n    updateSource(input: $input) {\n      source {\n        version\n        name\n        intervalMinutes\n        options {\n          ... on TlsscanSourceOptions {\n            hosts\n            ports\n            probe\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.UpdateSourceDocument,
    "\n  mutation DeleteSource($input: DeleteSourceInput!) {\n    deleteSource(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DeleteSourceDocument,
    "\n  query ListSources($filter: SourceFilter) {\n    sources(filter: $filter, first: 100) {\n      totalCount\n      nodes {\n        id\n        name\n        options {\n          __typename\n        }\n        sync {\n          state\n        }\n        problems {\n          message\n        }\n        certificates {\n          totalCount\n        }\n        endpoints {\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.ListSourcesDocument,
    "\n  mutation SendTestMessage($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        state\n      }\n    }\n  }\n": typeof types.SendTestMessageDocument,
    "\n  mutation LoadCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        serialNumber\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.LoadCreateDocument,
    "\n  mutation LoadUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n        version\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.LoadUpdateDocument,
    "\n  mutation LoadRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.LoadRevokeDocument,
    "\n  mutation LoadUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.LoadUploadDocument,
    "\n  query LoadVersion($id: ID!) {\n    certificate(by: { id: $id }) {\n      version\n    }\n  }\n": typeof types.LoadVersionDocument,
    "\n  mutation UnprovableAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.UnprovableAuthorityDocument,
    "\n  mutation UnprovableAuthorityChange($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.UnprovableAuthorityChangeDocument,
    "\n  mutation UnprovableCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UnprovableCreateDocument,
    "\n  query UnprovablePreview($input: CreateCertificateInput!) {\n    certificatePreview(input: $input) {\n      allowed\n      rules {\n        id\n        verdict\n        code\n        hint\n        path\n      }\n    }\n  }\n": typeof types.UnprovablePreviewDocument,
    "\n  mutation UnprovableReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UnprovableReissueDocument,
    "\n  mutation UnprovableRetry($input: RetryPendingCertificateInput!) {\n    retryPendingCertificate(input: $input) {\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UnprovableRetryDocument,
    "\n  query UnprovableOrder($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": typeof types.UnprovableOrderDocument,
    "\n  mutation UnprovableRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": typeof types.UnprovableRotateDocument,
    "\n  query UnprovableRotations($id: ID!) {\n    certificate(by: { id: $id }) {\n      rotations {\n        state\n        step\n        attempts\n        lastError\n      }\n    }\n  }\n": typeof types.UnprovableRotationsDocument,
    "\n  query UnprovableOrders {\n    pendingCertificates(first: 50) {\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.UnprovableOrdersDocument,
    "\n  query Upcoming($until: DateTime, $filter: UpcomingNoticeFilter, $first: Int, $after: String) {\n    upcomingNotices(until: $until, filter: $filter, first: $first, after: $after) {\n      totalCount\n      nodes {\n        dueAt\n        interval {\n          count\n        }\n        certificate {\n          id\n          owner\n        }\n        notification {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.UpcomingDocument,
    "\n  query UpcomingTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        nodes {\n          type\n          state\n          notification {\n            name\n          }\n          interval {\n            count\n          }\n        }\n      }\n    }\n  }\n": typeof types.UpcomingToldDocument,
    "\n  query AuthorityFacts($id: ID!) {\n    authority(by: { id: $id }) {\n      version\n      roles {\n        id\n        name\n      }\n    }\n  }\n": typeof types.AuthorityFactsDocument,
    "\n  query CertificateFactsOfAuthority($id: ID!) {\n    certificate(by: { id: $id }) {\n      viewerPermissions\n      roles {\n        name\n      }\n    }\n  }\n": typeof types.CertificateFactsOfAuthorityDocument,
    "\n  mutation CreateFromInactive($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.CreateFromInactiveDocument,
    "\n  mutation DeleteAuthority($input: DeleteAuthorityInput!) {\n    deleteAuthority(input: $input) {\n      deletedId\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.DeleteAuthorityDocument,
    "\n  mutation UploadCertificate($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        chain\n        csr\n        owner\n        state\n        keyAlgorithm\n        keyType\n        hasPrivateKey\n        selfSigned\n        isAuthority\n        serialNumber\n        externalId\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": typeof types.UploadCertificateDocument,
    "\n  mutation KeyOfUpload($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n    }\n  }\n": typeof types.KeyOfUploadDocument,
    "\n  mutation UploadPkcs12($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        body\n        chain\n        csr\n        hasPrivateKey\n        commonName\n      }\n      userErrors {\n        code\n        path\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": typeof types.UploadPkcs12Document,
    "\n  mutation UploadPkcs12Export($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        passphrase\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.UploadPkcs12ExportDocument,
    "\n  query ListPeople($filter: UserFilter, $first: Int, $after: String) {\n    users(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        username\n        email\n        identityProviderSubject\n        roles {\n          name\n        }\n        apiKeys {\n          name\n        }\n      }\n    }\n  }\n": typeof types.ListPeopleDocument,
    "\n  query ListRoles($filter: RoleFilter, $orderBy: [RoleOrder!]) {\n    roles(first: 100, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        name\n        builtIn\n        viewerIsMember\n        hasCredentials\n        members {\n          username\n        }\n        authorities {\n          name\n        }\n      }\n    }\n  }\n": typeof types.ListRolesDocument,
    "\n  mutation DropUser($input: DeleteUserInput!) {\n    deleteUser(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DropUserDocument,
    "\n  mutation DropRole($input: DeleteRoleInput!) {\n    deleteRole(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.DropRoleDocument,
    "\n  mutation TakeOver($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        owner\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.TakeOverDocument,
    "\n  mutation SweepUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        state\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SweepUploadDocument,
    "\n  query SweepFacts($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      rotation\n      notify\n      revocation {\n        reason\n        revokedAt\n        revokedBy {\n          username\n        }\n      }\n      verification {\n        status\n        method\n        detail\n      }\n      auditEvents(first: 1) {\n        nodes {\n          action\n          because\n        }\n      }\n    }\n  }\n": typeof types.SweepFactsDocument,
    "\n  mutation SweepRotate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.SweepRotateDocument,
    "\n  mutation SweepDelete($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n    }\n  }\n": typeof types.SweepDeleteDocument,
    "\n  mutation UploadToVerify($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        version\n        verification {\n          status\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.UploadToVerifyDocument,
    "\n  mutation Verify($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        id\n        version\n        state\n        revocation {\n          reason\n        }\n        verification {\n          status\n          method\n          checkedAt\n          detail\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.VerifyDocument,
    "\n  query StoredVerification($id: ID!) {\n    certificate(by: { id: $id }) {\n      verification {\n        status\n        method\n        detail\n      }\n    }\n    auditEvents(filter: { actions: [\"certificate.verify\"] }, first: 1) {\n      nodes {\n        because\n        details\n      }\n    }\n  }\n": typeof types.StoredVerificationDocument,
    "\n  mutation RevokeToVerify($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeToVerifyDocument,
    "\n  query WhoSeesFailures($source: ID!, $certificate: ID!) {\n    node(id: $source) {\n      ... on Source {\n        sync {\n          lastOutcome\n          lastError\n          problemsFound\n        }\n        problems {\n          message\n        }\n        endpoints(first: 100) {\n          nodes {\n            lastProblem\n            lastSwitch {\n              state\n              lastError\n            }\n          }\n        }\n      }\n    }\n    certificate(by: { id: $certificate }) {\n      places {\n        removalError\n      }\n      revocation {\n        remote {\n          state\n          lastError\n        }\n      }\n    }\n  }\n": typeof types.WhoSeesFailuresDocument,
    "\n  mutation RevokeAsLeastPrivileged($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.RevokeAsLeastPrivilegedDocument,
    "\n  query KeysAfterSignal {\n    encryptionKeys {\n      keys {\n        keyId\n      }\n    }\n  }\n": typeof types.KeysAfterSignalDocument,
    "\n  mutation CreateAuthorityInFull($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        owner\n        active\n        awaitingCertificate\n        type\n        csr\n        keyType\n        pathLength\n        expiresAt\n        version\n        chain\n        chainComplete\n        certificateUrl\n        crlUrl\n        roles {\n          id\n          name\n        }\n        parent {\n          id\n        }\n        nameConstraints {\n          permitted {\n            type\n            value\n          }\n          excluded {\n            type\n            value\n          }\n        }\n        certificate {\n          id\n          body\n          notBefore\n          notAfter\n          owner\n          hasPrivateKey\n          roles {\n            name\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.CreateAuthorityInFullDocument,
    "\n  mutation ImportAuthority($input: ImportAuthorityInput!) {\n    importAuthority(input: $input) {\n      authority {\n        id\n        name\n        type\n        active\n        keyType\n        chain\n        chainComplete\n        version\n        parent {\n          id\n        }\n        certificate {\n          id\n          owner\n          hasPrivateKey\n          chain\n          roles {\n            name\n          }\n        }\n      }\n      warnings\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.ImportAuthorityDocument,
    "\n  mutation InstallCertificate($input: InstallAuthorityCertificateInput!) {\n    installAuthorityCertificate(input: $input) {\n      authority {\n        id\n        active\n        awaitingCertificate\n        chain\n        chainComplete\n        version\n        parent {\n          id\n        }\n        certificate {\n          id\n        }\n      }\n      warnings\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.InstallCertificateDocument,
    "\n  mutation UpdateAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        id\n        owner\n        description\n        active\n        version\n        roles {\n          id\n          name\n        }\n        issuance {\n          allowedKeyTypes\n          defaultValidityDays\n          maximumValidityDays\n        }\n        certificate {\n          owner\n          viewerPermissions\n          roles {\n            name\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.UpdateAuthorityDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query PeopleViewer {\n    viewer {\n      id\n      username\n      email\n      active\n      version\n      roles {\n        id\n        name\n      }\n      apiKeys {\n        id\n        name\n        prefix\n        scopes\n        lastUsedAt\n        revokedAt\n        expiresAt\n        user {\n          username\n        }\n      }\n    }\n  }\n": typeof types.PeopleViewerDocument,
    "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      user {\n        id\n        username\n        email\n        version\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.PeopleCreateUserDocument,
    "\n  mutation PeopleUpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        email\n        active\n        version\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.PeopleUpdateUserDocument,
    "\n  mutation PeopleCreateRole($input: CreateRoleInput!) {\n    createRole(input: $input) {\n      role {\n        id\n        name\n        version\n        hasCredentials\n        members {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.PeopleCreateRoleDocument,
    "\n  mutation PeopleUpdateRole($input: UpdateRoleInput!) {\n    updateRole(input: $input) {\n      role {\n        id\n        name\n        description\n        version\n        hasCredentials\n        members {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.PeopleUpdateRoleDocument,
    "\n  mutation PeopleCreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      token\n      apiKey {\n        id\n        prefix\n        name\n        expiresAt\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": typeof types.PeopleCreateApiKeyDocument,
    "\n  mutation PeopleRevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        revokedAt\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": typeof types.PeopleRevokeApiKeyDocument,
    "\n  mutation SeedNotification($input: CreateNotificationInput!) {\n    createNotification(input: $input) {\n      notification {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedNotificationDocument,
    "\n  mutation SeedDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedDestinationDocument,
    "\n  mutation SeedDnsProvider($input: CreateDnsProviderInput!) {\n    createDnsProvider(input: $input) {\n      dnsProvider {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedDnsProviderDocument,
    "\n  mutation SeedSource($input: CreateSourceInput!) {\n    createSource(input: $input) {\n      source {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedSourceDocument,
    "\n  mutation SeedAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        version\n        certificate {\n          id\n          body\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedAuthorityDocument,
    "\n  mutation SeedCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        version\n        body\n        chain\n        serialNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedCertificateDocument,
    "\n  query DeploymentsAfterKills($after: String) {\n    certificates(first: 100, after: $after, filter: { hasPrivateKey: true }) {\n      nodes {\n        id\n        name\n        deployments {\n          state\n          placeName\n          lastError\n        }\n        replacedBy {\n          id\n        }\n        rotations {\n          state\n          lastError\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DeploymentsAfterKillsDocument,
    "\n  query UnfinishedJobs($states: [JobState!]!) {\n    jobs(first: 100, filter: { states: $states }) {\n      totalCount\n      nodes {\n        type\n        description\n        state\n        lastError\n      }\n    }\n  }\n": typeof types.UnfinishedJobsDocument,
    "\n  mutation PolicyUnderKills($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n      }\n    }\n  }\n": typeof types.PolicyUnderKillsDocument,
};
const documents: Documents = {
    "\n  mutation DescribeByKey($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DescribeByKeyDocument,
    "\n  query ListByKey {\n    certificates {\n      totalCount\n    }\n  }\n": types.ListByKeyDocument,
    "\n  mutation ChangePasswordByKey($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangePasswordByKeyDocument,
    "\n  mutation SetPasswordByKey($input: SetUserPasswordInput!) {\n    setUserPassword(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SetPasswordByKeyDocument,
    "\n  query ApiKeyNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n": types.ApiKeyNodeDocument,
    "\n  query AuditLog($filter: AuditFilter, $first: Int, $after: String) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        occurredAt\n        actorKind\n        actorId\n        actorName\n        action\n        targetType\n        targetId\n        targetName\n        outcome\n        because\n        requestId\n        address\n        details\n        seal {\n          sequence\n          digest\n        }\n      }\n    }\n  }\n": types.AuditLogDocument,
    "\n  mutation AuditedExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.AuditedExportDocument,
    "\n  mutation AuditedRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.AuditedRevokeDocument,
    "\n  mutation AuditedCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.AuditedCreateDocument,
    "\n  mutation AuditedSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n      }\n    }\n  }\n": types.AuditedSignInDocument,
    "\n  query AuditedReading {\n    certificates {\n      nodes {\n        name\n      }\n    }\n  }\n": types.AuditedReadingDocument,
    "\n  query AuditEventById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": types.AuditEventByIdDocument,
    "\n    query AuditOfCertificates($ids: [ID!]!, $first: Int, $after: String) {\n      nodes(ids: $ids) {\n        ... on Certificate {\n          auditEvents(first: $first, after: $after) {\n            totalCount\n            pageInfo {\n              endCursor\n            }\n            nodes {\n              action\n            }\n          }\n        }\n      }\n    }\n  ": types.AuditOfCertificatesDocument,
    "\n  mutation CreateAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        owner\n        type\n        active\n        expiresAt\n        chain\n        issuance {\n          allowedKeyTypes\n          defaultValidityDays\n          maximumValidityDays\n        }\n        parent {\n          id\n        }\n        roles {\n          name\n        }\n        creator {\n          username\n        }\n        viewerPermissions\n        certificate {\n          id\n          body\n          hasPrivateKey\n          isAuthority\n          keyType\n          authority {\n            id\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateAuthorityDocument,
    "\n  query Authorities($first: Int, $after: String, $filter: AuthorityFilter, $orderBy: [AuthorityOrder!]) {\n    authorities(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.AuthoritiesDocument,
    "\n  query AuthorityBy($by: AuthorityLookup!) {\n    authority(by: $by) {\n      id\n      children {\n        id\n      }\n      viewerPermissions\n    }\n  }\n": types.AuthorityByDocument,
    "\n  mutation IssueUnder($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.IssueUnderDocument,
    "\n  mutation ExportOfCa($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ExportOfCaDocument,
    "\n  mutation RevealOfCa($input: RevealPrivateKeyInput!) {\n    revealPrivateKey(input: $input) {\n      privateKey\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevealOfCaDocument,
    "\n  mutation ReissueOfCa($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ReissueOfCaDocument,
    "\n  mutation UploadKeyOfCa($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.UploadKeyOfCaDocument,
    "\n  mutation ShareCertificateOfCa($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ShareCertificateOfCaDocument,
    "\n  mutation CreateFromWaiting($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateFromWaitingDocument,
    "\n  mutation UploadSignedElsewhere($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.UploadSignedElsewhereDocument,
    "\n  mutation HoldRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n        notify\n        rotation\n        revocation {\n          reason\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.HoldRevokeDocument,
    "\n  mutation HoldRemove($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      certificate {\n        state\n        notify\n        rotation\n        revocation {\n          reason\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.HoldRemoveDocument,
    "\n  query HoldAudit($id: ID!) {\n    certificate(by: { id: $id }) {\n      auditEvents(first: 1) {\n        nodes {\n          action\n          because\n          details\n        }\n      }\n    }\n  }\n": types.HoldAuditDocument,
    "\n  query Listed(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n      nodes {\n        name\n        commonName\n        owner\n        state\n        createdAt\n        notAfter\n        notBefore\n      }\n    }\n  }\n": types.ListedDocument,
    "\n  query Counted($groupBy: CertificateStatsDimension!, $filter: CertificateFilter) {\n    certificateStats(groupBy: $groupBy, filter: $filter) {\n      key\n      label\n      count\n    }\n  }\n": types.CountedDocument,
    "\n  query PreviewCertificate($input: CreateCertificateInput!) {\n    certificatePreview(input: $input) {\n      allowed\n      tbs\n      notBefore\n      notAfter\n      keyType\n      signatureAlgorithm\n      subject {\n        rfc4514\n      }\n      subjectAlternativeNames {\n        type\n        value\n      }\n      extensions {\n        keyUsage\n        extendedKeyUsage {\n          oid\n        }\n      }\n      rules {\n        id\n        source\n        verdict\n        code\n        observed\n        limit\n        hint\n        path\n      }\n      lint {\n        rule\n        severity\n        message\n        citation\n      }\n    }\n  }\n": types.PreviewCertificateDocument,
    "\n  mutation CreateAsPreviewed($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateAsPreviewedDocument,
    "\n  mutation ExportSafely($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ExportSafelyDocument,
    "\n  mutation UpdateSafely($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.UpdateSafelyDocument,
    "\n  mutation CreateSafely($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateSafelyDocument,
    "\n  query StateOfSafe($id: ID!, $name: String) {\n    certificate(by: { id: $id }) {\n      notify\n      replacedBy {\n        id\n      }\n    }\n    certificates(filter: { search: $name }) {\n      totalCount\n    }\n  }\n": types.StateOfSafeDocument,
    "\n  mutation UpdateCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n        version\n        owner\n        description\n        notify\n        rotation\n        updatedAt\n        roles {\n          id\n          name\n        }\n        replaces {\n          id\n          replacedBy {\n            id\n          }\n        }\n        viewerPermissions\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UpdateCertificateDocument,
    "\n  mutation RevokeCertificate($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n        state\n        notify\n        rotation\n        version\n        revocation {\n          reason\n          comment\n          revokedAt\n          revokedBy {\n            username\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.RevokeCertificateDocument,
    "\n  mutation UploadOther($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.UploadOtherDocument,
    "\n  query CloudPlaces($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        location\n        lastError\n        destination {\n          options {\n            __typename\n            ... on AcmDestinationOptions {\n              region\n              accessKeyId\n              tags\n              writeOnlyOptions\n            }\n          }\n        }\n      }\n    }\n  }\n": types.CloudPlacesDocument,
    "\n  mutation CloudReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.CloudReissueDocument,
    "\n  mutation CloudDetach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CloudDetachDocument,
    "\n  mutation CloudMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CloudMoveDocument,
    "\n  mutation AddKnownKey($input: AddCompromisedKeyInput!) {\n    addCompromisedKey(input: $input) {\n      compromisedKey {\n        id\n        publicKeyFingerprint\n        reason\n        source\n        addedBy {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.AddKnownKeyDocument,
    "\n  mutation RemoveKnownKey($input: RemoveCompromisedKeyInput!) {\n    removeCompromisedKey(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.RemoveKnownKeyDocument,
    "\n  query RemovalsOfKeys {\n    auditEvents(filter: { actions: [\"compromised-key.delete\"] }, first: 10) {\n      nodes {\n        because\n        details\n      }\n    }\n  }\n": types.RemovalsOfKeysDocument,
    "\n  mutation CreateForKey($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        keyFindings {\n          kind\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateForKeyDocument,
    "\n  mutation UploadKey($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        keyFindings {\n          kind\n          message\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.UploadKeyDocument,
    "\n  mutation RevokeForKey($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeForKeyDocument,
    "\n  query ListCompromisedKeys {\n    compromisedKeys(first: 100) {\n      nodes {\n        publicKeyFingerprint\n        source\n        reason\n      }\n      totalCount\n    }\n  }\n": types.ListCompromisedKeysDocument,
    "\n  mutation CorpusUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        fingerprint\n        serialNumber\n        serialNumberDecimal\n        notBefore\n        notAfter\n        validityDays\n        publicKeyFingerprint\n        isAuthority\n        hasPrivateKey\n        subject {\n          rfc4514\n        }\n        issuer {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        extensions {\n          basicConstraints {\n            ca\n            pathLength\n          }\n          keyUsage\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          nameConstraints {\n            permitted {\n              value\n            }\n            excluded {\n              value\n            }\n          }\n          crlDistributionPoints\n          certificatePolicies\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CorpusUploadDocument,
    "\n  mutation CorpusRequest($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        subject {\n          rfc4514\n        }\n        hasPrivateKey\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CorpusRequestDocument,
    "\n  query Everything($after: String) {\n    certificates(first: 100, after: $after) {\n      nodes {\n        id\n        name\n        body\n        hasPrivateKey\n        roles {\n          id\n        }\n        domains {\n          id\n        }\n        authority {\n          id\n        }\n        creator {\n          id\n        }\n        chain\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.EverythingDocument,
    "\n  mutation KeyAfterCrash($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.KeyAfterCrashDocument,
    "\n  query AuthorityTree($filter: AuthorityFilter) {\n    authorities(filter: $filter, first: 100) {\n      nodes {\n        id\n        name\n        parent {\n          id\n        }\n        children {\n          id\n        }\n        issuedCounts {\n          total\n          valid\n          notYetValid\n          expired\n          revoked\n        }\n        keyType\n        pathLength\n        chainComplete\n        csr\n        nameConstraints {\n          permitted {\n            value\n          }\n        }\n        roles {\n          name\n        }\n      }\n    }\n  }\n": types.AuthorityTreeDocument,
    "\n  mutation RevokeForCounts($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeForCountsDocument,
    "\n  mutation CreateBadCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateBadCertificateDocument,
    "\n  mutation CreateCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        chain\n        csr\n        commonName\n        keyType\n        keyAlgorithm\n        hasPrivateKey\n        owner\n        state\n        serialNumber\n        notBefore\n        notAfter\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        roles {\n          name\n        }\n        domains {\n          name\n        }\n        replaces {\n          id\n        }\n        authority {\n          id\n        }\n        creator {\n          username\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateCertificateDocument,
    "\n  mutation ExportKey($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ExportKeyDocument,
    "\n  mutation RestartCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RestartCreateDocument,
    "\n  query RestartStanding {\n    certificates(first: 100, filter: { hasPrivateKey: true }) {\n      nodes {\n        deployments {\n          state\n        }\n      }\n    }\n    jobs(first: 100, filter: { states: [DEAD] }) {\n      nodes {\n        type\n        lastError\n      }\n    }\n    jobTypes {\n      name\n      lastTickAt\n    }\n  }\n": types.RestartStandingDocument,
    "\n  mutation DeleteOne($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DeleteOneDocument,
    "\n  query SeenEverywhere(\n    $id: ID!\n    $name: String!\n    $fingerprint: Fingerprint!\n    $serial: IssuerAndSerialInput!\n    $text: String!\n    $related: ID!\n  ) {\n    node(id: $id) {\n      id\n    }\n    byId: certificate(by: { id: $id }) {\n      id\n    }\n    byName: certificate(by: { name: $name }) {\n      id\n    }\n    byFingerprint: certificate(by: { fingerprint: $fingerprint }) {\n      id\n    }\n    bySerial: certificate(by: { serial: $serial }) {\n      id\n    }\n    listed: certificates(filter: { ids: [$id] }) {\n      totalCount\n    }\n    searched: certificates(filter: { search: $text }) {\n      totalCount\n    }\n    counted: certificateStats(groupBy: OWNER, filter: { search: $text }) {\n      count\n    }\n    related: certificate(by: { id: $related }) {\n      replaces {\n        id\n      }\n      replacedBy {\n        id\n      }\n    }\n    notReplaced: certificates(filter: { ids: [$related], replaced: false }) {\n      totalCount\n    }\n    authorities {\n      nodes {\n        certificates {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.SeenEverywhereDocument,
    "\n  query FactsOfOne($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      fingerprint\n      serialNumber\n      version\n      viewerPermissions\n    }\n  }\n": types.FactsOfOneDocument,
    "\n  mutation ReplaceBoth($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.ReplaceBothDocument,
    "\n  mutation RevokeDeleted($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeDeletedDocument,
    "\n  mutation Reveal($input: RevealPrivateKeyInput!) {\n    revealPrivateKey(input: $input) {\n      privateKey\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.RevealDocument,
    "\n  mutation ExportDeleted($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ExportDeletedDocument,
    "\n  mutation UploadPublic($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.UploadPublicDocument,
    "\n  mutation DeleteWhileUsed($input: DeleteAuthorityInput!) {\n    deleteAuthority(input: $input) {\n      deletedId\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeleteWhileUsedDocument,
    "\n  mutation CreateWhileDeleted($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.CreateWhileDeletedDocument,
    "\n  query RetriesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 20) {\n        nodes {\n          id\n          audience\n          state\n          attempts\n          lastError\n          sentAt\n        }\n      }\n    }\n  }\n": types.RetriesToldDocument,
    "\n  mutation RetryDelivery($input: RetryDeliveryInput!) {\n    retryDelivery(input: $input) {\n      delivery {\n        state\n        attempts\n        lastError\n      }\n      userErrors {\n        code\n        path\n        message\n      }\n    }\n  }\n": types.RetryDeliveryDocument,
    "\n  query RetriesAudit {\n    auditEvents(first: 5, filter: { actions: [\"notification.retry\"] }) {\n      nodes {\n        action\n        outcome\n      }\n    }\n  }\n": types.RetriesAuditDocument,
    "\n      mutation RetriesDeactivate($input: UpdateNotificationInput!) {\n        updateNotification(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    ": types.RetriesDeactivateDocument,
    "\n  mutation OddlyNamed($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.OddlyNamedDocument,
    "\n  query OddlyLocated($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        lastError\n        location\n      }\n    }\n  }\n": types.OddlyLocatedDocument,
    "\n  mutation OddlyDetached($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.OddlyDetachedDocument,
    "\n  query PlacesOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        attempts\n        lastError\n        placeName\n        location\n      }\n    }\n  }\n": types.PlacesOfDocument,
    "\n  mutation PlacesReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.PlacesReissueDocument,
    "\n  mutation PlacesAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.PlacesAttachDocument,
    "\n  mutation DeploymentWorkAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentWorkAttachDocument,
    "\n  mutation DeploymentWorkDelete($input: DeleteDestinationInput!) {\n    deleteDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentWorkDeleteDocument,
    "\n  mutation DeploymentWorkMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentWorkMoveDocument,
    "\n  query NotYetValidDeployments($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      deployments {\n        id\n        state\n        attempts\n        lastError\n        nextAttemptAt\n        placeName\n      }\n    }\n  }\n": types.NotYetValidDeploymentsDocument,
    "\n  mutation NotYetValidAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.NotYetValidAttachDocument,
    "\n  mutation NotYetValidDeploy($input: DeployCertificateInput!) {\n    deployCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.NotYetValidDeployDocument,
    "\n  mutation NotYetValidUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.NotYetValidUploadDocument,
    "\n  query DeploymentsOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      fingerprint\n      state\n      deployments {\n        id\n        state\n        desired\n        attempts\n        lastError\n        lastAttemptAt\n        nextAttemptAt\n        deployedAt\n        deployedFingerprint\n        location\n      }\n    }\n  }\n": types.DeploymentsOfDocument,
    "\n  mutation DeploymentsAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DeploymentsAttachDocument,
    "\n  mutation DeploymentsDeploy($input: DeployCertificateInput!) {\n    deployCertificate(input: $input) {\n      certificate {\n        deployments {\n          state\n          attempts\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DeploymentsDeployDocument,
    "\n  mutation DeploymentsRetry($input: RetryDeploymentInput!) {\n    retryDeployment(input: $input) {\n      deployment {\n        state\n        attempts\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsRetryDocument,
    "\n  mutation DeploymentsForget($input: ForgetDeploymentInput!) {\n    forgetDeployment(input: $input) {\n      deployment {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsForgetDocument,
    "\n  mutation DeploymentsReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsReissueDocument,
    "\n  mutation DeploymentsRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsRevokeDocument,
    "\n  mutation DeploymentsEndHold($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsEndHoldDocument,
    "\n  mutation DeploymentsMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsMoveDocument,
    "\n  mutation DeploymentsTest($input: TestDestinationInput!) {\n    testDestination(input: $input) {\n      test {\n        passed\n        probed\n        message\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeploymentsTestDocument,
    "\n  query DeploymentsAtDestinations($search: String!, $states: [DeploymentState!]) {\n    destinations(filter: { search: $search }) {\n      nodes {\n        deployments(first: 5, states: $states) {\n          totalCount\n          nodes {\n            state\n            certificate {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n": types.DeploymentsAtDestinationsDocument,
    "\n  query DeploymentsDisclosures($first: Int!) {\n    auditEvents(first: $first, filter: { actions: [\"certificate.deploy-key\", \"certificate.deploy\"] }) {\n      nodes {\n        action\n        actorName\n        outcome\n        targetId\n        details\n      }\n    }\n  }\n": types.DeploymentsDisclosuresDocument,
    "\n  mutation DestinationMovesMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        version\n      }\n      userErrors {\n        code\n        path\n        message\n      }\n    }\n  }\n": types.DestinationMovesMoveDocument,
    "\n  mutation DestinationMovesAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DestinationMovesAttachDocument,
    "\n  query DestinationMovesLocations($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        location\n      }\n    }\n  }\n": types.DestinationMovesLocationsDocument,
    "\n  query DestinationMovesAudit {\n    auditEvents(first: 1, filter: { actions: [\"destination.update\"] }) {\n      nodes {\n        details\n      }\n    }\n  }\n": types.DestinationMovesAuditDocument,
    "\n  mutation OptionsCreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n        version\n        options {\n          ... on SftpDestinationOptions {\n            host\n            port\n            user\n            path\n            writeOnlyOptions\n          }\n          ... on FilesystemDestinationOptions {\n            reload\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.OptionsCreateDestinationDocument,
    "\n  mutation OptionsUpdateDestination($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.OptionsUpdateDestinationDocument,
    "\n  mutation OptionsCreateDnsProvider($input: CreateDnsProviderInput!) {\n    createDnsProvider(input: $input) {\n      dnsProvider {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.OptionsCreateDnsProviderDocument,
    "\n  query DestinationsDeployments($id: ID!) {\n    certificate(by: { id: $id }) {\n      dnsProvider {\n        id\n      }\n      destinations {\n        id\n      }\n      deployments {\n        id\n        state\n        attempts\n        lastError\n        deployedAt\n        deployedFingerprint\n        destination {\n          id\n        }\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": types.DestinationsDeploymentsDocument,
    "\n  mutation DestinationsChange($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsChangeDocument,
    "\n  mutation DestinationsUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsUploadDocument,
    "\n  mutation DestinationsReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsReissueDocument,
    "\n  mutation DestinationsCreate($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n        plugin {\n          slug\n          capabilities\n        }\n        options {\n          ... on FilesystemDestinationOptions {\n            path\n            layout\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsCreateDocument,
    "\n  mutation DestinationsUpdate($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        id\n        name\n        version\n        roles {\n          id\n        }\n        options {\n          ... on FilesystemDestinationOptions {\n            path\n            layout\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsUpdateDocument,
    "\n  mutation DestinationsDelete($input: DeleteDestinationInput!) {\n    deleteDestination(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsDeleteDocument,
    "\n  mutation DestinationsDeleteDnsProvider($input: DeleteDnsProviderInput!) {\n    deleteDnsProvider(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsDeleteDnsProviderDocument,
    "\n  query DestinationsList($filter: DestinationFilter) {\n    destinations(filter: $filter) {\n      nodes {\n        id\n        name\n        options {\n          __typename\n        }\n        roles {\n          id\n        }\n        certificates(first: 5) {\n          totalCount\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.DestinationsListDocument,
    "\n  mutation DestinationsDeleteCertificate($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DestinationsDeleteCertificateDocument,
    "\n  query FindDomains($filter: DomainFilter, $first: Int) {\n    domains(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        sensitive\n        version\n      }\n    }\n  }\n": types.FindDomainsDocument,
    "\n  mutation WriteDomain($input: CreateDomainInput!) {\n    createDomain(input: $input) {\n      domain {\n        id\n        name\n        sensitive\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.WriteDomainDocument,
    "\n  mutation MarkDomain($input: UpdateDomainInput!) {\n    updateDomain(input: $input) {\n      domain {\n        sensitive\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.MarkDomainDocument,
    "\n  mutation DropDomain($input: DeleteDomainInput!) {\n    deleteDomain(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DropDomainDocument,
    "\n  query DriftEndpoints($filter: EndpointFilter) {\n    endpoints(filter: $filter) {\n      nodes {\n        id\n        drift\n        driftToldAt\n        served {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.DriftEndpointsDocument,
    "\n  mutation DriftExpect($input: SetEndpointCertificateInput!) {\n    setEndpointCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.DriftExpectDocument,
    "\n  mutation DriftRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.DriftRotateDocument,
    "\n  mutation DriftChange($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.DriftChangeDocument,
    "\n  mutation DriftExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.DriftExportDocument,
    "\n  mutation DriftRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.DriftRevokeDocument,
    "\n  mutation DriftRemoveHold($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.DriftRemoveHoldDocument,
    "\n  mutation UploadCopy($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        owner\n        duplicates {\n          id\n        }\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        path\n        message\n        ... on UploadCertificateError {\n          certificate {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n": types.UploadCopyDocument,
    "\n  mutation RevokeCopy($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeCopyDocument,
    "\n  mutation DeleteCopy($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n      userErrors {\n        code\n      }\n    }\n  }\n": types.DeleteCopyDocument,
    "\n  query StatesOfCopies($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Certificate {\n        state\n        notify\n        revocation {\n          reason\n        }\n        duplicates {\n          id\n        }\n      }\n    }\n  }\n": types.StatesOfCopiesDocument,
    "\n  query EncryptionKeysOf {\n    encryptionKeys {\n      keys {\n        keyId\n        primary\n        available\n        records {\n          table\n          count\n        }\n      }\n      rewrap {\n        running\n        remaining\n        done\n        failed\n        failures {\n          table\n          id\n          keyId\n          code\n        }\n      }\n    }\n  }\n": types.EncryptionKeysOfDocument,
    "\n  mutation RewrapAll($input: RewrapSecretsInput!) {\n    rewrapSecrets(input: $input) {\n      rewrap {\n        remaining\n        running\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RewrapAllDocument,
    "\n  mutation ExportKeyOf($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ExportKeyOfDocument,
    "\n  query ListAroundBadRows {\n    certificates(first: 100) {\n      totalCount\n      nodes {\n        id\n        hasPrivateKey\n        body\n      }\n    }\n  }\n": types.ListAroundBadRowsDocument,
    "\n  query FailedDisclosures($filter: AuditFilter) {\n    auditEvents(filter: $filter) {\n      nodes {\n        action\n        because\n      }\n    }\n  }\n": types.FailedDisclosuresDocument,
    "\n  mutation SwitchingSync($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingSyncDocument,
    "\n  mutation SwitchingRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingRotateDocument,
    "\n  mutation SwitchingRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingRollBackDocument,
    "\n  mutation SwitchingRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingRetryDocument,
    "\n  mutation SwitchingCancel($input: CancelRotationInput!) {\n    cancelRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingCancelDocument,
    "\n  mutation SwitchingAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingAttachDocument,
    "\n  mutation SwitchingUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SwitchingUploadDocument,
    "\n  query SwitchingRotation($id: ID!) {\n    certificate(by: { id: $id }) {\n      fingerprint\n      rotations {\n        id\n        state\n        step\n        lastError\n        replacement {\n          id\n        }\n        steps {\n          step\n          state\n          detail\n          error\n        }\n      }\n      deployments {\n        state\n        location\n        lastError\n      }\n    }\n  }\n": types.SwitchingRotationDocument,
    "\n  query SwitchingEndpoints($filter: EndpointFilter) {\n    endpoints(filter: $filter) {\n      nodes {\n        id\n        version\n        name\n        serverName\n        drift\n        switchable\n        expectedByHand\n        served {\n          id\n        }\n        lastSwitch {\n          state\n          attempts\n          lastError\n          nextAttemptAt\n          certificate {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.SwitchingEndpointsDocument,
    "\n  mutation SwitchTo($input: SwitchEndpointInput!) {\n    switchEndpoint(input: $input) {\n      endpoint {\n        lastSwitch {\n          state\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.SwitchToDocument,
    "\n  query EndpointsAtScale($filter: EndpointFilter) {\n    endpoints(first: 20, filter: $filter) {\n      totalCount\n      nodes {\n        drift\n        expected {\n          name\n        }\n      }\n    }\n  }\n": types.EndpointsAtScaleDocument,
    "\n  query ListEndpoints($filter: EndpointFilter, $first: Int) {\n    endpoints(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        version\n        drift\n        state\n        expectedByHand\n        source {\n          id\n          endpoints(first: 1) {\n            totalCount\n          }\n        }\n        served {\n          id\n          endpoints {\n            id\n          }\n        }\n        expected {\n          id\n        }\n        findings {\n          kind\n          detail\n        }\n      }\n    }\n  }\n": types.ListEndpointsDocument,
    "\n  mutation SetCertificate($input: SetEndpointCertificateInput!) {\n    setEndpointCertificate(input: $input) {\n      endpoint {\n        drift\n        expectedByHand\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.SetCertificateDocument,
    "\n  mutation RevokeServed($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.RevokeServedDocument,
    "\n  query ExpiryTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        totalCount\n        nodes {\n          id\n          type\n          audience\n          address\n          state\n          attempts\n          lastError\n          dueAt\n          sentAt\n          interval {\n            count\n            unit\n          }\n          notification {\n            name\n          }\n          certificate {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.ExpiryToldDocument,
    "\n  mutation ExpiryUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.ExpiryUpdateDocument,
    "\n      mutation ExpiryRevoke($input: RevokeCertificateInput!) {\n        revokeCertificate(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    ": types.ExpiryRevokeDocument,
    "\n      mutation ExpiryDelete($input: DeleteCertificateInput!) {\n        deleteCertificate(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    ": types.ExpiryDeleteDocument,
    "\n  mutation ExportCertificate($id: ID!, $format: ExportFormatInput!) {\n    exportCertificate(input: { id: $id, format: $format }) {\n      export {\n        data\n        fileName\n        mediaType\n        passphrase\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.ExportCertificateDocument,
    "\n  mutation UploadKeyless($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.UploadKeylessDocument,
    "\n  query ExportForms {\n    plugins(kind: EXPORTER) {\n      slug\n      title\n      capabilities\n      options {\n        name\n        type\n        writeOnly\n        defaultValue\n        minimumLength\n        choices {\n          value\n        }\n      }\n    }\n    __type(name: \"ExportFormatInput\") {\n      inputFields {\n        name\n        type {\n          inputFields {\n            name\n          }\n        }\n      }\n    }\n  }\n": types.ExportFormsDocument,
    "\n  mutation ExportOther($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        fileName\n        mediaType\n        passphrase\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.ExportOtherDocument,
    "\n  mutation CreateWithExtensions($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        commonName\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        domains {\n          name\n        }\n        extensions {\n          basicConstraints {\n            ca\n            pathLength\n          }\n          keyUsage\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          subjectKeyIdentifier\n          authorityKeyIdentifier\n          crlDistributionPoints\n          ocspUrls\n          caIssuerUrls\n          certificatePolicies\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateWithExtensionsDocument,
    "\n  query Purposes {\n    __type(name: \"ExtendedKeyUsagePurpose\") {\n      enumValues {\n        name\n      }\n    }\n  }\n": types.PurposesDocument,
    "\n  query FailingSource($id: ID!) {\n    node(id: $id) {\n      ... on Source {\n        sync {\n          state\n          lastOutcome\n          lastError\n          lastSuccessAt\n          failures\n          failureToldAt\n        }\n      }\n    }\n    sources(filter: { failing: true }) {\n      nodes {\n        id\n      }\n    }\n  }\n": types.FailingSourceDocument,
    "\n  mutation HostileUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.HostileUploadDocument,
    "\n  mutation HostileVerify($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        verification {\n          status\n          detail\n        }\n      }\n    }\n  }\n": types.HostileVerifyDocument,
    "\n  mutation HostileAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.HostileAuthorityDocument,
    "\n  mutation HostileCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.HostileCreateDocument,
    "\n  query HostileSearch($filter: CertificateFilter) {\n    certificates(first: 1, filter: $filter) {\n      nodes {\n        id\n      }\n    }\n  }\n": types.HostileSearchDocument,
    "\n  mutation CreateOnce($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        serialNumber\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateOnceDocument,
    "\n  mutation UploadOnce($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.UploadOnceDocument,
    "\n  mutation ReissueOnce($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.ReissueOnceDocument,
    "\n  mutation CreateAuthorityOnce($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateAuthorityOnceDocument,
    "\n  mutation UploadForImport($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        hasPrivateKey\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UploadForImportDocument,
    "\n  mutation RevokeForImport($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeForImportDocument,
    "\n  query DeadJobs {\n    jobs(filter: { states: [DEAD] }) {\n      nodes {\n        id\n      }\n    }\n  }\n": types.DeadJobsDocument,
    "\n  mutation RetryDeadJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RetryDeadJobDocument,
    "\n  query ListedJobs($first: Int, $after: String, $filter: JobFilter) {\n    jobs(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        type\n        description\n        state\n        attempts\n        maximumAttempts\n        createdAt\n        nextAttemptAt\n        startedAt\n        endedAt\n        lastError\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n": types.ListedJobsDocument,
    "\n  query ListedJobTypes {\n    jobTypes {\n      name\n      title\n      schedule\n      lastTickAt\n      waiting\n      running\n      dead\n    }\n  }\n": types.ListedJobTypesDocument,
    "\n  mutation StartAJob($input: StartJobInput!) {\n    startJob(input: $input) {\n      jobType {\n        name\n        waiting\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.StartAJobDocument,
    "\n  mutation RetryAJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      job {\n        state\n        maximumAttempts\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.RetryAJobDocument,
    "\n  mutation CancelAJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      job {\n        state\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CancelAJobDocument,
    "\n  query JobAsNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n": types.JobAsNodeDocument,
    "\n  query JobEvents {\n    auditEvents(filter: { actions: [\"job.start\", \"job.retry\", \"job.cancel\"] }) {\n      nodes {\n        action\n        targetId\n      }\n    }\n  }\n": types.JobEventsDocument,
    "\n  mutation AuthorityToBeKilled($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.AuthorityToBeKilledDocument,
    "\n  mutation OrderBeforeKill($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.OrderBeforeKillDocument,
    "\n  query AfterKill {\n    pendingCertificates(first: 100) {\n      nodes {\n        commonName\n        state\n        lastError\n        certificate {\n          body\n          chain\n          hasPrivateKey\n        }\n      }\n    }\n    certificates(first: 100, filter: { hasPrivateKey: true }) {\n      nodes {\n        commonName\n      }\n    }\n    auditEvents(first: 100, filter: { actions: [\"pending-certificate.take-over\"] }) {\n      nodes {\n        targetName\n      }\n    }\n  }\n": types.AfterKillDocument,
    "\n  query DeadAfterKill {\n    jobs(first: 10, filter: { states: [DEAD] }) {\n      totalCount\n    }\n  }\n": types.DeadAfterKillDocument,
    "\n  query LimitedViewer {\n    viewer {\n      username\n    }\n  }\n": types.LimitedViewerDocument,
    "\n  query LimitedPages($first: Int, $last: Int) {\n    certificates(first: $first, last: $last) {\n      totalCount\n    }\n  }\n": types.LimitedPagesDocument,
    "\n  query LimitedList(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        name\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.LimitedListDocument,
    "\n  query CountedList($first: Int) {\n    certificates(first: $first) {\n      totalCount\n    }\n  }\n": types.CountedListDocument,
    "\n  query PageAtScale($filter: CertificateFilter, $orderBy: [CertificateOrder!]) {\n    certificates(first: 20, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        name\n        owner\n        state\n        notAfter\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.PageAtScaleDocument,
    "\n  query CountAtScale($filter: CertificateFilter) {\n    certificates(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n": types.CountAtScaleDocument,
    "\n  query StatisticsAtScale($groupBy: CertificateStatsDimension!) {\n    certificateStats(groupBy: $groupBy) {\n      key\n      count\n    }\n  }\n": types.StatisticsAtScaleDocument,
    "\n  mutation MeetCa($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.MeetCaDocument,
    "\n  mutation OrderAfterMeeting($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.OrderAfterMeetingDocument,
    "\n  query StandsAt($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        detail\n        lastError\n        attempts\n        nextAttemptAt\n        certificate {\n          body\n          chain\n        }\n      }\n    }\n  }\n": types.StandsAtDocument,
    "\n  query CertificatesOfParents(\n    $ids: [ID!]!\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Authority {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on Role {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on User {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on Domain {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n    }\n  }\n  fragment Listed on CertificateConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n    }\n    nodes {\n      id\n      name\n      authority {\n        name\n      }\n      roles {\n        name\n      }\n    }\n  }\n": types.CertificatesOfParentsDocument,
    "\n  query TwoListsOfParents($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Authority {\n        newest: certificates(first: 2) {\n          nodes {\n            name\n          }\n        }\n        byName: certificates(first: 2, orderBy: [{ field: NAME, direction: ASC }]) {\n          totalCount\n          nodes {\n            name\n          }\n        }\n      }\n    }\n  }\n": types.TwoListsOfParentsDocument,
    "\n  mutation NoticeChangesUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.NoticeChangesUpdateDocument,
    "\n  mutation NoticeChangesDelete($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.NoticeChangesDeleteDocument,
    "\n  mutation NoticeChangesNotification($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.NoticeChangesNotificationDocument,
    "\n  query NoticeChangesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        nodes {\n          type\n          audience\n          address\n          state\n          lastError\n          interval {\n            count\n          }\n        }\n      }\n    }\n  }\n": types.NoticeChangesToldDocument,
    "\n    mutation SecretUrl($input: CreateNotificationInput!) {\n      createNotification(input: $input) {\n        notification {\n          events\n          options {\n            ... on SlackNotifierOptions {\n              writeOnlyOptions\n            }\n          }\n        }\n        userErrors {\n          code\n          path\n          message\n        }\n      }\n    }\n  ": types.SecretUrlDocument,
    "\n  query EventsForetold($id: ID!) {\n    authority(by: { id: $id }) {\n      expiresAt\n      upcomingNotices {\n        interval {\n          count\n        }\n        dueAt\n        toOwner\n        toSecurityTeam\n      }\n    }\n  }\n": types.EventsForetoldDocument,
    "\n  mutation TrySendTest($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        id\n        type\n        state\n        attempts\n        lastError\n        sentAt\n        notification {\n          id\n          deliveries(first: 5) {\n            totalCount\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.TrySendTestDocument,
    "\n  query TryPreview($id: ID!) {\n    previewNotification(id: $id) {\n      subject\n      text\n      entries {\n        dueAt\n        state\n        silentBecause\n        interval {\n          count\n        }\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": types.TryPreviewDocument,
    "\n  query TryDelivery($id: ID!) {\n    node(id: $id) {\n      ... on NotificationDelivery {\n        state\n        lastError\n      }\n    }\n  }\n": types.TryDeliveryDocument,
    "\n  query NoticesOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      notifications {\n        id\n        name\n        owner\n        active\n        version\n        plugin {\n          slug\n        }\n        intervals {\n          count\n          unit\n        }\n        creator {\n          id\n        }\n        options {\n          ... on EmailNotifierOptions {\n            recipients\n          }\n        }\n      }\n    }\n  }\n": types.NoticesOfDocument,
    "\n  mutation NotificationsUpdate($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      notification {\n        id\n        name\n        description\n        owner\n        active\n        version\n        intervals {\n          count\n          unit\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.NotificationsUpdateDocument,
    "\n  mutation NotificationsCreate($input: CreateNotificationInput!) {\n    createNotification(input: $input) {\n      notification {\n        id\n        name\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.NotificationsCreateDocument,
    "\n  mutation NotificationsDelete($input: DeleteNotificationInput!) {\n    deleteNotification(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.NotificationsDeleteDocument,
    "\n  mutation NotificationsUpdateCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.NotificationsUpdateCertificateDocument,
    "\n  query NotificationsList($filter: NotificationFilter, $first: Int, $certificates: CertificateFilter) {\n    notifications(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        certificates(first: 5, filter: $certificates) {\n          totalCount\n          nodes {\n            id\n            notifications {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n": types.NotificationsListDocument,
    "\n  mutation UploadOdd($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        commonName\n        serialNumber\n        serialNumberDecimal\n        notBefore\n        notAfter\n        validityDays\n        daysRemaining\n        state\n        signatureAlgorithm\n        body\n        subject {\n          rfc4514\n          organization\n        }\n        issuer {\n          rfc4514\n        }\n        issuerName\n        subjectAlternativeNames {\n          type\n          value\n        }\n        extensions {\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          certificatePolicies\n          nameConstraints {\n            permitted {\n              type\n              value\n            }\n            excluded {\n              type\n              value\n            }\n          }\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UploadOddDocument,
    "\n  query DomainsOfOdd($id: ID!, $domain: String!) {\n    certificate(by: { id: $id }) {\n      domains {\n        name\n      }\n    }\n    certificates(filter: { domain: $domain }) {\n      totalCount\n    }\n  }\n": types.DomainsOfOddDocument,
    "\n  query OrdersOfOdd($orderBy: [CertificateOrder!], $after: String) {\n    certificates(first: 5, after: $after, orderBy: $orderBy) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n      }\n    }\n  }\n": types.OrdersOfOddDocument,
    "\n  mutation CreateByTheRules($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateByTheRulesDocument,
    "\n  mutation ReissueByTheRules($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.ReissueByTheRulesDocument,
    "\n  mutation UploadByTheRules($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      policyFindings {\n        id\n        verdict\n        path\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.UploadByTheRulesDocument,
    "\n  mutation ImportForTheRules($input: ImportAuthorityInput!) {\n    importAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.ImportForTheRulesDocument,
    "\n  mutation RestrictAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.RestrictAuthorityDocument,
    "\n  mutation CreateCaWithRenewalInformation($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.CreateCaWithRenewalInformationDocument,
    "\n  mutation OrderToBeReplaced($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.OrderToBeReplacedDocument,
    "\n  mutation ReissueInPlace($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.ReissueInPlaceDocument,
    "\n  query OrderThatReplaces($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        certificate {\n          id\n          body\n        }\n      }\n    }\n  }\n": types.OrderThatReplacesDocument,
    "\n  mutation MakeOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        version\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.MakeOutsideDocument,
    "\n  mutation OrderHere($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.OrderHereDocument,
    "\n  query BecameOf($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": types.BecameOfDocument,
    "\n  mutation RevokeOutside($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.RevokeOutsideDocument,
    "\n  mutation EndHoldOutside($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.EndHoldOutsideDocument,
    "\n  query Standing($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      revocation {\n        reason\n        remote {\n          state\n          attempts\n          lastError\n          nextAttemptAt\n          toldAt\n        }\n      }\n      suggestedRenewal {\n        start\n        end\n        checkedAt\n      }\n    }\n  }\n": types.StandingDocument,
    "\n  mutation UpdateOutside($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        version\n        active\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UpdateOutsideDocument,
    "\n  mutation ShowCertificate($input: InstallAuthorityCertificateInput!) {\n    installAuthorityCertificate(input: $input) {\n      authority {\n        type\n        certificate {\n          body\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.ShowCertificateDocument,
    "\n  query ListedAuthorities {\n    authorities(first: 50) {\n      nodes {\n        name\n        issuer {\n          slug\n          capabilities\n        }\n        issuerOptions {\n          __typename\n        }\n      }\n    }\n  }\n": types.ListedAuthoritiesDocument,
    "\n  mutation CreateCa($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        issuer {\n          slug\n        }\n        issuerOptions {\n          __typename\n          ... on AcmeIssuerOptions {\n            url\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateCaDocument,
    "\n  mutation OrderFromCa($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.OrderFromCaDocument,
    "\n  query OrderState($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        detail\n        attempts\n        certificate {\n          id\n          body\n          chain\n          serialNumber\n          hasPrivateKey\n          authority {\n            certificate {\n              isAuthority\n            }\n          }\n        }\n      }\n    }\n  }\n": types.OrderStateDocument,
    "\n  mutation RevokeAtCa($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n        revocation {\n          remote {\n            state\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.RevokeAtCaDocument,
    "\n  query RemoteState($id: ID!) {\n    certificate(by: { id: $id }) {\n      revocation {\n        remote {\n          state\n          lastError\n          toldAt\n        }\n      }\n    }\n  }\n": types.RemoteStateDocument,
    "\n  mutation ReissueAtCa($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.ReissueAtCaDocument,
    "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      token\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.ChangeMyPasswordDocument,
    "\n  mutation SetTheirPassword($input: SetUserPasswordInput!) {\n    setUserPassword(input: $input) {\n      user {\n        username\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.SetTheirPasswordDocument,
    "\n  mutation EndSessions($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      user {\n        username\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.EndSessionsDocument,
    "\n  mutation CreateOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        type\n        active\n        awaitingCertificate\n        crlUrl\n        expiresAt\n        issuer {\n          kind\n          slug\n        }\n        certificate {\n          body\n          owner\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateOutsideDocument,
    "\n  mutation Order($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      pendingCertificate {\n        id\n        name\n        commonName\n        owner\n        state\n        hasPrivateKey\n        csr\n        subjectAlternativeNames {\n          type\n          value\n        }\n        creator {\n          username\n        }\n        authority {\n          id\n        }\n        version\n        viewerPermissions\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.OrderDocument,
    "\n  query Pending($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        attempts\n        lastError\n        detail\n        externalId\n        nextAttemptAt\n        finishedAt\n        cancelRequested\n        version\n        certificate {\n          id\n          name\n          owner\n          body\n          chain\n          hasPrivateKey\n          externalId\n          rotation\n          description\n          creator {\n            username\n          }\n          authority {\n            id\n          }\n          roles {\n            name\n          }\n          replaces {\n            id\n          }\n          destinations {\n            id\n          }\n          pendingCertificate {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.PendingDocument,
    "\n  mutation CancelPending($input: CancelPendingCertificateInput!) {\n    cancelPendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        cancelRequested\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CancelPendingDocument,
    "\n  mutation RetryPending($input: RetryPendingCertificateInput!) {\n    retryPendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        attempts\n        lastError\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.RetryPendingDocument,
    "\n  mutation CompletePending($input: CompletePendingCertificateInput!) {\n    completePendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        certificate {\n          id\n          hasPrivateKey\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CompletePendingDocument,
    "\n  query ListPending($filter: PendingCertificateFilter) {\n    pendingCertificates(filter: $filter, first: 100) {\n      totalCount\n      nodes {\n        id\n        state\n      }\n    }\n  }\n": types.ListPendingDocument,
    "\n  query DeploymentOfScene($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        id\n      }\n    }\n  }\n": types.DeploymentOfSceneDocument,
    "\n  mutation TestOfScene($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        id\n      }\n    }\n  }\n": types.TestOfSceneDocument,
    "\n  mutation RotationOfScene($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n      }\n    }\n  }\n": types.RotationOfSceneDocument,
    "\n  mutation HandOver($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.HandOverDocument,
    "\n  mutation HandOverNotification($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.HandOverNotificationDocument,
    "\n        query MayListJobs {\n          jobs {\n            totalCount\n          }\n        }\n      ": types.MayListJobsDocument,
    "\n        query MayListJobTypes {\n          jobTypes {\n            name\n            dead\n          }\n        }\n      ": types.MayListJobTypesDocument,
    "\n        mutation MayRetryJob($input: RetryJobInput!) {\n          retryJob(input: $input) {\n            job {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRetryJobDocument,
    "\n        mutation MayCancelJob($input: CancelJobInput!) {\n          cancelJob(input: $input) {\n            job {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCancelJobDocument,
    "\n        mutation MayStartJob($input: StartJobInput!) {\n          startJob(input: $input) {\n            jobType {\n              name\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayStartJobDocument,
    "\n        query MayListPendingCertificates {\n          pendingCertificates {\n            nodes {\n              id\n            }\n          }\n        }\n      ": types.MayListPendingCertificatesDocument,
    "\n        mutation MayRetryPendingCertificate($input: RetryPendingCertificateInput!) {\n          retryPendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRetryPendingCertificateDocument,
    "\n        mutation MayCancelPendingCertificate($input: CancelPendingCertificateInput!) {\n          cancelPendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCancelPendingCertificateDocument,
    "\n        mutation MayCompletePendingCertificate($input: CompletePendingCertificateInput!) {\n          completePendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCompletePendingCertificateDocument,
    "\n  mutation SceneUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      user {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.SceneUserDocument,
    "\n  mutation SceneRole($input: CreateRoleInput!) {\n    createRole(input: $input) {\n      role {\n        id\n      }\n    }\n  }\n": types.SceneRoleDocument,
    "\n  mutation SceneDomain($input: CreateDomainInput!) {\n    createDomain(input: $input) {\n      domain {\n        id\n      }\n    }\n  }\n": types.SceneDomainDocument,
    "\n  mutation SceneKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n    }\n  }\n": types.SceneKeyDocument,
    "\n        query MayListUsers($filter: UserFilter) {\n          users(filter: $filter) {\n            totalCount\n          }\n        }\n      ": types.MayListUsersDocument,
    "\n        query MayListRoles {\n          roles {\n            totalCount\n          }\n        }\n      ": types.MayListRolesDocument,
    "\n        query MayListDomains {\n          domains {\n            totalCount\n          }\n        }\n      ": types.MayListDomainsDocument,
    "\n        mutation MayExchangeSignInCode($input: ExchangeSignInCodeInput!) {\n          exchangeSignInCode(input: $input) {\n            token\n            userErrors {\n              code\n            }\n          }\n        }\n      ": types.MayExchangeSignInCodeDocument,
    "\n        mutation MayUpdateUser($input: UpdateUserInput!) {\n          updateUser(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateUserDocument,
    "\n        mutation MayDeleteUser($input: DeleteUserInput!) {\n          deleteUser(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteUserDocument,
    "\n        mutation MayChangePassword($input: ChangePasswordInput!) {\n          changePassword(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayChangePasswordDocument,
    "\n        mutation MaySetUserPassword($input: SetUserPasswordInput!) {\n          setUserPassword(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySetUserPasswordDocument,
    "\n        mutation MaySignOutEverywhere($input: SignOutEverywhereInput!) {\n          signOutEverywhere(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySignOutEverywhereDocument,
    "\n        mutation MayUpdateRole($input: UpdateRoleInput!) {\n          updateRole(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateRoleDocument,
    "\n        mutation MayDeleteRole($input: DeleteRoleInput!) {\n          deleteRole(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteRoleDocument,
    "\n        mutation MayRevokeApiKey($input: RevokeApiKeyInput!) {\n          revokeApiKey(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      ": types.MayRevokeApiKeyDocument,
    "\n        mutation MayUpdateDomain($input: UpdateDomainInput!) {\n          updateDomain(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      ": types.MayUpdateDomainDocument,
    "\n        mutation MayDeleteDomain($input: DeleteDomainInput!) {\n          deleteDomain(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      ": types.MayDeleteDomainDocument,
    "\n  query SceneViewerRoles {\n    viewer {\n      roles {\n        id\n        builtIn\n      }\n    }\n  }\n": types.SceneViewerRolesDocument,
    "\n        query MayListSources {\n          sources {\n            totalCount\n          }\n        }\n      ": types.MayListSourcesDocument,
    "\n        query MayListEndpoints {\n          endpoints {\n            totalCount\n          }\n        }\n      ": types.MayListEndpointsDocument,
    "\n        mutation MayCreateSource($input: CreateSourceInput!) {\n          createSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateSourceDocument,
    "\n        mutation MayUpdateSource($input: UpdateSourceInput!) {\n          updateSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateSourceDocument,
    "\n        mutation MayDeleteSource($input: DeleteSourceInput!) {\n          deleteSource(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteSourceDocument,
    "\n        mutation MaySyncSource($input: SyncSourceInput!) {\n          syncSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySyncSourceDocument,
    "\n        mutation MaySetEndpointCertificate($input: SetEndpointCertificateInput!) {\n          setEndpointCertificate(input: $input) {\n            endpoint {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySetEndpointCertificateDocument,
    "\n        mutation MaySwitchEndpoint($input: SwitchEndpointInput!) {\n          switchEndpoint(input: $input) {\n            endpoint {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySwitchEndpointDocument,
    "\n        query MayListPendingCleaning($sourceId: ID!) {\n          certificatesPendingCleaning(sourceId: $sourceId) {\n            totalCount\n          }\n        }\n      ": types.MayListPendingCleaningDocument,
    "\n        mutation MayCleanSource($input: CleanSourceInput!) {\n          cleanSource(input: $input) {\n            count\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCleanSourceDocument,
    "\n    mutation MayExport($input: ExportCertificateInput!) {\n      exportCertificate(input: $input) {\n        export {\n          fileName\n        }\n        userErrors {\n          code\n          path\n        }\n      }\n    }\n  ": types.MayExportDocument,
    "\n        query MayAskViewer {\n          viewer {\n            id\n          }\n        }\n      ": types.MayAskViewerDocument,
    "\n        query MayAskNode($id: ID!) {\n          node(id: $id) {\n            id\n          }\n        }\n      ": types.MayAskNodeDocument,
    "\n        query MayAskNodes($ids: [ID!]!) {\n          nodes(ids: $ids) {\n            id\n          }\n        }\n      ": types.MayAskNodesDocument,
    "\n        query MayReadKeys {\n          encryptionKeys {\n            rewrap {\n              remaining\n            }\n          }\n        }\n      ": types.MayReadKeysDocument,
    "\n        mutation MayRewrap($input: RewrapSecretsInput!) {\n          rewrapSecrets(input: $input) {\n            rewrap {\n              remaining\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRewrapDocument,
    "\n        query MayReadAudit {\n          auditEvents {\n            totalCount\n          }\n        }\n      ": types.MayReadAuditDocument,
    "\n        query MayAskCertificate($by: CertificateLookup!) {\n          certificate(by: $by) {\n            id\n            body\n            chain\n            csr\n          }\n        }\n      ": types.MayAskCertificateDocument,
    "\n        query MayListCertificates {\n          certificates {\n            totalCount\n          }\n        }\n      ": types.MayListCertificatesDocument,
    "\n        query MayCountCertificates {\n          certificateStats(groupBy: OWNER) {\n            key\n            count\n          }\n        }\n      ": types.MayCountCertificatesDocument,
    "\n        query MayPreviewCertificate($input: CreateCertificateInput!) {\n          certificatePreview(input: $input) {\n            allowed\n          }\n        }\n      ": types.MayPreviewCertificateDocument,
    "\n        query MayListCompromisedKeys {\n          compromisedKeys {\n            nodes {\n              id\n            }\n          }\n        }\n      ": types.MayListCompromisedKeysDocument,
    "\n        query MayListRotationPolicies {\n          rotationPolicies {\n            id\n          }\n        }\n      ": types.MayListRotationPoliciesDocument,
    "\n        query MayAskAuthority($by: AuthorityLookup!) {\n          authority(by: $by) {\n            id\n            chain\n          }\n        }\n      ": types.MayAskAuthorityDocument,
    "\n        query MayListAuthorities {\n          authorities {\n            totalCount\n          }\n        }\n      ": types.MayListAuthoritiesDocument,
    "\n        mutation MaySignIn($input: SignInInput!) {\n          signIn(input: $input) {\n            token\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySignInDocument,
    "\n        mutation MayCreateAuthority($input: CreateAuthorityInput!) {\n          createAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateAuthorityDocument,
    "\n        mutation MayImportAuthority($input: ImportAuthorityInput!) {\n          importAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayImportAuthorityDocument,
    "\n        mutation MayInstallAuthorityCertificate($input: InstallAuthorityCertificateInput!) {\n          installAuthorityCertificate(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayInstallAuthorityCertificateDocument,
    "\n        mutation MayUpdateAuthority($input: UpdateAuthorityInput!) {\n          updateAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateAuthorityDocument,
    "\n        mutation MayDeleteAuthority($input: DeleteAuthorityInput!) {\n          deleteAuthority(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteAuthorityDocument,
    "\n        mutation MayCreateCertificate($input: CreateCertificateInput!) {\n          createCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateCertificateDocument,
    "\n        mutation MayAddCompromisedKey($input: AddCompromisedKeyInput!) {\n          addCompromisedKey(input: $input) {\n            compromisedKey {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayAddCompromisedKeyDocument,
    "\n        mutation MayRemoveCompromisedKey($input: RemoveCompromisedKeyInput!) {\n          removeCompromisedKey(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRemoveCompromisedKeyDocument,
    "\n        mutation MayUploadCertificate($input: UploadCertificateInput!) {\n          uploadCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUploadCertificateDocument,
    "\n        mutation MayUpdateCertificate($input: UpdateCertificateInput!) {\n          updateCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateCertificateDocument,
    "\n        mutation MayReissueCertificate($input: ReissueCertificateInput!) {\n          reissueCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayReissueCertificateDocument,
    "\n        mutation MayRevokeCertificate($input: RevokeCertificateInput!) {\n          revokeCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRevokeCertificateDocument,
    "\n        mutation MayRemoveCertificateHold($input: RemoveCertificateHoldInput!) {\n          removeCertificateHold(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRemoveCertificateHoldDocument,
    "\n        mutation MayVerifyCertificate($input: VerifyCertificateInput!) {\n          verifyCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayVerifyCertificateDocument,
    "\n        mutation MayRevealPrivateKey($input: RevealPrivateKeyInput!) {\n          revealPrivateKey(input: $input) {\n            privateKey\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRevealPrivateKeyDocument,
    "\n        mutation MayDeleteCertificate($input: DeleteCertificateInput!) {\n          deleteCertificate(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteCertificateDocument,
    "\n        mutation MayCreateRotationPolicy($input: CreateRotationPolicyInput!) {\n          createRotationPolicy(input: $input) {\n            rotationPolicy {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateRotationPolicyDocument,
    "\n        mutation MayUpdateRotationPolicy($input: UpdateRotationPolicyInput!) {\n          updateRotationPolicy(input: $input) {\n            rotationPolicy {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateRotationPolicyDocument,
    "\n        mutation MayDeleteRotationPolicy($input: DeleteRotationPolicyInput!) {\n          deleteRotationPolicy(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteRotationPolicyDocument,
    "\n        query MayListPlugins {\n          plugins {\n            slug\n          }\n        }\n      ": types.MayListPluginsDocument,
    "\n        query MayListNotifications {\n          notifications {\n            nodes {\n              id\n            }\n          }\n        }\n      ": types.MayListNotificationsDocument,
    "\n        query MayListDestinations {\n          destinations {\n            nodes {\n              id\n            }\n          }\n        }\n      ": types.MayListDestinationsDocument,
    "\n        query MayListDnsProviders {\n          dnsProviders {\n            id\n          }\n        }\n      ": types.MayListDnsProvidersDocument,
    "\n        query MayPreviewNotification($id: ID!) {\n          previewNotification(id: $id) {\n            subject\n          }\n        }\n      ": types.MayPreviewNotificationDocument,
    "\n        query MayListUpcomingNotices {\n          upcomingNotices {\n            totalCount\n          }\n        }\n      ": types.MayListUpcomingNoticesDocument,
    "\n        mutation MaySendTestNotification($input: SendTestNotificationInput!) {\n          sendTestNotification(input: $input) {\n            delivery {\n              state\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MaySendTestNotificationDocument,
    "\n        mutation MayRetryDelivery($input: RetryDeliveryInput!) {\n          retryDelivery(input: $input) {\n            delivery {\n              state\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRetryDeliveryDocument,
    "\n        mutation MayCreateNotification($input: CreateNotificationInput!) {\n          createNotification(input: $input) {\n            notification {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateNotificationDocument,
    "\n        mutation MayUpdateNotification($input: UpdateNotificationInput!) {\n          updateNotification(input: $input) {\n            notification {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateNotificationDocument,
    "\n        mutation MayDeleteNotification($input: DeleteNotificationInput!) {\n          deleteNotification(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteNotificationDocument,
    "\n        mutation MayCreateDestination($input: CreateDestinationInput!) {\n          createDestination(input: $input) {\n            destination {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateDestinationDocument,
    "\n        mutation MayUpdateDestination($input: UpdateDestinationInput!) {\n          updateDestination(input: $input) {\n            destination {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateDestinationDocument,
    "\n        mutation MayDeleteDestination($input: DeleteDestinationInput!) {\n          deleteDestination(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteDestinationDocument,
    "\n        mutation MayTestDestination($input: TestDestinationInput!) {\n          testDestination(input: $input) {\n            test {\n              passed\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayTestDestinationDocument,
    "\n        mutation MayDeployCertificate($input: DeployCertificateInput!) {\n          deployCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeployCertificateDocument,
    "\n        mutation MayRetryDeployment($input: RetryDeploymentInput!) {\n          retryDeployment(input: $input) {\n            deployment {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRetryDeploymentDocument,
    "\n        mutation MayForgetDeployment($input: ForgetDeploymentInput!) {\n          forgetDeployment(input: $input) {\n            deployment {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayForgetDeploymentDocument,
    "\n        query MayListRotations {\n          rotations {\n            nodes {\n              id\n            }\n          }\n        }\n      ": types.MayListRotationsDocument,
    "\n        mutation MayRotateCertificate($input: RotateCertificateInput!) {\n          rotateCertificate(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRotateCertificateDocument,
    "\n        mutation MayRetryRotation($input: RetryRotationInput!) {\n          retryRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRetryRotationDocument,
    "\n        mutation MayCancelRotation($input: CancelRotationInput!) {\n          cancelRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCancelRotationDocument,
    "\n        mutation MayRollBackRotation($input: RollBackRotationInput!) {\n          rollBackRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayRollBackRotationDocument,
    "\n        mutation MayCreateDnsProvider($input: CreateDnsProviderInput!) {\n          createDnsProvider(input: $input) {\n            dnsProvider {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayCreateDnsProviderDocument,
    "\n        mutation MayUpdateDnsProvider($input: UpdateDnsProviderInput!) {\n          updateDnsProvider(input: $input) {\n            dnsProvider {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayUpdateDnsProviderDocument,
    "\n        mutation MayDeleteDnsProvider($input: DeleteDnsProviderInput!) {\n          deleteDnsProvider(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      ": types.MayDeleteDnsProviderDocument,
    "\n  query PluginSecretsEverything($ids: [ID!]!) {\n    dnsProviders {\n      id\n      options {\n        __typename\n        ... on WebhookDnsProviderOptions {\n          url\n          writeOnlyOptions\n        }\n      }\n    }\n    notifications(first: 100) {\n      nodes {\n        id\n        version\n        options {\n          __typename\n          ... on WebhookNotifierOptions {\n            url\n            writeOnlyOptions\n          }\n          ... on EmailNotifierOptions {\n            recipients\n          }\n        }\n      }\n    }\n    nodes(ids: $ids) {\n      id\n      ... on Notification {\n        notificationOptions: options {\n          ... on WebhookNotifierOptions {\n            url\n          }\n        }\n      }\n    }\n  }\n": types.PluginSecretsEverythingDocument,
    "\n  mutation PluginSecretsUpdate($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      notification {\n        id\n        version\n        options {\n          ... on WebhookNotifierOptions {\n            url\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.PluginSecretsUpdateDocument,
    "\n  mutation StartCleanUp {\n    startJob(input: { type: \"clean-up\" }) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.StartCleanUpDocument,
    "\n  query CleanUpJobs {\n    jobs(filter: { types: [\"clean-up\"] }) {\n      nodes {\n        state\n      }\n    }\n  }\n": types.CleanUpJobsDocument,
    "\n  mutation ReissueCertificate($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        owner\n        description\n        hasPrivateKey\n        keyType\n        publicKeyFingerprint\n        validityDays\n        notBefore\n        notAfter\n        rotation\n        notify\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          value\n        }\n        extensions {\n          keyUsage\n          extendedKeyUsage {\n            oid\n          }\n          certificatePolicies\n          other {\n            oid\n            value\n          }\n        }\n        roles {\n          name\n        }\n        replaces {\n          id\n        }\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.ReissueCertificateDocument,
    "\n  query OldCertificate($id: ID!) {\n    certificate(by: { id: $id }) {\n      publicKeyFingerprint\n      replacedBy {\n        id\n      }\n    }\n  }\n": types.OldCertificateDocument,
    "\n  mutation RevokeOld($id: ID!, $reason: RevocationReason!) {\n    revokeCertificate(input: { id: $id, reason: $reason }) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeOldDocument,
    "\n  mutation UploadOld($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.UploadOldDocument,
    "\n  mutation RevokeOneMore($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeOneMoreDocument,
    "\n  mutation RevokeInTime($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeInTimeDocument,
    "\n  query ListsThatFailed {\n    jobs(filter: { types: [\"revocation-lists\"] }) {\n      nodes {\n        lastError\n      }\n    }\n  }\n": types.ListsThatFailedDocument,
    "\n  mutation RevokeForList($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeForListDocument,
    "\n  mutation VerifyForList($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        verification {\n          status\n        }\n      }\n    }\n  }\n": types.VerifyForListDocument,
    "\n  mutation ChangesMakePolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesMakePolicyDocument,
    "\n  mutation ChangesPolicy($input: UpdateRotationPolicyInput!) {\n    updateRotationPolicy(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesPolicyDocument,
    "\n  mutation ChangesCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesCertificateDocument,
    "\n  mutation ChangesAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesAuthorityDocument,
    "\n  mutation ChangesRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesRevokeDocument,
    "\n  mutation ChangesRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesRotateDocument,
    "\n  mutation ChangesRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesRetryDocument,
    "\n  mutation ChangesRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesRollBackDocument,
    "\n  query ChangesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        location\n        lastError\n      }\n      rotations {\n        lastError\n        steps {\n          detail\n          error\n        }\n      }\n    }\n  }\n": types.ChangesToldDocument,
    "\n  mutation ChangesDestination($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesDestinationDocument,
    "\n  mutation ChangesMakeOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesMakeOutsideDocument,
    "\n  mutation ChangesOrder($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ChangesOrderDocument,
    "\n  query ChangesStanding($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      deployments {\n        state\n      }\n      rotations {\n        id\n        state\n        step\n        dueAt\n        lastError\n        nextAttemptAt\n        policy {\n          id\n        }\n        replacement {\n          id\n          hasPrivateKey\n        }\n        steps {\n          step\n          state\n          detail\n        }\n      }\n    }\n  }\n": types.ChangesStandingDocument,
    "\n  query RotationPolicies {\n    rotationPolicies {\n      id\n      name\n      days\n      percent\n      version\n    }\n  }\n": types.RotationPoliciesDocument,
    "\n  mutation CreatePolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n        name\n        days\n        percent\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreatePolicyDocument,
    "\n  mutation UpdatePolicy($input: UpdateRotationPolicyInput!) {\n    updateRotationPolicy(input: $input) {\n      rotationPolicy {\n        name\n        days\n        percent\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.UpdatePolicyDocument,
    "\n  mutation DeletePolicy($input: DeleteRotationPolicyInput!) {\n    deleteRotationPolicy(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DeletePolicyDocument,
    "\n  mutation AssignPolicy($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        rotationPolicy {\n          id\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.AssignPolicyDocument,
    "\n  query Due($ids: [ID!]) {\n    due: certificates(filter: { ids: $ids, inRotationWindow: true }) {\n      nodes {\n        id\n      }\n    }\n    notDue: certificates(filter: { ids: $ids, inRotationWindow: false }) {\n      nodes {\n        id\n      }\n    }\n    all: certificates(filter: { ids: $ids }) {\n      nodes {\n        id\n        inRotationWindow\n        rotationPolicy {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.DueDocument,
    "\n  mutation ReissueWithPolicy($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        rotationPolicy {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.ReissueWithPolicyDocument,
    "\n  mutation RotationsPolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n        jitterMinutes\n        revokeReplaced\n        renewalWindow {\n          cron\n          timeZone\n          durationMinutes\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.RotationsPolicyDocument,
    "\n  query RotationsOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      state\n      fingerprint\n      rotation\n      replaces {\n        id\n      }\n      deployments {\n        state\n      }\n      rotations {\n        id\n        state\n        step\n        trigger\n        attempts\n        lastError\n        nextAttemptAt\n        finishedAt\n        certificate {\n          id\n        }\n        replacement {\n          id\n          name\n          rotation\n        }\n        policy {\n          id\n        }\n        steps {\n          step\n          state\n          detail\n          error\n          attempts\n        }\n      }\n    }\n  }\n": types.RotationsOfDocument,
    "\n  query RotationsList($states: [RotationState!]) {\n    rotations(first: 100, states: $states) {\n      nodes {\n        id\n        certificate {\n          id\n        }\n        steps {\n          step\n        }\n      }\n    }\n  }\n": types.RotationsListDocument,
    "\n  mutation RotationsRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n        trigger\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RotationsRotateDocument,
    "\n  mutation RotationsRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      rotation {\n        state\n        attempts\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RotationsRetryDocument,
    "\n  mutation RotationsCancel($input: CancelRotationInput!) {\n    cancelRotation(input: $input) {\n      rotation {\n        state\n        lastError\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RotationsCancelDocument,
    "\n  mutation RotationsRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      rotation {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RotationsRollBackDocument,
    "\n  mutation RotationsRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RotationsRevokeDocument,
    "\n  mutation RotationsActivate($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RotationsActivateDocument,
    "\n  mutation LoggedUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.LoggedUploadDocument,
    "\n  mutation LoggedExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        passphrase\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.LoggedExportDocument,
    "\n  mutation LoggedSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        message\n      }\n    }\n  }\n": types.LoggedSignInDocument,
    "\n  query LoggedList($search: String) {\n    certificates(filter: { search: $search }) {\n      nodes {\n        name\n      }\n    }\n  }\n": types.LoggedListDocument,
    "\n  query Numbered($id: ID!, $authorityId: ID!, $hex: SerialNumber!, $decimal: SerialNumber!) {\n    certificate(by: { id: $id }) {\n      serialNumber\n      serialNumberDecimal\n    }\n    byHex: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $hex } }) {\n      id\n    }\n    byDecimal: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $decimal } }) {\n      id\n    }\n    auditEvents(filter: { actions: [\"certificate.revoke\"] }) {\n      nodes {\n        details\n      }\n    }\n  }\n": types.NumberedDocument,
    "\n  mutation RevokeNumbered($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeNumberedDocument,
    "\n  query ByNumber($serialNumber: SerialNumber!) {\n    certificates(filter: { serialNumber: $serialNumber }) {\n      nodes {\n        name\n      }\n    }\n  }\n": types.ByNumberDocument,
    "\n  query NginxDeployed($id: ID!) {\n    certificate(by: { id: $id }) {\n      fingerprint\n      deployments {\n        id\n        state\n        lastError\n        location\n      }\n    }\n  }\n": types.NginxDeployedDocument,
    "\n  mutation NginxReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n    }\n  }\n": types.NginxReissueDocument,
    "\n  query NginxDrifted {\n    drifted: endpoints(filter: { drifted: true, states: [PRESENT] }) {\n      nodes {\n        port\n        drift\n      }\n    }\n    expired: endpoints(filter: { expired: true, states: [PRESENT] }) {\n      totalCount\n    }\n    endpoints {\n      nodes {\n        serverName\n        drift\n        served {\n          id\n        }\n      }\n    }\n  }\n": types.NginxDriftedDocument,
    "\n  mutation StartTlsDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        servedAt\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.StartTlsDestinationDocument,
    "\n  mutation StartTlsRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.StartTlsRotateDocument,
    "\n  query StartTlsRotations($id: ID!) {\n    certificate(by: { id: $id }) {\n      rotations {\n        state\n        step\n        lastError\n        steps {\n          step\n          state\n          detail\n        }\n      }\n    }\n  }\n": types.StartTlsRotationsDocument,
    "\n  mutation SignInByPassword($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      expiresAt\n      user {\n        username\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SignInByPasswordDocument,
    "\n  query WhoIsAsking {\n    viewer {\n      id\n      username\n    }\n  }\n": types.WhoIsAskingDocument,
    "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": types.NodeByIdDocument,
    "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n    }\n  }\n": types.NodesByIdDocument,
    "\n  query Parts($id: ID!) {\n    certificate(by: { id: $id }) {\n      roles {\n        id\n      }\n      domains {\n        id\n      }\n      creator {\n        id\n      }\n    }\n  }\n": types.PartsDocument,
    "\n  mutation Exchange($input: ExchangeSignInCodeInput!) {\n    exchangeSignInCode(input: $input) {\n      token\n      user {\n        id\n        username\n        email\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.ExchangeDocument,
    "\n  query Me {\n    viewer {\n      id\n      username\n      email\n      identityProviderSubject\n      roles {\n        name\n        builtIn\n        managedByIdentityProvider\n      }\n    }\n  }\n": types.MeDocument,
    "\n  mutation ChangeUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        active\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.ChangeUserDocument,
    "\n  query RoleNamed($search: String!) {\n    roles(filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.RoleNamedDocument,
    "\n  mutation SetMembers($input: UpdateRoleInput!) {\n    updateRole(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.SetMembersDocument,
    "\n  mutation SignOut($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SignOutDocument,
    "\n  query PendingCleaning($sourceId: ID!, $graceDays: Int) {\n    certificatesPendingCleaning(sourceId: $sourceId, graceDays: $graceDays) {\n      totalCount\n      nodes {\n        externalId\n        source {\n          id\n        }\n        certificate {\n          commonName\n        }\n      }\n    }\n  }\n": types.PendingCleaningDocument,
    "\n  mutation Clean($input: CleanSourceInput!) {\n    cleanSource(input: $input) {\n      count\n      places {\n        externalId\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CleanDocument,
    "\n  mutation SyncToClean($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SyncToCleanDocument,
    "\n  query PlacesToClean($id: ID!) {\n    certificate(by: { id: $id }) {\n      places {\n        externalId\n        removedAt\n        removalRequestedAt\n        removalError\n        vanishedAt\n      }\n    }\n  }\n": types.PlacesToCleanDocument,
    "\n  query SourceState($id: ID!) {\n    node(id: $id) {\n      ... on Source {\n        sync {\n          state\n          nextSyncAt\n          certificatesFound\n          certificatesImported\n          endpointsFound\n          problemsFound\n          lastOutcome\n          lastError\n          failures\n        }\n        problems {\n          externalId\n          message\n        }\n        endpoints {\n          nodes {\n            name\n            port\n            serverName\n            address\n            startTls\n            state\n            drift\n            protocols\n            served {\n              commonName\n            }\n            expected {\n              commonName\n            }\n            findings {\n              kind\n            }\n          }\n        }\n      }\n    }\n  }\n": types.SourceStateDocument,
    "\n  mutation SyncNow($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      source {\n        sync {\n          state\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SyncNowDocument,
    "\n  query FoundBy($sourceIds: [ID!]) {\n    certificates(filter: { sourceIds: $sourceIds }, first: 100, orderBy: [{ field: NAME, direction: ASC }]) {\n      totalCount\n      nodes {\n        commonName\n        owner\n        description\n        creator {\n          id\n        }\n        chain\n        sources {\n          id\n        }\n        places {\n          externalId\n          missedSyncs\n          vanishedAt\n          source {\n            name\n          }\n        }\n        endpoints {\n          name\n        }\n        keyFindings {\n          kind\n        }\n      }\n    }\n  }\n": types.FoundByDocument,
    "\n  mutation CreateSource($input: CreateSourceInput!) {\n    createSource(input: $input) {\n      source {\n        id\n        version\n        name\n        active\n        intervalMinutes\n        absentAfter\n        sync {\n          state\n        }\n        plugin {\n          slug\n          capabilities\n        }\n        options {\n          ... on FilesystemSourceOptions {\n            path\n            depth\n            allowRemoval\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateSourceDocument,
    "\n  mutation UpdateSource($input: UpdateSourceInput!) {\n    updateSource(input: $input) {\n      source {\n        version\n        name\n        intervalMinutes\n        options {\n          ... on TlsscanSourceOptions {\n            hosts\n            ports\n            probe\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.UpdateSourceDocument,
    "\n  mutation DeleteSource($input: DeleteSourceInput!) {\n    deleteSource(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DeleteSourceDocument,
    "\n  query ListSources($filter: SourceFilter) {\n    sources(filter: $filter, first: 100) {\n      totalCount\n      nodes {\n        id\n        name\n        options {\n          __typename\n        }\n        sync {\n          state\n        }\n        problems {\n          message\n        }\n        certificates {\n          totalCount\n        }\n        endpoints {\n          totalCount\n        }\n      }\n    }\n  }\n": types.ListSourcesDocument,
    "\n  mutation SendTestMessage($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        state\n      }\n    }\n  }\n": types.SendTestMessageDocument,
    "\n  mutation LoadCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        serialNumber\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.LoadCreateDocument,
    "\n  mutation LoadUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n        version\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.LoadUpdateDocument,
    "\n  mutation LoadRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.LoadRevokeDocument,
    "\n  mutation LoadUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.LoadUploadDocument,
    "\n  query LoadVersion($id: ID!) {\n    certificate(by: { id: $id }) {\n      version\n    }\n  }\n": types.LoadVersionDocument,
    "\n  mutation UnprovableAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n": types.UnprovableAuthorityDocument,
    "\n  mutation UnprovableAuthorityChange($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.UnprovableAuthorityChangeDocument,
    "\n  mutation UnprovableCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UnprovableCreateDocument,
    "\n  query UnprovablePreview($input: CreateCertificateInput!) {\n    certificatePreview(input: $input) {\n      allowed\n      rules {\n        id\n        verdict\n        code\n        hint\n        path\n      }\n    }\n  }\n": types.UnprovablePreviewDocument,
    "\n  mutation UnprovableReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UnprovableReissueDocument,
    "\n  mutation UnprovableRetry($input: RetryPendingCertificateInput!) {\n    retryPendingCertificate(input: $input) {\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UnprovableRetryDocument,
    "\n  query UnprovableOrder($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": types.UnprovableOrderDocument,
    "\n  mutation UnprovableRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n": types.UnprovableRotateDocument,
    "\n  query UnprovableRotations($id: ID!) {\n    certificate(by: { id: $id }) {\n      rotations {\n        state\n        step\n        attempts\n        lastError\n      }\n    }\n  }\n": types.UnprovableRotationsDocument,
    "\n  query UnprovableOrders {\n    pendingCertificates(first: 50) {\n      nodes {\n        id\n      }\n    }\n  }\n": types.UnprovableOrdersDocument,
    "\n  query Upcoming($until: DateTime, $filter: UpcomingNoticeFilter, $first: Int, $after: String) {\n    upcomingNotices(until: $until, filter: $filter, first: $first, after: $after) {\n      totalCount\n      nodes {\n        dueAt\n        interval {\n          count\n        }\n        certificate {\n          id\n          owner\n        }\n        notification {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.UpcomingDocument,
    "\n  query UpcomingTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        nodes {\n          type\n          state\n          notification {\n            name\n          }\n          interval {\n            count\n          }\n        }\n      }\n    }\n  }\n": types.UpcomingToldDocument,
    "\n  query AuthorityFacts($id: ID!) {\n    authority(by: { id: $id }) {\n      version\n      roles {\n        id\n        name\n      }\n    }\n  }\n": types.AuthorityFactsDocument,
    "\n  query CertificateFactsOfAuthority($id: ID!) {\n    certificate(by: { id: $id }) {\n      viewerPermissions\n      roles {\n        name\n      }\n    }\n  }\n": types.CertificateFactsOfAuthorityDocument,
    "\n  mutation CreateFromInactive($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.CreateFromInactiveDocument,
    "\n  mutation DeleteAuthority($input: DeleteAuthorityInput!) {\n    deleteAuthority(input: $input) {\n      deletedId\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.DeleteAuthorityDocument,
    "\n  mutation UploadCertificate($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        chain\n        csr\n        owner\n        state\n        keyAlgorithm\n        keyType\n        hasPrivateKey\n        selfSigned\n        isAuthority\n        serialNumber\n        externalId\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": types.UploadCertificateDocument,
    "\n  mutation KeyOfUpload($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n    }\n  }\n": types.KeyOfUploadDocument,
    "\n  mutation UploadPkcs12($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        body\n        chain\n        csr\n        hasPrivateKey\n        commonName\n      }\n      userErrors {\n        code\n        path\n        certificate {\n          id\n        }\n      }\n    }\n  }\n": types.UploadPkcs12Document,
    "\n  mutation UploadPkcs12Export($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        passphrase\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.UploadPkcs12ExportDocument,
    "\n  query ListPeople($filter: UserFilter, $first: Int, $after: String) {\n    users(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        username\n        email\n        identityProviderSubject\n        roles {\n          name\n        }\n        apiKeys {\n          name\n        }\n      }\n    }\n  }\n": types.ListPeopleDocument,
    "\n  query ListRoles($filter: RoleFilter, $orderBy: [RoleOrder!]) {\n    roles(first: 100, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        name\n        builtIn\n        viewerIsMember\n        hasCredentials\n        members {\n          username\n        }\n        authorities {\n          name\n        }\n      }\n    }\n  }\n": types.ListRolesDocument,
    "\n  mutation DropUser($input: DeleteUserInput!) {\n    deleteUser(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DropUserDocument,
    "\n  mutation DropRole($input: DeleteRoleInput!) {\n    deleteRole(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.DropRoleDocument,
    "\n  mutation TakeOver($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        owner\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.TakeOverDocument,
    "\n  mutation SweepUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        state\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.SweepUploadDocument,
    "\n  query SweepFacts($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      rotation\n      notify\n      revocation {\n        reason\n        revokedAt\n        revokedBy {\n          username\n        }\n      }\n      verification {\n        status\n        method\n        detail\n      }\n      auditEvents(first: 1) {\n        nodes {\n          action\n          because\n        }\n      }\n    }\n  }\n": types.SweepFactsDocument,
    "\n  mutation SweepRotate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.SweepRotateDocument,
    "\n  mutation SweepDelete($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n    }\n  }\n": types.SweepDeleteDocument,
    "\n  mutation UploadToVerify($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        version\n        verification {\n          status\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.UploadToVerifyDocument,
    "\n  mutation Verify($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        id\n        version\n        state\n        revocation {\n          reason\n        }\n        verification {\n          status\n          method\n          checkedAt\n          detail\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.VerifyDocument,
    "\n  query StoredVerification($id: ID!) {\n    certificate(by: { id: $id }) {\n      verification {\n        status\n        method\n        detail\n      }\n    }\n    auditEvents(filter: { actions: [\"certificate.verify\"] }, first: 1) {\n      nodes {\n        because\n        details\n      }\n    }\n  }\n": types.StoredVerificationDocument,
    "\n  mutation RevokeToVerify($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeToVerifyDocument,
    "\n  query WhoSeesFailures($source: ID!, $certificate: ID!) {\n    node(id: $source) {\n      ... on Source {\n        sync {\n          lastOutcome\n          lastError\n          problemsFound\n        }\n        problems {\n          message\n        }\n        endpoints(first: 100) {\n          nodes {\n            lastProblem\n            lastSwitch {\n              state\n              lastError\n            }\n          }\n        }\n      }\n    }\n    certificate(by: { id: $certificate }) {\n      places {\n        removalError\n      }\n      revocation {\n        remote {\n          state\n          lastError\n        }\n      }\n    }\n  }\n": types.WhoSeesFailuresDocument,
    "\n  mutation RevokeAsLeastPrivileged($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n": types.RevokeAsLeastPrivilegedDocument,
    "\n  query KeysAfterSignal {\n    encryptionKeys {\n      keys {\n        keyId\n      }\n    }\n  }\n": types.KeysAfterSignalDocument,
    "\n  mutation CreateAuthorityInFull($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        owner\n        active\n        awaitingCertificate\n        type\n        csr\n        keyType\n        pathLength\n        expiresAt\n        version\n        chain\n        chainComplete\n        certificateUrl\n        crlUrl\n        roles {\n          id\n          name\n        }\n        parent {\n          id\n        }\n        nameConstraints {\n          permitted {\n            type\n            value\n          }\n          excluded {\n            type\n            value\n          }\n        }\n        certificate {\n          id\n          body\n          notBefore\n          notAfter\n          owner\n          hasPrivateKey\n          roles {\n            name\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.CreateAuthorityInFullDocument,
    "\n  mutation ImportAuthority($input: ImportAuthorityInput!) {\n    importAuthority(input: $input) {\n      authority {\n        id\n        name\n        type\n        active\n        keyType\n        chain\n        chainComplete\n        version\n        parent {\n          id\n        }\n        certificate {\n          id\n          owner\n          hasPrivateKey\n          chain\n          roles {\n            name\n          }\n        }\n      }\n      warnings\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.ImportAuthorityDocument,
    "\n  mutation InstallCertificate($input: InstallAuthorityCertificateInput!) {\n    installAuthorityCertificate(input: $input) {\n      authority {\n        id\n        active\n        awaitingCertificate\n        chain\n        chainComplete\n        version\n        parent {\n          id\n        }\n        certificate {\n          id\n        }\n      }\n      warnings\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.InstallCertificateDocument,
    "\n  mutation UpdateAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        id\n        owner\n        description\n        active\n        version\n        roles {\n          id\n          name\n        }\n        issuance {\n          allowedKeyTypes\n          defaultValidityDays\n          maximumValidityDays\n        }\n        certificate {\n          owner\n          viewerPermissions\n          roles {\n            name\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.UpdateAuthorityDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query PeopleViewer {\n    viewer {\n      id\n      username\n      email\n      active\n      version\n      roles {\n        id\n        name\n      }\n      apiKeys {\n        id\n        name\n        prefix\n        scopes\n        lastUsedAt\n        revokedAt\n        expiresAt\n        user {\n          username\n        }\n      }\n    }\n  }\n": types.PeopleViewerDocument,
    "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      user {\n        id\n        username\n        email\n        version\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.PeopleCreateUserDocument,
    "\n  mutation PeopleUpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        email\n        active\n        version\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.PeopleUpdateUserDocument,
    "\n  mutation PeopleCreateRole($input: CreateRoleInput!) {\n    createRole(input: $input) {\n      role {\n        id\n        name\n        version\n        hasCredentials\n        members {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.PeopleCreateRoleDocument,
    "\n  mutation PeopleUpdateRole($input: UpdateRoleInput!) {\n    updateRole(input: $input) {\n      role {\n        id\n        name\n        description\n        version\n        hasCredentials\n        members {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.PeopleUpdateRoleDocument,
    "\n  mutation PeopleCreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      token\n      apiKey {\n        id\n        prefix\n        name\n        expiresAt\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n": types.PeopleCreateApiKeyDocument,
    "\n  mutation PeopleRevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        revokedAt\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n": types.PeopleRevokeApiKeyDocument,
    "\n  mutation SeedNotification($input: CreateNotificationInput!) {\n    createNotification(input: $input) {\n      notification {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedNotificationDocument,
    "\n  mutation SeedDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedDestinationDocument,
    "\n  mutation SeedDnsProvider($input: CreateDnsProviderInput!) {\n    createDnsProvider(input: $input) {\n      dnsProvider {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedDnsProviderDocument,
    "\n  mutation SeedSource($input: CreateSourceInput!) {\n    createSource(input: $input) {\n      source {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedSourceDocument,
    "\n  mutation SeedAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        version\n        certificate {\n          id\n          body\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedAuthorityDocument,
    "\n  mutation SeedCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        version\n        body\n        chain\n        serialNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedCertificateDocument,
    "\n  query DeploymentsAfterKills($after: String) {\n    certificates(first: 100, after: $after, filter: { hasPrivateKey: true }) {\n      nodes {\n        id\n        name\n        deployments {\n          state\n          placeName\n          lastError\n        }\n        replacedBy {\n          id\n        }\n        rotations {\n          state\n          lastError\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DeploymentsAfterKillsDocument,
    "\n  query UnfinishedJobs($states: [JobState!]!) {\n    jobs(first: 100, filter: { states: $states }) {\n      totalCount\n      nodes {\n        type\n        description\n        state\n        lastError\n      }\n    }\n  }\n": types.UnfinishedJobsDocument,
    "\n  mutation PolicyUnderKills($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n      }\n    }\n  }\n": types.PolicyUnderKillsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DescribeByKey($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DescribeByKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListByKey {\n    certificates {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').ListByKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePasswordByKey($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangePasswordByKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPasswordByKey($input: SetUserPasswordInput!) {\n    setUserPassword(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetPasswordByKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeyNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').ApiKeyNodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditLog($filter: AuditFilter, $first: Int, $after: String) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        occurredAt\n        actorKind\n        actorId\n        actorName\n        action\n        targetType\n        targetId\n        targetName\n        outcome\n        because\n        requestId\n        address\n        details\n        seal {\n          sequence\n          digest\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuditedExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditedExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuditedRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditedRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuditedCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditedCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuditedSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditedSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditedReading {\n    certificates {\n      nodes {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuditedReadingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditEventById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n"): typeof import('./graphql.ts').AuditEventByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query AuditOfCertificates($ids: [ID!]!, $first: Int, $after: String) {\n      nodes(ids: $ids) {\n        ... on Certificate {\n          auditEvents(first: $first, after: $after) {\n            totalCount\n            pageInfo {\n              endCursor\n            }\n            nodes {\n              action\n            }\n          }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').AuditOfCertificatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        owner\n        type\n        active\n        expiresAt\n        chain\n        issuance {\n          allowedKeyTypes\n          defaultValidityDays\n          maximumValidityDays\n        }\n        parent {\n          id\n        }\n        roles {\n          name\n        }\n        creator {\n          username\n        }\n        viewerPermissions\n        certificate {\n          id\n          body\n          hasPrivateKey\n          isAuthority\n          keyType\n          authority {\n            id\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Authorities($first: Int, $after: String, $filter: AuthorityFilter, $orderBy: [AuthorityOrder!]) {\n    authorities(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuthoritiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorityBy($by: AuthorityLookup!) {\n    authority(by: $by) {\n      id\n      children {\n        id\n      }\n      viewerPermissions\n    }\n  }\n"): typeof import('./graphql.ts').AuthorityByDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation IssueUnder($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').IssueUnderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportOfCa($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportOfCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevealOfCa($input: RevealPrivateKeyInput!) {\n    revealPrivateKey(input: $input) {\n      privateKey\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevealOfCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueOfCa($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueOfCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadKeyOfCa($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadKeyOfCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShareCertificateOfCa($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ShareCertificateOfCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFromWaiting($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateFromWaitingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadSignedElsewhere($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadSignedElsewhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HoldRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n        notify\n        rotation\n        revocation {\n          reason\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HoldRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HoldRemove($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      certificate {\n        state\n        notify\n        rotation\n        revocation {\n          reason\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HoldRemoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HoldAudit($id: ID!) {\n    certificate(by: { id: $id }) {\n      auditEvents(first: 1) {\n        nodes {\n          action\n          because\n          details\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HoldAuditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Listed(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n      nodes {\n        name\n        commonName\n        owner\n        state\n        createdAt\n        notAfter\n        notBefore\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Counted($groupBy: CertificateStatsDimension!, $filter: CertificateFilter) {\n    certificateStats(groupBy: $groupBy, filter: $filter) {\n      key\n      label\n      count\n    }\n  }\n"): typeof import('./graphql.ts').CountedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewCertificate($input: CreateCertificateInput!) {\n    certificatePreview(input: $input) {\n      allowed\n      tbs\n      notBefore\n      notAfter\n      keyType\n      signatureAlgorithm\n      subject {\n        rfc4514\n      }\n      subjectAlternativeNames {\n        type\n        value\n      }\n      extensions {\n        keyUsage\n        extendedKeyUsage {\n          oid\n        }\n      }\n      rules {\n        id\n        source\n        verdict\n        code\n        observed\n        limit\n        hint\n        path\n      }\n      lint {\n        rule\n        severity\n        message\n        citation\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PreviewCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAsPreviewed($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateAsPreviewedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportSafely($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportSafelyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSafely($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateSafelyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSafely($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateSafelyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StateOfSafe($id: ID!, $name: String) {\n    certificate(by: { id: $id }) {\n      notify\n      replacedBy {\n        id\n      }\n    }\n    certificates(filter: { search: $name }) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').StateOfSafeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n        version\n        owner\n        description\n        notify\n        rotation\n        updatedAt\n        roles {\n          id\n          name\n        }\n        replaces {\n          id\n          replacedBy {\n            id\n          }\n        }\n        viewerPermissions\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeCertificate($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n        state\n        notify\n        rotation\n        version\n        revocation {\n          reason\n          comment\n          revokedAt\n          revokedBy {\n            username\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadOther($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadOtherDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CloudPlaces($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        location\n        lastError\n        destination {\n          options {\n            __typename\n            ... on AcmDestinationOptions {\n              region\n              accessKeyId\n              tags\n              writeOnlyOptions\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CloudPlacesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloudReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CloudReissueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloudDetach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CloudDetachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloudMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CloudMoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddKnownKey($input: AddCompromisedKeyInput!) {\n    addCompromisedKey(input: $input) {\n      compromisedKey {\n        id\n        publicKeyFingerprint\n        reason\n        source\n        addedBy {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AddKnownKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveKnownKey($input: RemoveCompromisedKeyInput!) {\n    removeCompromisedKey(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RemoveKnownKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RemovalsOfKeys {\n    auditEvents(filter: { actions: [\"compromised-key.delete\"] }, first: 10) {\n      nodes {\n        because\n        details\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RemovalsOfKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateForKey($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        keyFindings {\n          kind\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateForKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadKey($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        keyFindings {\n          kind\n          message\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeForKey($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeForKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListCompromisedKeys {\n    compromisedKeys(first: 100) {\n      nodes {\n        publicKeyFingerprint\n        source\n        reason\n      }\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').ListCompromisedKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CorpusUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        fingerprint\n        serialNumber\n        serialNumberDecimal\n        notBefore\n        notAfter\n        validityDays\n        publicKeyFingerprint\n        isAuthority\n        hasPrivateKey\n        subject {\n          rfc4514\n        }\n        issuer {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        extensions {\n          basicConstraints {\n            ca\n            pathLength\n          }\n          keyUsage\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          nameConstraints {\n            permitted {\n              value\n            }\n            excluded {\n              value\n            }\n          }\n          crlDistributionPoints\n          certificatePolicies\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CorpusUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CorpusRequest($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        subject {\n          rfc4514\n        }\n        hasPrivateKey\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CorpusRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Everything($after: String) {\n    certificates(first: 100, after: $after) {\n      nodes {\n        id\n        name\n        body\n        hasPrivateKey\n        roles {\n          id\n        }\n        domains {\n          id\n        }\n        authority {\n          id\n        }\n        creator {\n          id\n        }\n        chain\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EverythingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeyAfterCrash($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').KeyAfterCrashDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorityTree($filter: AuthorityFilter) {\n    authorities(filter: $filter, first: 100) {\n      nodes {\n        id\n        name\n        parent {\n          id\n        }\n        children {\n          id\n        }\n        issuedCounts {\n          total\n          valid\n          notYetValid\n          expired\n          revoked\n        }\n        keyType\n        pathLength\n        chainComplete\n        csr\n        nameConstraints {\n          permitted {\n            value\n          }\n        }\n        roles {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuthorityTreeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeForCounts($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeForCountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateBadCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateBadCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        chain\n        csr\n        commonName\n        keyType\n        keyAlgorithm\n        hasPrivateKey\n        owner\n        state\n        serialNumber\n        notBefore\n        notAfter\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        roles {\n          name\n        }\n        domains {\n          name\n        }\n        replaces {\n          id\n        }\n        authority {\n          id\n        }\n        creator {\n          username\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportKey($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestartCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RestartCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RestartStanding {\n    certificates(first: 100, filter: { hasPrivateKey: true }) {\n      nodes {\n        deployments {\n          state\n        }\n      }\n    }\n    jobs(first: 100, filter: { states: [DEAD] }) {\n      nodes {\n        type\n        lastError\n      }\n    }\n    jobTypes {\n      name\n      lastTickAt\n    }\n  }\n"): typeof import('./graphql.ts').RestartStandingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteOne($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SeenEverywhere(\n    $id: ID!\n    $name: String!\n    $fingerprint: Fingerprint!\n    $serial: IssuerAndSerialInput!\n    $text: String!\n    $related: ID!\n  ) {\n    node(id: $id) {\n      id\n    }\n    byId: certificate(by: { id: $id }) {\n      id\n    }\n    byName: certificate(by: { name: $name }) {\n      id\n    }\n    byFingerprint: certificate(by: { fingerprint: $fingerprint }) {\n      id\n    }\n    bySerial: certificate(by: { serial: $serial }) {\n      id\n    }\n    listed: certificates(filter: { ids: [$id] }) {\n      totalCount\n    }\n    searched: certificates(filter: { search: $text }) {\n      totalCount\n    }\n    counted: certificateStats(groupBy: OWNER, filter: { search: $text }) {\n      count\n    }\n    related: certificate(by: { id: $related }) {\n      replaces {\n        id\n      }\n      replacedBy {\n        id\n      }\n    }\n    notReplaced: certificates(filter: { ids: [$related], replaced: false }) {\n      totalCount\n    }\n    authorities {\n      nodes {\n        certificates {\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeenEverywhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FactsOfOne($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      fingerprint\n      serialNumber\n      version\n      viewerPermissions\n    }\n  }\n"): typeof import('./graphql.ts').FactsOfOneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplaceBoth($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReplaceBothDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeDeleted($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeDeletedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reveal($input: RevealPrivateKeyInput!) {\n    revealPrivateKey(input: $input) {\n      privateKey\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevealDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportDeleted($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportDeletedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadPublic($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadPublicDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWhileUsed($input: DeleteAuthorityInput!) {\n    deleteAuthority(input: $input) {\n      deletedId\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteWhileUsedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWhileDeleted($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateWhileDeletedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RetriesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 20) {\n        nodes {\n          id\n          audience\n          state\n          attempts\n          lastError\n          sentAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetriesToldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryDelivery($input: RetryDeliveryInput!) {\n    retryDelivery(input: $input) {\n      delivery {\n        state\n        attempts\n        lastError\n      }\n      userErrors {\n        code\n        path\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetryDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RetriesAudit {\n    auditEvents(first: 5, filter: { actions: [\"notification.retry\"] }) {\n      nodes {\n        action\n        outcome\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetriesAuditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation RetriesDeactivate($input: UpdateNotificationInput!) {\n        updateNotification(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').RetriesDeactivateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OddlyNamed($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OddlyNamedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OddlyLocated($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        lastError\n        location\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OddlyLocatedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OddlyDetached($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OddlyDetachedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlacesOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        attempts\n        lastError\n        placeName\n        location\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PlacesOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlacesReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PlacesReissueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlacesAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PlacesAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentWorkAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentWorkAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentWorkDelete($input: DeleteDestinationInput!) {\n    deleteDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentWorkDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentWorkMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentWorkMoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotYetValidDeployments($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      deployments {\n        id\n        state\n        attempts\n        lastError\n        nextAttemptAt\n        placeName\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotYetValidDeploymentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotYetValidAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotYetValidAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotYetValidDeploy($input: DeployCertificateInput!) {\n    deployCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotYetValidDeployDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotYetValidUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotYetValidUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentsOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      fingerprint\n      state\n      deployments {\n        id\n        state\n        desired\n        attempts\n        lastError\n        lastAttemptAt\n        nextAttemptAt\n        deployedAt\n        deployedFingerprint\n        location\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsDeploy($input: DeployCertificateInput!) {\n    deployCertificate(input: $input) {\n      certificate {\n        deployments {\n          state\n          attempts\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsDeployDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsRetry($input: RetryDeploymentInput!) {\n    retryDeployment(input: $input) {\n      deployment {\n        state\n        attempts\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsRetryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsForget($input: ForgetDeploymentInput!) {\n    forgetDeployment(input: $input) {\n      deployment {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsForgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsReissueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsEndHold($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsEndHoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsMoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeploymentsTest($input: TestDestinationInput!) {\n    testDestination(input: $input) {\n      test {\n        passed\n        probed\n        message\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentsAtDestinations($search: String!, $states: [DeploymentState!]) {\n    destinations(filter: { search: $search }) {\n      nodes {\n        deployments(first: 5, states: $states) {\n          totalCount\n          nodes {\n            state\n            certificate {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsAtDestinationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentsDisclosures($first: Int!) {\n    auditEvents(first: $first, filter: { actions: [\"certificate.deploy-key\", \"certificate.deploy\"] }) {\n      nodes {\n        action\n        actorName\n        outcome\n        targetId\n        details\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsDisclosuresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationMovesMove($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        version\n      }\n      userErrors {\n        code\n        path\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationMovesMoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationMovesAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationMovesAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DestinationMovesLocations($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        state\n        location\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationMovesLocationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DestinationMovesAudit {\n    auditEvents(first: 1, filter: { actions: [\"destination.update\"] }) {\n      nodes {\n        details\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationMovesAuditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OptionsCreateDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n        version\n        options {\n          ... on SftpDestinationOptions {\n            host\n            port\n            user\n            path\n            writeOnlyOptions\n          }\n          ... on FilesystemDestinationOptions {\n            reload\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OptionsCreateDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OptionsUpdateDestination($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OptionsUpdateDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OptionsCreateDnsProvider($input: CreateDnsProviderInput!) {\n    createDnsProvider(input: $input) {\n      dnsProvider {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OptionsCreateDnsProviderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DestinationsDeployments($id: ID!) {\n    certificate(by: { id: $id }) {\n      dnsProvider {\n        id\n      }\n      destinations {\n        id\n      }\n      deployments {\n        id\n        state\n        attempts\n        lastError\n        deployedAt\n        deployedFingerprint\n        destination {\n          id\n        }\n        certificate {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsDeploymentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsChange($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsChangeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsReissueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsCreate($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n        plugin {\n          slug\n          capabilities\n        }\n        options {\n          ... on FilesystemDestinationOptions {\n            path\n            layout\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsUpdate($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      destination {\n        id\n        name\n        version\n        roles {\n          id\n        }\n        options {\n          ... on FilesystemDestinationOptions {\n            path\n            layout\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsDelete($input: DeleteDestinationInput!) {\n    deleteDestination(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsDeleteDnsProvider($input: DeleteDnsProviderInput!) {\n    deleteDnsProvider(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsDeleteDnsProviderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DestinationsList($filter: DestinationFilter) {\n    destinations(filter: $filter) {\n      nodes {\n        id\n        name\n        options {\n          __typename\n        }\n        roles {\n          id\n        }\n        certificates(first: 5) {\n          totalCount\n          nodes {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DestinationsDeleteCertificate($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DestinationsDeleteCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindDomains($filter: DomainFilter, $first: Int) {\n    domains(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        sensitive\n        version\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FindDomainsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WriteDomain($input: CreateDomainInput!) {\n    createDomain(input: $input) {\n      domain {\n        id\n        name\n        sensitive\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WriteDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkDomain($input: UpdateDomainInput!) {\n    updateDomain(input: $input) {\n      domain {\n        sensitive\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MarkDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropDomain($input: DeleteDomainInput!) {\n    deleteDomain(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DropDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DriftEndpoints($filter: EndpointFilter) {\n    endpoints(filter: $filter) {\n      nodes {\n        id\n        drift\n        driftToldAt\n        served {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftEndpointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DriftExpect($input: SetEndpointCertificateInput!) {\n    setEndpointCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftExpectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DriftRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DriftChange($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftChangeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DriftExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DriftRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DriftRemoveHold($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DriftRemoveHoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadCopy($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        owner\n        duplicates {\n          id\n        }\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        path\n        message\n        ... on UploadCertificateError {\n          certificate {\n            id\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadCopyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeCopy($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeCopyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteCopy($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteCopyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StatesOfCopies($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Certificate {\n        state\n        notify\n        revocation {\n          reason\n        }\n        duplicates {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StatesOfCopiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EncryptionKeysOf {\n    encryptionKeys {\n      keys {\n        keyId\n        primary\n        available\n        records {\n          table\n          count\n        }\n      }\n      rewrap {\n        running\n        remaining\n        done\n        failed\n        failures {\n          table\n          id\n          keyId\n          code\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EncryptionKeysOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RewrapAll($input: RewrapSecretsInput!) {\n    rewrapSecrets(input: $input) {\n      rewrap {\n        remaining\n        running\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RewrapAllDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportKeyOf($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportKeyOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListAroundBadRows {\n    certificates(first: 100) {\n      totalCount\n      nodes {\n        id\n        hasPrivateKey\n        body\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListAroundBadRowsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FailedDisclosures($filter: AuditFilter) {\n    auditEvents(filter: $filter) {\n      nodes {\n        action\n        because\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FailedDisclosuresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingSync($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingSyncDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingRollBackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingRetryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingCancel($input: CancelRotationInput!) {\n    cancelRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingCancelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingAttach($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingAttachDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchingUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SwitchingRotation($id: ID!) {\n    certificate(by: { id: $id }) {\n      fingerprint\n      rotations {\n        id\n        state\n        step\n        lastError\n        replacement {\n          id\n        }\n        steps {\n          step\n          state\n          detail\n          error\n        }\n      }\n      deployments {\n        state\n        location\n        lastError\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingRotationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SwitchingEndpoints($filter: EndpointFilter) {\n    endpoints(filter: $filter) {\n      nodes {\n        id\n        version\n        name\n        serverName\n        drift\n        switchable\n        expectedByHand\n        served {\n          id\n        }\n        lastSwitch {\n          state\n          attempts\n          lastError\n          nextAttemptAt\n          certificate {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchingEndpointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchTo($input: SwitchEndpointInput!) {\n    switchEndpoint(input: $input) {\n      endpoint {\n        lastSwitch {\n          state\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SwitchToDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EndpointsAtScale($filter: EndpointFilter) {\n    endpoints(first: 20, filter: $filter) {\n      totalCount\n      nodes {\n        drift\n        expected {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EndpointsAtScaleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListEndpoints($filter: EndpointFilter, $first: Int) {\n    endpoints(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        version\n        drift\n        state\n        expectedByHand\n        source {\n          id\n          endpoints(first: 1) {\n            totalCount\n          }\n        }\n        served {\n          id\n          endpoints {\n            id\n          }\n        }\n        expected {\n          id\n        }\n        findings {\n          kind\n          detail\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListEndpointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetCertificate($input: SetEndpointCertificateInput!) {\n    setEndpointCertificate(input: $input) {\n      endpoint {\n        drift\n        expectedByHand\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeServed($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeServedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExpiryTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        totalCount\n        nodes {\n          id\n          type\n          audience\n          address\n          state\n          attempts\n          lastError\n          dueAt\n          sentAt\n          interval {\n            count\n            unit\n          }\n          notification {\n            name\n          }\n          certificate {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExpiryToldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExpiryUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExpiryUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ExpiryRevoke($input: RevokeCertificateInput!) {\n        revokeCertificate(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').ExpiryRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n      mutation ExpiryDelete($input: DeleteCertificateInput!) {\n        deleteCertificate(input: $input) {\n          userErrors {\n            code\n          }\n        }\n      }\n    "): typeof import('./graphql.ts').ExpiryDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportCertificate($id: ID!, $format: ExportFormatInput!) {\n    exportCertificate(input: { id: $id, format: $format }) {\n      export {\n        data\n        fileName\n        mediaType\n        passphrase\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadKeyless($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadKeylessDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExportForms {\n    plugins(kind: EXPORTER) {\n      slug\n      title\n      capabilities\n      options {\n        name\n        type\n        writeOnly\n        defaultValue\n        minimumLength\n        choices {\n          value\n        }\n      }\n    }\n    __type(name: \"ExportFormatInput\") {\n      inputFields {\n        name\n        type {\n          inputFields {\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportFormsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportOther($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        fileName\n        mediaType\n        passphrase\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExportOtherDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWithExtensions($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        commonName\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          type\n          value\n        }\n        domains {\n          name\n        }\n        extensions {\n          basicConstraints {\n            ca\n            pathLength\n          }\n          keyUsage\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          subjectKeyIdentifier\n          authorityKeyIdentifier\n          crlDistributionPoints\n          ocspUrls\n          caIssuerUrls\n          certificatePolicies\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateWithExtensionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Purposes {\n    __type(name: \"ExtendedKeyUsagePurpose\") {\n      enumValues {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PurposesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FailingSource($id: ID!) {\n    node(id: $id) {\n      ... on Source {\n        sync {\n          state\n          lastOutcome\n          lastError\n          lastSuccessAt\n          failures\n          failureToldAt\n        }\n      }\n    }\n    sources(filter: { failing: true }) {\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FailingSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HostileUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HostileUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HostileVerify($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        verification {\n          status\n          detail\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HostileVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HostileAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HostileAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HostileCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HostileCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HostileSearch($filter: CertificateFilter) {\n    certificates(first: 1, filter: $filter) {\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HostileSearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOnce($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        serialNumber\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateOnceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadOnce($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadOnceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueOnce($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueOnceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAuthorityOnce($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateAuthorityOnceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadForImport($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        hasPrivateKey\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadForImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeForImport($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeForImportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadJobs {\n    jobs(filter: { states: [DEAD] }) {\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeadJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryDeadJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetryDeadJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListedJobs($first: Int, $after: String, $filter: JobFilter) {\n    jobs(first: $first, after: $after, filter: $filter) {\n      totalCount\n      nodes {\n        id\n        type\n        description\n        state\n        attempts\n        maximumAttempts\n        createdAt\n        nextAttemptAt\n        startedAt\n        endedAt\n        lastError\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListedJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListedJobTypes {\n    jobTypes {\n      name\n      title\n      schedule\n      lastTickAt\n      waiting\n      running\n      dead\n    }\n  }\n"): typeof import('./graphql.ts').ListedJobTypesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartAJob($input: StartJobInput!) {\n    startJob(input: $input) {\n      jobType {\n        name\n        waiting\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartAJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryAJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      job {\n        state\n        maximumAttempts\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetryAJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelAJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      job {\n        state\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CancelAJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobAsNode($id: ID!) {\n    node(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').JobAsNodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobEvents {\n    auditEvents(filter: { actions: [\"job.start\", \"job.retry\", \"job.cancel\"] }) {\n      nodes {\n        action\n        targetId\n      }\n    }\n  }\n"): typeof import('./graphql.ts').JobEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AuthorityToBeKilled($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuthorityToBeKilledDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrderBeforeKill($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderBeforeKillDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AfterKill {\n    pendingCertificates(first: 100) {\n      nodes {\n        commonName\n        state\n        lastError\n        certificate {\n          body\n          chain\n          hasPrivateKey\n        }\n      }\n    }\n    certificates(first: 100, filter: { hasPrivateKey: true }) {\n      nodes {\n        commonName\n      }\n    }\n    auditEvents(first: 100, filter: { actions: [\"pending-certificate.take-over\"] }) {\n      nodes {\n        targetName\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AfterKillDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadAfterKill {\n    jobs(first: 10, filter: { states: [DEAD] }) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').DeadAfterKillDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LimitedViewer {\n    viewer {\n      username\n    }\n  }\n"): typeof import('./graphql.ts').LimitedViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LimitedPages($first: Int, $last: Int) {\n    certificates(first: $first, last: $last) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').LimitedPagesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LimitedList(\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        name\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LimitedListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountedList($first: Int) {\n    certificates(first: $first) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').CountedListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PageAtScale($filter: CertificateFilter, $orderBy: [CertificateOrder!]) {\n    certificates(first: 20, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        name\n        owner\n        state\n        notAfter\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PageAtScaleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CountAtScale($filter: CertificateFilter) {\n    certificates(first: 1, filter: $filter) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').CountAtScaleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StatisticsAtScale($groupBy: CertificateStatsDimension!) {\n    certificateStats(groupBy: $groupBy) {\n      key\n      count\n    }\n  }\n"): typeof import('./graphql.ts').StatisticsAtScaleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MeetCa($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MeetCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrderAfterMeeting($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderAfterMeetingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StandsAt($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        detail\n        lastError\n        attempts\n        nextAttemptAt\n        certificate {\n          body\n          chain\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StandsAtDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CertificatesOfParents(\n    $ids: [ID!]!\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $filter: CertificateFilter\n    $orderBy: [CertificateOrder!]\n  ) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Authority {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on Role {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on User {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n      ... on Domain {\n        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {\n          ...Listed\n        }\n      }\n    }\n  }\n  fragment Listed on CertificateConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n    edges {\n      cursor\n    }\n    nodes {\n      id\n      name\n      authority {\n        name\n      }\n      roles {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CertificatesOfParentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TwoListsOfParents($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Authority {\n        newest: certificates(first: 2) {\n          nodes {\n            name\n          }\n        }\n        byName: certificates(first: 2, orderBy: [{ field: NAME, direction: ASC }]) {\n          totalCount\n          nodes {\n            name\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TwoListsOfParentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticeChangesUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NoticeChangesUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticeChangesDelete($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NoticeChangesDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NoticeChangesNotification($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NoticeChangesNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticeChangesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        nodes {\n          type\n          audience\n          address\n          state\n          lastError\n          interval {\n            count\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NoticeChangesToldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation SecretUrl($input: CreateNotificationInput!) {\n      createNotification(input: $input) {\n        notification {\n          events\n          options {\n            ... on SlackNotifierOptions {\n              writeOnlyOptions\n            }\n          }\n        }\n        userErrors {\n          code\n          path\n          message\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').SecretUrlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EventsForetold($id: ID!) {\n    authority(by: { id: $id }) {\n      expiresAt\n      upcomingNotices {\n        interval {\n          count\n        }\n        dueAt\n        toOwner\n        toSecurityTeam\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EventsForetoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TrySendTest($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        id\n        type\n        state\n        attempts\n        lastError\n        sentAt\n        notification {\n          id\n          deliveries(first: 5) {\n            totalCount\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TrySendTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryPreview($id: ID!) {\n    previewNotification(id: $id) {\n      subject\n      text\n      entries {\n        dueAt\n        state\n        silentBecause\n        interval {\n          count\n        }\n        certificate {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TryPreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TryDelivery($id: ID!) {\n    node(id: $id) {\n      ... on NotificationDelivery {\n        state\n        lastError\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TryDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NoticesOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      notifications {\n        id\n        name\n        owner\n        active\n        version\n        plugin {\n          slug\n        }\n        intervals {\n          count\n          unit\n        }\n        creator {\n          id\n        }\n        options {\n          ... on EmailNotifierOptions {\n            recipients\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NoticesOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotificationsUpdate($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      notification {\n        id\n        name\n        description\n        owner\n        active\n        version\n        intervals {\n          count\n          unit\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotificationsUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotificationsCreate($input: CreateNotificationInput!) {\n    createNotification(input: $input) {\n      notification {\n        id\n        name\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotificationsCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotificationsDelete($input: DeleteNotificationInput!) {\n    deleteNotification(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotificationsDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NotificationsUpdateCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotificationsUpdateCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NotificationsList($filter: NotificationFilter, $first: Int, $certificates: CertificateFilter) {\n    notifications(filter: $filter, first: $first) {\n      totalCount\n      nodes {\n        id\n        name\n        certificates(first: 5, filter: $certificates) {\n          totalCount\n          nodes {\n            id\n            notifications {\n              id\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NotificationsListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadOdd($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        commonName\n        serialNumber\n        serialNumberDecimal\n        notBefore\n        notAfter\n        validityDays\n        daysRemaining\n        state\n        signatureAlgorithm\n        body\n        subject {\n          rfc4514\n          organization\n        }\n        issuer {\n          rfc4514\n        }\n        issuerName\n        subjectAlternativeNames {\n          type\n          value\n        }\n        extensions {\n          extendedKeyUsage {\n            oid\n            purpose\n          }\n          certificatePolicies\n          nameConstraints {\n            permitted {\n              type\n              value\n            }\n            excluded {\n              type\n              value\n            }\n          }\n          other {\n            oid\n            critical\n            value\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadOddDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DomainsOfOdd($id: ID!, $domain: String!) {\n    certificate(by: { id: $id }) {\n      domains {\n        name\n      }\n    }\n    certificates(filter: { domain: $domain }) {\n      totalCount\n    }\n  }\n"): typeof import('./graphql.ts').DomainsOfOddDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrdersOfOdd($orderBy: [CertificateOrder!], $after: String) {\n    certificates(first: 5, after: $after, orderBy: $orderBy) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrdersOfOddDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateByTheRules($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateByTheRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueByTheRules($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        body\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueByTheRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadByTheRules($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      policyFindings {\n        id\n        verdict\n        path\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadByTheRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportForTheRules($input: ImportAuthorityInput!) {\n    importAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ImportForTheRulesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestrictAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RestrictAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCaWithRenewalInformation($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateCaWithRenewalInformationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrderToBeReplaced($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderToBeReplacedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueInPlace($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueInPlaceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderThatReplaces($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        certificate {\n          id\n          body\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderThatReplacesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        version\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MakeOutsideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrderHere($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderHereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BecameOf($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        certificate {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').BecameOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeOutside($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeOutsideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndHoldOutside($input: RemoveCertificateHoldInput!) {\n    removeCertificateHold(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EndHoldOutsideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Standing($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      revocation {\n        reason\n        remote {\n          state\n          attempts\n          lastError\n          nextAttemptAt\n          toldAt\n        }\n      }\n      suggestedRenewal {\n        start\n        end\n        checkedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StandingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOutside($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        version\n        active\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateOutsideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShowCertificate($input: InstallAuthorityCertificateInput!) {\n    installAuthorityCertificate(input: $input) {\n      authority {\n        type\n        certificate {\n          body\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ShowCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListedAuthorities {\n    authorities(first: 50) {\n      nodes {\n        name\n        issuer {\n          slug\n          capabilities\n        }\n        issuerOptions {\n          __typename\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListedAuthoritiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCa($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        issuer {\n          slug\n        }\n        issuerOptions {\n          __typename\n          ... on AcmeIssuerOptions {\n            url\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OrderFromCa($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderFromCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrderState($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        detail\n        attempts\n        certificate {\n          id\n          body\n          chain\n          serialNumber\n          hasPrivateKey\n          authority {\n            certificate {\n              isAuthority\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeAtCa($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n        revocation {\n          remote {\n            state\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeAtCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RemoteState($id: ID!) {\n    certificate(by: { id: $id }) {\n      revocation {\n        remote {\n          state\n          lastError\n          toldAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RemoteStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueAtCa($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueAtCaDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMyPassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      token\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangeMyPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetTheirPassword($input: SetUserPasswordInput!) {\n    setUserPassword(input: $input) {\n      user {\n        username\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetTheirPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSessions($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      user {\n        username\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EndSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        type\n        active\n        awaitingCertificate\n        crlUrl\n        expiresAt\n        issuer {\n          kind\n          slug\n        }\n        certificate {\n          body\n          owner\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateOutsideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Order($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n      }\n      pendingCertificate {\n        id\n        name\n        commonName\n        owner\n        state\n        hasPrivateKey\n        csr\n        subjectAlternativeNames {\n          type\n          value\n        }\n        creator {\n          username\n        }\n        authority {\n          id\n        }\n        version\n        viewerPermissions\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Pending($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        attempts\n        lastError\n        detail\n        externalId\n        nextAttemptAt\n        finishedAt\n        cancelRequested\n        version\n        certificate {\n          id\n          name\n          owner\n          body\n          chain\n          hasPrivateKey\n          externalId\n          rotation\n          description\n          creator {\n            username\n          }\n          authority {\n            id\n          }\n          roles {\n            name\n          }\n          replaces {\n            id\n          }\n          destinations {\n            id\n          }\n          pendingCertificate {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PendingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelPending($input: CancelPendingCertificateInput!) {\n    cancelPendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        cancelRequested\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CancelPendingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryPending($input: RetryPendingCertificateInput!) {\n    retryPendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        attempts\n        lastError\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RetryPendingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompletePending($input: CompletePendingCertificateInput!) {\n    completePendingCertificate(input: $input) {\n      pendingCertificate {\n        state\n        certificate {\n          id\n          hasPrivateKey\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CompletePendingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListPending($filter: PendingCertificateFilter) {\n    pendingCertificates(filter: $filter, first: 100) {\n      totalCount\n      nodes {\n        id\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListPendingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentOfScene($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentOfSceneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestOfScene($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestOfSceneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationOfScene($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationOfSceneDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOver($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HandOverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation HandOverNotification($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').HandOverNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListJobs {\n          jobs {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListJobTypes {\n          jobTypes {\n            name\n            dead\n          }\n        }\n      "): typeof import('./graphql.ts').MayListJobTypesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRetryJob($input: RetryJobInput!) {\n          retryJob(input: $input) {\n            job {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRetryJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCancelJob($input: CancelJobInput!) {\n          cancelJob(input: $input) {\n            job {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCancelJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayStartJob($input: StartJobInput!) {\n          startJob(input: $input) {\n            jobType {\n              name\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayStartJobDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListPendingCertificates {\n          pendingCertificates {\n            nodes {\n              id\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayListPendingCertificatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRetryPendingCertificate($input: RetryPendingCertificateInput!) {\n          retryPendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRetryPendingCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCancelPendingCertificate($input: CancelPendingCertificateInput!) {\n          cancelPendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCancelPendingCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCompletePendingCertificate($input: CompletePendingCertificateInput!) {\n          completePendingCertificate(input: $input) {\n            pendingCertificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCompletePendingCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SceneUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      user {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SceneUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SceneRole($input: CreateRoleInput!) {\n    createRole(input: $input) {\n      role {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SceneRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SceneDomain($input: CreateDomainInput!) {\n    createDomain(input: $input) {\n      domain {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SceneDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SceneKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      apiKey {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SceneKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListUsers($filter: UserFilter) {\n          users(filter: $filter) {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListUsersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListRoles {\n          roles {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListDomains {\n          domains {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListDomainsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayExchangeSignInCode($input: ExchangeSignInCodeInput!) {\n          exchangeSignInCode(input: $input) {\n            token\n            userErrors {\n              code\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayExchangeSignInCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateUser($input: UpdateUserInput!) {\n          updateUser(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteUser($input: DeleteUserInput!) {\n          deleteUser(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayChangePassword($input: ChangePasswordInput!) {\n          changePassword(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayChangePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySetUserPassword($input: SetUserPasswordInput!) {\n          setUserPassword(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySetUserPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySignOutEverywhere($input: SignOutEverywhereInput!) {\n          signOutEverywhere(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySignOutEverywhereDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateRole($input: UpdateRoleInput!) {\n          updateRole(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteRole($input: DeleteRoleInput!) {\n          deleteRole(input: $input) {\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRevokeApiKey($input: RevokeApiKeyInput!) {\n          revokeApiKey(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRevokeApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateDomain($input: UpdateDomainInput!) {\n          updateDomain(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteDomain($input: DeleteDomainInput!) {\n          deleteDomain(input: $input) {\n            userErrors {\n              code\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteDomainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SceneViewerRoles {\n    viewer {\n      roles {\n        id\n        builtIn\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SceneViewerRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListSources {\n          sources {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListSourcesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListEndpoints {\n          endpoints {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListEndpointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateSource($input: CreateSourceInput!) {\n          createSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateSource($input: UpdateSourceInput!) {\n          updateSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteSource($input: DeleteSourceInput!) {\n          deleteSource(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySyncSource($input: SyncSourceInput!) {\n          syncSource(input: $input) {\n            source {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySyncSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySetEndpointCertificate($input: SetEndpointCertificateInput!) {\n          setEndpointCertificate(input: $input) {\n            endpoint {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySetEndpointCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySwitchEndpoint($input: SwitchEndpointInput!) {\n          switchEndpoint(input: $input) {\n            endpoint {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySwitchEndpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListPendingCleaning($sourceId: ID!) {\n          certificatesPendingCleaning(sourceId: $sourceId) {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListPendingCleaningDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCleanSource($input: CleanSourceInput!) {\n          cleanSource(input: $input) {\n            count\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCleanSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    mutation MayExport($input: ExportCertificateInput!) {\n      exportCertificate(input: $input) {\n        export {\n          fileName\n        }\n        userErrors {\n          code\n          path\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').MayExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayAskViewer {\n          viewer {\n            id\n          }\n        }\n      "): typeof import('./graphql.ts').MayAskViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayAskNode($id: ID!) {\n          node(id: $id) {\n            id\n          }\n        }\n      "): typeof import('./graphql.ts').MayAskNodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayAskNodes($ids: [ID!]!) {\n          nodes(ids: $ids) {\n            id\n          }\n        }\n      "): typeof import('./graphql.ts').MayAskNodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayReadKeys {\n          encryptionKeys {\n            rewrap {\n              remaining\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayReadKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRewrap($input: RewrapSecretsInput!) {\n          rewrapSecrets(input: $input) {\n            rewrap {\n              remaining\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRewrapDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayReadAudit {\n          auditEvents {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayReadAuditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayAskCertificate($by: CertificateLookup!) {\n          certificate(by: $by) {\n            id\n            body\n            chain\n            csr\n          }\n        }\n      "): typeof import('./graphql.ts').MayAskCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListCertificates {\n          certificates {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListCertificatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayCountCertificates {\n          certificateStats(groupBy: OWNER) {\n            key\n            count\n          }\n        }\n      "): typeof import('./graphql.ts').MayCountCertificatesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayPreviewCertificate($input: CreateCertificateInput!) {\n          certificatePreview(input: $input) {\n            allowed\n          }\n        }\n      "): typeof import('./graphql.ts').MayPreviewCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListCompromisedKeys {\n          compromisedKeys {\n            nodes {\n              id\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayListCompromisedKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListRotationPolicies {\n          rotationPolicies {\n            id\n          }\n        }\n      "): typeof import('./graphql.ts').MayListRotationPoliciesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayAskAuthority($by: AuthorityLookup!) {\n          authority(by: $by) {\n            id\n            chain\n          }\n        }\n      "): typeof import('./graphql.ts').MayAskAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListAuthorities {\n          authorities {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListAuthoritiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySignIn($input: SignInInput!) {\n          signIn(input: $input) {\n            token\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateAuthority($input: CreateAuthorityInput!) {\n          createAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayImportAuthority($input: ImportAuthorityInput!) {\n          importAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayImportAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayInstallAuthorityCertificate($input: InstallAuthorityCertificateInput!) {\n          installAuthorityCertificate(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayInstallAuthorityCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateAuthority($input: UpdateAuthorityInput!) {\n          updateAuthority(input: $input) {\n            authority {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteAuthority($input: DeleteAuthorityInput!) {\n          deleteAuthority(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateCertificate($input: CreateCertificateInput!) {\n          createCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayAddCompromisedKey($input: AddCompromisedKeyInput!) {\n          addCompromisedKey(input: $input) {\n            compromisedKey {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayAddCompromisedKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRemoveCompromisedKey($input: RemoveCompromisedKeyInput!) {\n          removeCompromisedKey(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRemoveCompromisedKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUploadCertificate($input: UploadCertificateInput!) {\n          uploadCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUploadCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateCertificate($input: UpdateCertificateInput!) {\n          updateCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayReissueCertificate($input: ReissueCertificateInput!) {\n          reissueCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayReissueCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRevokeCertificate($input: RevokeCertificateInput!) {\n          revokeCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRevokeCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRemoveCertificateHold($input: RemoveCertificateHoldInput!) {\n          removeCertificateHold(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRemoveCertificateHoldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayVerifyCertificate($input: VerifyCertificateInput!) {\n          verifyCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayVerifyCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRevealPrivateKey($input: RevealPrivateKeyInput!) {\n          revealPrivateKey(input: $input) {\n            privateKey\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRevealPrivateKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteCertificate($input: DeleteCertificateInput!) {\n          deleteCertificate(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateRotationPolicy($input: CreateRotationPolicyInput!) {\n          createRotationPolicy(input: $input) {\n            rotationPolicy {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateRotationPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateRotationPolicy($input: UpdateRotationPolicyInput!) {\n          updateRotationPolicy(input: $input) {\n            rotationPolicy {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateRotationPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteRotationPolicy($input: DeleteRotationPolicyInput!) {\n          deleteRotationPolicy(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteRotationPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListPlugins {\n          plugins {\n            slug\n          }\n        }\n      "): typeof import('./graphql.ts').MayListPluginsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListNotifications {\n          notifications {\n            nodes {\n              id\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayListNotificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListDestinations {\n          destinations {\n            nodes {\n              id\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayListDestinationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListDnsProviders {\n          dnsProviders {\n            id\n          }\n        }\n      "): typeof import('./graphql.ts').MayListDnsProvidersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayPreviewNotification($id: ID!) {\n          previewNotification(id: $id) {\n            subject\n          }\n        }\n      "): typeof import('./graphql.ts').MayPreviewNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListUpcomingNotices {\n          upcomingNotices {\n            totalCount\n          }\n        }\n      "): typeof import('./graphql.ts').MayListUpcomingNoticesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MaySendTestNotification($input: SendTestNotificationInput!) {\n          sendTestNotification(input: $input) {\n            delivery {\n              state\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MaySendTestNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRetryDelivery($input: RetryDeliveryInput!) {\n          retryDelivery(input: $input) {\n            delivery {\n              state\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRetryDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateNotification($input: CreateNotificationInput!) {\n          createNotification(input: $input) {\n            notification {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateNotification($input: UpdateNotificationInput!) {\n          updateNotification(input: $input) {\n            notification {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteNotification($input: DeleteNotificationInput!) {\n          deleteNotification(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateDestination($input: CreateDestinationInput!) {\n          createDestination(input: $input) {\n            destination {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateDestination($input: UpdateDestinationInput!) {\n          updateDestination(input: $input) {\n            destination {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteDestination($input: DeleteDestinationInput!) {\n          deleteDestination(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayTestDestination($input: TestDestinationInput!) {\n          testDestination(input: $input) {\n            test {\n              passed\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayTestDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeployCertificate($input: DeployCertificateInput!) {\n          deployCertificate(input: $input) {\n            certificate {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeployCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRetryDeployment($input: RetryDeploymentInput!) {\n          retryDeployment(input: $input) {\n            deployment {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRetryDeploymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayForgetDeployment($input: ForgetDeploymentInput!) {\n          forgetDeployment(input: $input) {\n            deployment {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayForgetDeploymentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query MayListRotations {\n          rotations {\n            nodes {\n              id\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayListRotationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRotateCertificate($input: RotateCertificateInput!) {\n          rotateCertificate(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRotateCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRetryRotation($input: RetryRotationInput!) {\n          retryRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRetryRotationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCancelRotation($input: CancelRotationInput!) {\n          cancelRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCancelRotationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayRollBackRotation($input: RollBackRotationInput!) {\n          rollBackRotation(input: $input) {\n            rotation {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayRollBackRotationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayCreateDnsProvider($input: CreateDnsProviderInput!) {\n          createDnsProvider(input: $input) {\n            dnsProvider {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayCreateDnsProviderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayUpdateDnsProvider($input: UpdateDnsProviderInput!) {\n          updateDnsProvider(input: $input) {\n            dnsProvider {\n              id\n            }\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayUpdateDnsProviderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        mutation MayDeleteDnsProvider($input: DeleteDnsProviderInput!) {\n          deleteDnsProvider(input: $input) {\n            deletedId\n            userErrors {\n              code\n              path\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').MayDeleteDnsProviderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PluginSecretsEverything($ids: [ID!]!) {\n    dnsProviders {\n      id\n      options {\n        __typename\n        ... on WebhookDnsProviderOptions {\n          url\n          writeOnlyOptions\n        }\n      }\n    }\n    notifications(first: 100) {\n      nodes {\n        id\n        version\n        options {\n          __typename\n          ... on WebhookNotifierOptions {\n            url\n            writeOnlyOptions\n          }\n          ... on EmailNotifierOptions {\n            recipients\n          }\n        }\n      }\n    }\n    nodes(ids: $ids) {\n      id\n      ... on Notification {\n        notificationOptions: options {\n          ... on WebhookNotifierOptions {\n            url\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PluginSecretsEverythingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PluginSecretsUpdate($input: UpdateNotificationInput!) {\n    updateNotification(input: $input) {\n      notification {\n        id\n        version\n        options {\n          ... on WebhookNotifierOptions {\n            url\n            writeOnlyOptions\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PluginSecretsUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartCleanUp {\n    startJob(input: { type: \"clean-up\" }) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartCleanUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CleanUpJobs {\n    jobs(filter: { types: [\"clean-up\"] }) {\n      nodes {\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CleanUpJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueCertificate($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        owner\n        description\n        hasPrivateKey\n        keyType\n        publicKeyFingerprint\n        validityDays\n        notBefore\n        notAfter\n        rotation\n        notify\n        subject {\n          rfc4514\n        }\n        subjectAlternativeNames {\n          value\n        }\n        extensions {\n          keyUsage\n          extendedKeyUsage {\n            oid\n          }\n          certificatePolicies\n          other {\n            oid\n            value\n          }\n        }\n        roles {\n          name\n        }\n        replaces {\n          id\n        }\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OldCertificate($id: ID!) {\n    certificate(by: { id: $id }) {\n      publicKeyFingerprint\n      replacedBy {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OldCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeOld($id: ID!, $reason: RevocationReason!) {\n    revokeCertificate(input: { id: $id, reason: $reason }) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeOldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadOld($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadOldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeOneMore($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeOneMoreDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeInTime($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeInTimeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListsThatFailed {\n    jobs(filter: { types: [\"revocation-lists\"] }) {\n      nodes {\n        lastError\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListsThatFailedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeForList($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeForListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyForList($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        verification {\n          status\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').VerifyForListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesMakePolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesMakePolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesPolicy($input: UpdateRotationPolicyInput!) {\n    updateRotationPolicy(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesCertificate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesRetryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesRollBackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChangesTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      deployments {\n        location\n        lastError\n      }\n      rotations {\n        lastError\n        steps {\n          detail\n          error\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesToldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesDestination($input: UpdateDestinationInput!) {\n    updateDestination(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesMakeOutside($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesMakeOutsideDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangesOrder($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChangesStanding($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      deployments {\n        state\n      }\n      rotations {\n        id\n        state\n        step\n        dueAt\n        lastError\n        nextAttemptAt\n        policy {\n          id\n        }\n        replacement {\n          id\n          hasPrivateKey\n        }\n        steps {\n          step\n          state\n          detail\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangesStandingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RotationPolicies {\n    rotationPolicies {\n      id\n      name\n      days\n      percent\n      version\n    }\n  }\n"): typeof import('./graphql.ts').RotationPoliciesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n        name\n        days\n        percent\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreatePolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePolicy($input: UpdateRotationPolicyInput!) {\n    updateRotationPolicy(input: $input) {\n      rotationPolicy {\n        name\n        days\n        percent\n        version\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdatePolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeletePolicy($input: DeleteRotationPolicyInput!) {\n    deleteRotationPolicy(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeletePolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignPolicy($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        rotationPolicy {\n          id\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AssignPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Due($ids: [ID!]) {\n    due: certificates(filter: { ids: $ids, inRotationWindow: true }) {\n      nodes {\n        id\n      }\n    }\n    notDue: certificates(filter: { ids: $ids, inRotationWindow: false }) {\n      nodes {\n        id\n      }\n    }\n    all: certificates(filter: { ids: $ids }) {\n      nodes {\n        id\n        inRotationWindow\n        rotationPolicy {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReissueWithPolicy($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        rotationPolicy {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReissueWithPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsPolicy($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n        jitterMinutes\n        revokeReplaced\n        renewalWindow {\n          cron\n          timeZone\n          durationMinutes\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RotationsOf($id: ID!) {\n    certificate(by: { id: $id }) {\n      name\n      state\n      fingerprint\n      rotation\n      replaces {\n        id\n      }\n      deployments {\n        state\n      }\n      rotations {\n        id\n        state\n        step\n        trigger\n        attempts\n        lastError\n        nextAttemptAt\n        finishedAt\n        certificate {\n          id\n        }\n        replacement {\n          id\n          name\n          rotation\n        }\n        policy {\n          id\n        }\n        steps {\n          step\n          state\n          detail\n          error\n          attempts\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RotationsList($states: [RotationState!]) {\n    rotations(first: 100, states: $states) {\n      nodes {\n        id\n        certificate {\n          id\n        }\n        steps {\n          step\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      rotation {\n        id\n        trigger\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsRetry($input: RetryRotationInput!) {\n    retryRotation(input: $input) {\n      rotation {\n        state\n        attempts\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsRetryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsCancel($input: CancelRotationInput!) {\n    cancelRotation(input: $input) {\n      rotation {\n        state\n        lastError\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsCancelDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsRollBack($input: RollBackRotationInput!) {\n    rollBackRotation(input: $input) {\n      rotation {\n        state\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsRollBackDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotationsActivate($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RotationsActivateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoggedUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoggedUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoggedExport($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        passphrase\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoggedExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoggedSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoggedSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LoggedList($search: String) {\n    certificates(filter: { search: $search }) {\n      nodes {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoggedListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Numbered($id: ID!, $authorityId: ID!, $hex: SerialNumber!, $decimal: SerialNumber!) {\n    certificate(by: { id: $id }) {\n      serialNumber\n      serialNumberDecimal\n    }\n    byHex: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $hex } }) {\n      id\n    }\n    byDecimal: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $decimal } }) {\n      id\n    }\n    auditEvents(filter: { actions: [\"certificate.revoke\"] }) {\n      nodes {\n        details\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NumberedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeNumbered($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeNumberedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ByNumber($serialNumber: SerialNumber!) {\n    certificates(filter: { serialNumber: $serialNumber }) {\n      nodes {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ByNumberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NginxDeployed($id: ID!) {\n    certificate(by: { id: $id }) {\n      fingerprint\n      deployments {\n        id\n        state\n        lastError\n        location\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NginxDeployedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NginxReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      certificate {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NginxReissueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NginxDrifted {\n    drifted: endpoints(filter: { drifted: true, states: [PRESENT] }) {\n      nodes {\n        port\n        drift\n      }\n    }\n    expired: endpoints(filter: { expired: true, states: [PRESENT] }) {\n      totalCount\n    }\n    endpoints {\n      nodes {\n        serverName\n        drift\n        served {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NginxDriftedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartTlsDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        servedAt\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartTlsDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartTlsRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartTlsRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StartTlsRotations($id: ID!) {\n    certificate(by: { id: $id }) {\n      rotations {\n        state\n        step\n        lastError\n        steps {\n          step\n          state\n          detail\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StartTlsRotationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignInByPassword($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      expiresAt\n      user {\n        username\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignInByPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoIsAsking {\n    viewer {\n      id\n      username\n    }\n  }\n"): typeof import('./graphql.ts').WhoIsAskingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeById($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n"): typeof import('./graphql.ts').NodeByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodesById($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n    }\n  }\n"): typeof import('./graphql.ts').NodesByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Parts($id: ID!) {\n    certificate(by: { id: $id }) {\n      roles {\n        id\n      }\n      domains {\n        id\n      }\n      creator {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PartsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Exchange($input: ExchangeSignInCodeInput!) {\n    exchangeSignInCode(input: $input) {\n      token\n      user {\n        id\n        username\n        email\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExchangeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    viewer {\n      id\n      username\n      email\n      identityProviderSubject\n      roles {\n        name\n        builtIn\n        managedByIdentityProvider\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        active\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ChangeUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoleNamed($search: String!) {\n    roles(filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RoleNamedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMembers($input: UpdateRoleInput!) {\n    updateRole(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetMembersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut($input: SignOutEverywhereInput!) {\n    signOutEverywhere(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PendingCleaning($sourceId: ID!, $graceDays: Int) {\n    certificatesPendingCleaning(sourceId: $sourceId, graceDays: $graceDays) {\n      totalCount\n      nodes {\n        externalId\n        source {\n          id\n        }\n        certificate {\n          commonName\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PendingCleaningDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Clean($input: CleanSourceInput!) {\n    cleanSource(input: $input) {\n      count\n      places {\n        externalId\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CleanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncToClean($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SyncToCleanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlacesToClean($id: ID!) {\n    certificate(by: { id: $id }) {\n      places {\n        externalId\n        removedAt\n        removalRequestedAt\n        removalError\n        vanishedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PlacesToCleanDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourceState($id: ID!) {\n    node(id: $id) {\n      ... on Source {\n        sync {\n          state\n          nextSyncAt\n          certificatesFound\n          certificatesImported\n          endpointsFound\n          problemsFound\n          lastOutcome\n          lastError\n          failures\n        }\n        problems {\n          externalId\n          message\n        }\n        endpoints {\n          nodes {\n            name\n            port\n            serverName\n            address\n            startTls\n            state\n            drift\n            protocols\n            served {\n              commonName\n            }\n            expected {\n              commonName\n            }\n            findings {\n              kind\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SourceStateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SyncNow($input: SyncSourceInput!) {\n    syncSource(input: $input) {\n      source {\n        sync {\n          state\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SyncNowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FoundBy($sourceIds: [ID!]) {\n    certificates(filter: { sourceIds: $sourceIds }, first: 100, orderBy: [{ field: NAME, direction: ASC }]) {\n      totalCount\n      nodes {\n        commonName\n        owner\n        description\n        creator {\n          id\n        }\n        chain\n        sources {\n          id\n        }\n        places {\n          externalId\n          missedSyncs\n          vanishedAt\n          source {\n            name\n          }\n        }\n        endpoints {\n          name\n        }\n        keyFindings {\n          kind\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FoundByDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSource($input: CreateSourceInput!) {\n    createSource(input: $input) {\n      source {\n        id\n        version\n        name\n        active\n        intervalMinutes\n        absentAfter\n        sync {\n          state\n        }\n        plugin {\n          slug\n          capabilities\n        }\n        options {\n          ... on FilesystemSourceOptions {\n            path\n            depth\n            allowRemoval\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSource($input: UpdateSourceInput!) {\n    updateSource(input: $input) {\n      source {\n        version\n        name\n        intervalMinutes\n        options {\n          ... on TlsscanSourceOptions {\n            hosts\n            ports\n            probe\n          }\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSource($input: DeleteSourceInput!) {\n    deleteSource(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListSources($filter: SourceFilter) {\n    sources(filter: $filter, first: 100) {\n      totalCount\n      nodes {\n        id\n        name\n        options {\n          __typename\n        }\n        sync {\n          state\n        }\n        problems {\n          message\n        }\n        certificates {\n          totalCount\n        }\n        endpoints {\n          totalCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListSourcesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTestMessage($input: SendTestNotificationInput!) {\n    sendTestNotification(input: $input) {\n      delivery {\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SendTestMessageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoadCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        serialNumber\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoadCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoadUpdate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        id\n        version\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoadUpdateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoadRevoke($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoadRevokeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoadUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LoadUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LoadVersion($id: ID!) {\n    certificate(by: { id: $id }) {\n      version\n    }\n  }\n"): typeof import('./graphql.ts').LoadVersionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnprovableAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n      }\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnprovableAuthorityChange($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableAuthorityChangeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnprovableCreate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableCreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnprovablePreview($input: CreateCertificateInput!) {\n    certificatePreview(input: $input) {\n      allowed\n      rules {\n        id\n        verdict\n        code\n        hint\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovablePreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnprovableReissue($input: ReissueCertificateInput!) {\n    reissueCertificate(input: $input) {\n      pendingCertificate {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableReissueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnprovableRetry($input: RetryPendingCertificateInput!) {\n    retryPendingCertificate(input: $input) {\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableRetryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnprovableOrder($id: ID!) {\n    node(id: $id) {\n      ... on PendingCertificate {\n        state\n        lastError\n        certificate {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnprovableRotate($input: RotateCertificateInput!) {\n    rotateCertificate(input: $input) {\n      userErrors {\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnprovableRotations($id: ID!) {\n    certificate(by: { id: $id }) {\n      rotations {\n        state\n        step\n        attempts\n        lastError\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableRotationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnprovableOrders {\n    pendingCertificates(first: 50) {\n      nodes {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnprovableOrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Upcoming($until: DateTime, $filter: UpcomingNoticeFilter, $first: Int, $after: String) {\n    upcomingNotices(until: $until, filter: $filter, first: $first, after: $after) {\n      totalCount\n      nodes {\n        dueAt\n        interval {\n          count\n        }\n        certificate {\n          id\n          owner\n        }\n        notification {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpcomingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UpcomingTold($id: ID!) {\n    certificate(by: { id: $id }) {\n      notificationDeliveries(first: 50) {\n        nodes {\n          type\n          state\n          notification {\n            name\n          }\n          interval {\n            count\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpcomingToldDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuthorityFacts($id: ID!) {\n    authority(by: { id: $id }) {\n      version\n      roles {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AuthorityFactsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CertificateFactsOfAuthority($id: ID!) {\n    certificate(by: { id: $id }) {\n      viewerPermissions\n      roles {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CertificateFactsOfAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFromInactive($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateFromInactiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteAuthority($input: DeleteAuthorityInput!) {\n    deleteAuthority(input: $input) {\n      deletedId\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadCertificate($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        body\n        chain\n        csr\n        owner\n        state\n        keyAlgorithm\n        keyType\n        hasPrivateKey\n        selfSigned\n        isAuthority\n        serialNumber\n        externalId\n        authority {\n          id\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n        certificate {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeyOfUpload($id: ID!) {\n    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {\n      export {\n        data\n      }\n    }\n  }\n"): typeof import('./graphql.ts').KeyOfUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadPkcs12($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        body\n        chain\n        csr\n        hasPrivateKey\n        commonName\n      }\n      userErrors {\n        code\n        path\n        certificate {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadPkcs12Document;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadPkcs12Export($input: ExportCertificateInput!) {\n    exportCertificate(input: $input) {\n      export {\n        data\n        passphrase\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadPkcs12ExportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListPeople($filter: UserFilter, $first: Int, $after: String) {\n    users(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        username\n        email\n        identityProviderSubject\n        roles {\n          name\n        }\n        apiKeys {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListRoles($filter: RoleFilter, $orderBy: [RoleOrder!]) {\n    roles(first: 100, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        name\n        builtIn\n        viewerIsMember\n        hasCredentials\n        members {\n          username\n        }\n        authorities {\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ListRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropUser($input: DeleteUserInput!) {\n    deleteUser(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DropUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DropRole($input: DeleteRoleInput!) {\n    deleteRole(input: $input) {\n      deletedId\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DropRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOver($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      certificate {\n        owner\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TakeOverDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SweepUpload($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        name\n        state\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SweepUploadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SweepFacts($id: ID!) {\n    certificate(by: { id: $id }) {\n      state\n      rotation\n      notify\n      revocation {\n        reason\n        revokedAt\n        revokedBy {\n          username\n        }\n      }\n      verification {\n        status\n        method\n        detail\n      }\n      auditEvents(first: 1) {\n        nodes {\n          action\n          because\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SweepFactsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SweepRotate($input: UpdateCertificateInput!) {\n    updateCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SweepRotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SweepDelete($input: DeleteCertificateInput!) {\n    deleteCertificate(input: $input) {\n      deletedId\n    }\n  }\n"): typeof import('./graphql.ts').SweepDeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadToVerify($input: UploadCertificateInput!) {\n    uploadCertificate(input: $input) {\n      certificate {\n        id\n        version\n        verification {\n          status\n        }\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UploadToVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Verify($input: VerifyCertificateInput!) {\n    verifyCertificate(input: $input) {\n      certificate {\n        id\n        version\n        state\n        revocation {\n          reason\n        }\n        verification {\n          status\n          method\n          checkedAt\n          detail\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').VerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StoredVerification($id: ID!) {\n    certificate(by: { id: $id }) {\n      verification {\n        status\n        method\n        detail\n      }\n    }\n    auditEvents(filter: { actions: [\"certificate.verify\"] }, first: 1) {\n      nodes {\n        because\n        details\n      }\n    }\n  }\n"): typeof import('./graphql.ts').StoredVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeToVerify($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeToVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoSeesFailures($source: ID!, $certificate: ID!) {\n    node(id: $source) {\n      ... on Source {\n        sync {\n          lastOutcome\n          lastError\n          problemsFound\n        }\n        problems {\n          message\n        }\n        endpoints(first: 100) {\n          nodes {\n            lastProblem\n            lastSwitch {\n              state\n              lastError\n            }\n          }\n        }\n      }\n    }\n    certificate(by: { id: $certificate }) {\n      places {\n        removalError\n      }\n      revocation {\n        remote {\n          state\n          lastError\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').WhoSeesFailuresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeAsLeastPrivileged($input: RevokeCertificateInput!) {\n    revokeCertificate(input: $input) {\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RevokeAsLeastPrivilegedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeysAfterSignal {\n    encryptionKeys {\n      keys {\n        keyId\n      }\n    }\n  }\n"): typeof import('./graphql.ts').KeysAfterSignalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAuthorityInFull($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        owner\n        active\n        awaitingCertificate\n        type\n        csr\n        keyType\n        pathLength\n        expiresAt\n        version\n        chain\n        chainComplete\n        certificateUrl\n        crlUrl\n        roles {\n          id\n          name\n        }\n        parent {\n          id\n        }\n        nameConstraints {\n          permitted {\n            type\n            value\n          }\n          excluded {\n            type\n            value\n          }\n        }\n        certificate {\n          id\n          body\n          notBefore\n          notAfter\n          owner\n          hasPrivateKey\n          roles {\n            name\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateAuthorityInFullDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ImportAuthority($input: ImportAuthorityInput!) {\n    importAuthority(input: $input) {\n      authority {\n        id\n        name\n        type\n        active\n        keyType\n        chain\n        chainComplete\n        version\n        parent {\n          id\n        }\n        certificate {\n          id\n          owner\n          hasPrivateKey\n          chain\n          roles {\n            name\n          }\n        }\n      }\n      warnings\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ImportAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InstallCertificate($input: InstallAuthorityCertificateInput!) {\n    installAuthorityCertificate(input: $input) {\n      authority {\n        id\n        active\n        awaitingCertificate\n        chain\n        chainComplete\n        version\n        parent {\n          id\n        }\n        certificate {\n          id\n        }\n      }\n      warnings\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').InstallCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAuthority($input: UpdateAuthorityInput!) {\n    updateAuthority(input: $input) {\n      authority {\n        id\n        owner\n        description\n        active\n        version\n        roles {\n          id\n          name\n        }\n        issuance {\n          allowedKeyTypes\n          defaultValidityDays\n          maximumValidityDays\n        }\n        certificate {\n          owner\n          viewerPermissions\n          roles {\n            name\n          }\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleViewer {\n    viewer {\n      id\n      username\n      email\n      active\n      version\n      roles {\n        id\n        name\n      }\n      apiKeys {\n        id\n        name\n        prefix\n        scopes\n        lastUsedAt\n        revokedAt\n        expiresAt\n        user {\n          username\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleCreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      user {\n        id\n        username\n        email\n        version\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleCreateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleUpdateUser($input: UpdateUserInput!) {\n    updateUser(input: $input) {\n      user {\n        id\n        email\n        active\n        version\n        roles {\n          name\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleUpdateUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleCreateRole($input: CreateRoleInput!) {\n    createRole(input: $input) {\n      role {\n        id\n        name\n        version\n        hasCredentials\n        members {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleCreateRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleUpdateRole($input: UpdateRoleInput!) {\n    updateRole(input: $input) {\n      role {\n        id\n        name\n        description\n        version\n        hasCredentials\n        members {\n          username\n        }\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleUpdateRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleCreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      token\n      apiKey {\n        id\n        prefix\n        name\n        expiresAt\n      }\n      userErrors {\n        code\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleCreateApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PeopleRevokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      apiKey {\n        revokedAt\n      }\n      userErrors {\n        code\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PeopleRevokeApiKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedNotification($input: CreateNotificationInput!) {\n    createNotification(input: $input) {\n      notification {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedNotificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedDestination($input: CreateDestinationInput!) {\n    createDestination(input: $input) {\n      destination {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedDestinationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedDnsProvider($input: CreateDnsProviderInput!) {\n    createDnsProvider(input: $input) {\n      dnsProvider {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedDnsProviderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedSource($input: CreateSourceInput!) {\n    createSource(input: $input) {\n      source {\n        id\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedSourceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        version\n        certificate {\n          id\n          body\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        version\n        body\n        chain\n        serialNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedCertificateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeploymentsAfterKills($after: String) {\n    certificates(first: 100, after: $after, filter: { hasPrivateKey: true }) {\n      nodes {\n        id\n        name\n        deployments {\n          state\n          placeName\n          lastError\n        }\n        replacedBy {\n          id\n        }\n        rotations {\n          state\n          lastError\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeploymentsAfterKillsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnfinishedJobs($states: [JobState!]!) {\n    jobs(first: 100, filter: { states: $states }) {\n      totalCount\n      nodes {\n        type\n        description\n        state\n        lastError\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UnfinishedJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PolicyUnderKills($input: CreateRotationPolicyInput!) {\n    createRotationPolicy(input: $input) {\n      rotationPolicy {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PolicyUnderKillsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
