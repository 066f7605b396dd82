// type-graphql reads its metadata through this polyfill, which has to be there before any decorated class.
import 'reflect-metadata'
