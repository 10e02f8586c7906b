// markdown-it makes a recognizer of bare addresses whenever it is set up; links in a packet are written as Markdown links.
export function LinkifyIt() {}
