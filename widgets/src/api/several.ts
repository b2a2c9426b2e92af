import { tellWhichRuns } from '@portico/runtime/tell-developer';

/** Tells whoever builds a page with several embed scripts that the first serves every element: this one's release. */
export function tellOfSeveral(): void {
  // Chunks lie in a folder beside the script they are of.
  tellWhichRuns(import.meta.url.replace(/assets\/[^/]*$/, 'portico.js'));
}
