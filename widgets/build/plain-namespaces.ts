import { minifySync, type Plugin } from 'vite';

/** The making of a module's namespace where a chunk holds more than the module: `x=helper({name:()=>local})`. */
const made = /(?<=[\s,;]|var )([\w$]+)=\/\* @__PURE__ \*\/ ?([\w$]+)\(\{([^{}]*)\}\)/g;
const helper = /import\{t as ([\w$]+)\}from"[^"]*rolldown-runtime[^"]*";/;

/**
 * Makes the namespace of a module that is imported later a plain object with getters. What the bundler's helper adds to it
 * (a tag, no prototype) nobody looks at, and a file of its own and its import are a tenth of a kilobyte of the first form.
 */
export function plainNamespaces(): Plugin {
  return {
    name: 'portico-plain-namespaces',
    apply: 'build',
    generateBundle(_, bundle) {
      const unused = new Set<string>();
      for (const [fileName, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue;
        if (chunk.name === 'rolldown-runtime') unused.add(fileName);
        const [statement, name] = helper.exec(chunk.code) ?? [];
        if (!statement || !name) continue;
        const code = chunk.code.replace(made, (whole, to: string, by: string, members: string) =>
          by === name
            ? `${to}={${members.replace(/([\w$]+):\(\)=>([\w$]+)/g, 'get $1(){return $2}')}}`
            : whole,
        );
        chunk.code = code.replace(statement, '');
        if (new RegExp(`(?<![\\w$.])${name.replace('$', '\\$')}\\(\\{[\\w$]+:\\(\\)`).test(chunk.code))
          throw new Error(`${fileName} still makes a namespace by the bundler's helper.`);
        // A second pass finds what the first one has made constant.
        chunk.code = minifySync(fileName, chunk.code, { module: true }).code;
        chunk.imports = chunk.imports.filter(
          (file) => !unused.has(file) && !file.includes('rolldown-runtime'),
        );
      }
      for (const fileName of unused) delete bundle[fileName];
    },
  };
}
