declare module '*.hbs' {
  /** A Handlebars layout, compiled when the program was built. */
  const specification: TemplateSpecification;
  export default specification;
}

declare module '*.yaml' {
  const value: unknown;
  export default value;
}

/** The version in package.json, put in when the program is built. */
declare const PACKET_VERSION: string;
