import { describeStorage } from '../testing/describe-storage.ts'
import { MemoryStorage } from './memory-storage.ts'

describeStorage('memory storage', async () => new MemoryStorage())
