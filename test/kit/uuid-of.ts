import { parseNodeId } from '../../src/graphql/node-id.ts'

/** The key of the row that an id of the API stands for. @throws Error for what is no such id */
export function uuidOf(id: string): string {
  const uuid = parseNodeId(id)?.uuid
  if (uuid === undefined) throw new Error(`${id} is no id of the API`)
  return uuid
}
