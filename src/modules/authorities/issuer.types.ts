import { definePluginOptions } from '../../graphql/plugin-options.ts'
import { issuerPlugins } from '../../plugins/issuers/index.ts'

export const issuerOptions = definePluginOptions('Issuer', 'CA elsewhere', issuerPlugins)
