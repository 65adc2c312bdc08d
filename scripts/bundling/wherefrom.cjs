/** Where the process starts without a snapshot: nothing here but what must happen before the rest is loaded. */
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `wherefrom: Node.js ${process.versions.node} is too old; install 22.18 or newer, or start through ./wherefrom, which brings its own\n`,
  );
  process.exit(2);
}
enableCompileCache(join(__dirname, '.compiled'));
require('./core.cjs');
