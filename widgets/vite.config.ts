import { defineConfig } from 'vite';
import { annotateSchemas } from './build/annotate-schemas.ts';
import { compressFiles } from './build/compress-files.ts';
import { guardPolicy } from './build/guard-policy.ts';
import { integrityFile } from './build/integrity-file.ts';
import { minifyTemplates } from './build/minify-templates.ts';
import { noAnnotations } from './build/no-annotations.ts';
import { ownNames } from './build/own-names.ts';
import { ownKeys } from './build/own-keys.ts';
import { plainDecorators } from './build/plain-decorators.ts';
import { plainNamespaces } from './build/plain-namespaces.ts';
import { shortIds } from './build/short-ids.ts';
import { shortMembers } from './build/short-members.ts';
import { slimLit } from './build/slim-lit.ts';

/** What every widget stands on. Named one by one: what only some widgets use must not weigh on all. */
const ground = [
  /rolldown[\\/]runtime|oxc-project\+runtime/,
  /node_modules[\\/](lit|lit-html|lit-element|@lit[\\/](reactive-element|context))[\\/](?!.*directive)/,
  /packages[\\/]ui[\\/]src[\\/](define|element|msg)\.ts$/,
  /packages[\\/]ui[\\/]src[\\/](question[\\/]|icon[\\/](draw-icon|first-icons)\.ts$)/,
  /packages[\\/]ui[\\/]src[\\/](button[\\/](button\.styles|draw-busy)|check[\\/]check-box\.styles)\.ts$/,
  /packages[\\/]ui[\\/]src[\\/]tokens[\\/](base|scales|tokens)\.ts$/,
  /packages[\\/]runtime[\\/]src[\\/](as-fault|client|context|contexts|events|live|locale|session|texts|turn|widget|portal[\\/]provide)\.ts$/,
  /packages[\\/]domain[\\/]src[\\/]fault\.ts$/,
  /widgets[\\/]src[\\/](embed|texts)\.ts$/,
];

/**
 * The form that most pages show first is one file with the ground it stands on: it is a request less, and 0.7 kB less than
 * two files, which cannot refer to each other's words. Record 14 says what that costs the others.
 */
const firstForm = [
  /packages[\\/]runtime[\\/]src[\\/]kept-form\.ts$/,
  /packages[\\/]domain[\\/]src[\\/](currency-exponent|deals[\\/](first-check|host))\.ts$/,
  /widgets[\\/]src[\\/]deals[\\/](claim-words|country-list|country-choice|deal-registration|deal-registration\.styles|fetch-rest|first-problem-words|first-rules|focus-field|hand-in|kept-claim|receipt-in-brief|registration-fields|relationship-words|typed-claim|while-connected)\.ts$/,
];

/** The elements that most widgets are made of, and the first form does without. */
const elements = [
  /packages[\\/]ui[\\/]src[\\/](has-content|control|control\.styles|icon[\\/]icons|locale[\\/]locale-of)\.ts$/,
  /packages[\\/]ui[\\/]src[\\/](badge[\\/]badge|button[\\/]button|field[\\/]field|problem[\\/]problem|select[\\/]select|skeleton[\\/]skeleton)\.ts$/,
  /packages[\\/]ui[\\/]src[\\/](time[\\/]time|tokens[\\/]toned\.styles)\.ts$/,
  /packages[\\/]runtime[\\/]src[\\/]submission-key\.ts$/,
  /widgets[\\/]src[\\/]card-elements\.ts$/,
];

/** What a list says of a deal, and one deal too. */
const dealWords = [
  /packages[\\/]ui[\\/]src[\\/]time[\\/]relative\.ts$/,
  /widgets[\\/]src[\\/]deals[\\/](deal-open-event|status-words|time-words)\.ts$/,
];

/** What a deal and the receipt of one share: facts and next steps. */
const dealViews = [
  /packages[\\/]domain[\\/]src[\\/]money\.ts$/,
  /widgets[\\/]src[\\/]deals[\\/](country-name|deal-facts|next-words)\.ts$/,
];

/** What is wrong in words, and the next step: for faults, for refusals, and for answers that have to be mended. */
const troubles = [
  /packages[\\/]runtime[\\/]src[\\/](fault-text|input-text|sign-in-text)\.ts$/,
  /widgets[\\/]src[\\/]deals[\\/](problem-words|forms[\\/]refusal-words)\.ts$/,
];

const among = (ids: readonly RegExp[]) => (id: string) => ids.some((one) => one.test(id));

// Vite reads a configuration from its default export only.
export default defineConfig({
  // The server's address is not known when this is built: chunks find each other relative to themselves.
  base: './',
  publicDir: false,
  plugins: [
    shortMembers(among([...ground, ...firstForm])),
    shortIds(),
    slimLit(),
    minifyTemplates(),
    annotateSchemas(),
    guardPolicy(),
    ownKeys(),
    plainDecorators(),
    plainNamespaces(),
    ownNames('runtime'),
    noAnnotations(),
    compressFiles(),
    integrityFile('embed/v1'),
  ],
  build: {
    target: 'es2022',
    manifest: true,
    minify: 'oxc',
    // As a library, so that Vite's preloading does not come between the loader and its chunks.
    lib: { entry: { portico: 'src/loader.ts' }, formats: ['es'] },
    sourcemap: false,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: 'embed/v1/[name].js',
        chunkFileNames: 'embed/v1/assets/[name]-[hash:6].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'runtime', test: among([...ground, ...firstForm]) },
            { name: 'elements', test: among(elements) },
            { name: 'deal-words', test: among(dealWords) },
            { name: 'deal-views', test: among(dealViews) },
            { name: 'troubles', test: among(troubles) },
          ],
        },
      },
    },
  },
});
