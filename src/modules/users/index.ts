export { maySeeAccount } from './user.policy.ts'
export { userById } from './user.repository.ts'
export { UserService } from './user.service.ts'
export { UserObject } from './user.types.ts'
