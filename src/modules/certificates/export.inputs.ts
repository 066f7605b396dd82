import { Field, ID, InputType } from 'type-graphql'
import { defineExportFormats } from '../../graphql/export-formats.ts'
import { type ExportFormat, exporterPlugins } from '../../plugins/exporters/index.ts'

const FORMATS = defineExportFormats(exporterPlugins)

@InputType({ description: 'A certificate to export.' })
export class ExportCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => FORMATS.input, { description: 'In which format.' })
  format!: object
}

/** Exactly one member is there: graphql-js has checked it. */
export function toExportFormat({ format }: ExportCertificateInput): ExportFormat {
  return FORMATS.chosen(format)
}
