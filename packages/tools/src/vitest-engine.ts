/**
 * Stops a server test file that does not run on the engine its project is named for.
 *
 * Both projects share their files, so a suite that quietly ran on SQLite twice would look green.
 */
import { inject } from 'vitest';
import { engine } from '../../../server/src/db/engine.ts';

declare module 'vitest' {
  /** What the configuration hands to test files. */
  export interface ProvidedContext {
    engine: 'sqlite' | 'postgres';
  }
}

const expected = inject('engine');
if (engine !== expected) throw new Error(`These tests are for ${expected}, but the server chose ${engine}.`);
