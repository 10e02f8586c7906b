declare module '*.hbs' {
  /** A Handlebars layout, compiled when the program was built. */
  const specification: unknown;
  export default specification;
}

declare module '*.yaml' {
  const value: unknown;
  export default value;
}

declare module 'handlebars/runtime' {
  interface HandlebarsRuntime {
    template(specification: unknown): (model: unknown, options?: object) => string;
  }
  const runtime: HandlebarsRuntime;
  export default runtime;
}

/** The version in package.json, put in when the program is built. */
declare const PACKET_VERSION: string;
