import type { Plugin } from 'vite';

/**
 * Calls a hook of a plugin as a bundler does, for the tests of our own: hooks that need nothing of the bundler.
 *
 * @throws Error when the plugin has no such hook
 */
export function callHook(plugin: Plugin, name: keyof Plugin, ...given: readonly unknown[]): unknown {
  const hook: unknown = plugin[name];
  const handler = typeof hook === 'object' && hook !== null && 'handler' in hook ? hook.handler : hook;
  if (typeof handler !== 'function') throw new Error(`${plugin.name} has no ${name}`);
  return Reflect.apply(handler, {}, given);
}

/** What a plugin makes of a module; null when it leaves it alone. */
export function transformed(plugin: Plugin, code: string, id: string): string | null {
  const made = callHook(plugin, 'transform', code, id);
  return typeof made === 'string' ? made : null;
}
