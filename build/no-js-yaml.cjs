// gray-matter asks for js-yaml when it is loaded, 15 ms of every start; it is always handed an engine of ours instead.
function refuse() {
  throw new Error('js-yaml is not part of this program');
}

module.exports = { load: refuse, dump: refuse, safeLoad: refuse, safeDump: refuse };
