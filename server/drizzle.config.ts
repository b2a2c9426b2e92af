import { defineConfig } from 'drizzle-kit';
import { engine } from './src/db/engine.ts';

// Run by `pnpm generate`, once with PORTICO_ENGINE=sqlite and once with postgres.
export default defineConfig({
  dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
  schema: './src/*/table.ts',
  out: `./migrations/${engine}`,
  casing: 'snake_case',
});
