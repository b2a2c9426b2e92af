import { join } from 'node:path';
import { fromRoot } from '../../../packages/tools/src/paths.ts';
import { findBin, runNode, type RunResult } from '../../../packages/tools/src/run.ts';

/** An application in one framework, and how its reader builds it. */
export interface App {
  readonly name: string;
  /** Where it lies in the workspace. */
  readonly folder: string;
  /** Holds the templates against the types, and says what is wrong with which file. */
  check(cwd: string): Promise<RunResult>;
  /** Builds it for production into `dist`. */
  build(cwd: string): Promise<RunResult>;
  /** A file that uses the widgets wrongly. */
  readonly wrong: { readonly file: string; readonly text: string };
}

/** What checkers say of the wrong files, in whatever framework. */
export const complaints = [
  `Type '"weather"' is not assignable to type 'DealColumn'`,
  /'"?nom"?' does not exist in type 'CheckedCustomer'/,
  `Property 'customer' does not exist on type 'PorticoSubmittedEvent'`,
] as const;

const production = { NODE_ENV: 'production' };
const folderOf = (name: string): string => join('stories/frameworks', name);

function command(app: string, packageName: string, { bin, args }: { bin: string; args: readonly string[] }) {
  return (cwd: string): Promise<RunResult> =>
    runNode(findBin(folderOf(app), packageName, bin), args, { cwd, env: production });
}

const vite = (app: string) => command(app, 'vite', { bin: 'vite', args: ['build'] });

const compileAngular = (args: readonly string[]) =>
  command('angular', '@angular/compiler-cli', { bin: 'ngc', args });

/** The applications, each with what is real in its framework: its own compiler, its own checker, Vite. */
export const apps: readonly App[] = [
  {
    name: 'react',
    folder: fromRoot(folderOf('react')),
    check: command('react', 'typescript', { bin: 'tsc', args: ['--noEmit', '--pretty', 'false'] }),
    build: vite('react'),
    wrong: {
      file: 'src/wrong.tsx',
      text: `export const wrong = [
        <portico-deal-list columns={['weather']} />,
        <portico-account-check customer={{ nom: 'x' }} />,
        <portico-deal-registration onportico-submitted={(event) => event.customer} />,
      ];`,
    },
  },
  {
    name: 'vue',
    folder: fromRoot(folderOf('vue')),
    check: command('vue', 'vue-tsc', { bin: 'vue-tsc', args: ['--noEmit', '--pretty', 'false'] }),
    build: vite('vue'),
    wrong: {
      file: 'src/wrong.vue',
      text: `<template>
        <portico-deal-list :columns="['weather']" />
        <portico-account-check :customer="{ nom: 'x' }" />
        <portico-deal-registration @portico-submitted="(event) => event.customer" />
      </template>`,
    },
  },
  {
    name: 'svelte',
    folder: fromRoot(folderOf('svelte')),
    check: command('svelte', 'svelte-check', { bin: 'svelte-check', args: ['--output', 'machine'] }),
    build: vite('svelte'),
    wrong: {
      file: 'src/wrong.svelte',
      text: `<script lang="ts">
        const nothing = null;
      </script>
      <portico-deal-list columns={['weather']} title={nothing}></portico-deal-list>
      <portico-account-check customer={{ nom: 'x' }}></portico-account-check>
      <portico-deal-registration onportico-submitted={(event) => event.customer}></portico-deal-registration>`,
    },
  },
  {
    name: 'angular',
    folder: fromRoot(folderOf('angular')),
    check: compileAngular(['--noEmit']),
    async build(cwd) {
      const compiled = await compileAngular([])(cwd);
      return compiled.code === 0 ? vite('angular')(cwd) : compiled;
    },
    wrong: {
      file: 'src/wrong.ts',
      text: `import { Component } from '@angular/core';
      import { AccountCheck, DealList, DealRegistration } from './portico.ts';

      @Component({
        selector: 'app-wrong',
        imports: [AccountCheck, DealList, DealRegistration],
        template: \`
          <portico-deal-list [columns]="['weather']" />
          <portico-account-check [customer]="{ nom: 'x' }" />
          <portico-deal-registration (portico-submitted)="take($event.customer)" />\`,
      })
      export class Wrong {
        take(_: unknown): void {}
      }`,
    },
  },
];
