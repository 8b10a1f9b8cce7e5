/** For tests of components: a scripted session in memory, and its time in the test's hand. Not for an app itself. */
export { createTestBoard, type ScriptedBoard, type TestBoardOptions } from './create-test-board.ts'
export { TestBoard, type TestBoardProps } from './test-board.tsx'
