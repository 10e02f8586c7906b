/** Whether a template is named by the path of its folder: with a slash, or as `.` or `..`. */
export function isTemplatePath(name: string): boolean {
  return name.includes('/') || name === '.' || name === '..';
}
