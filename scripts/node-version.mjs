/* Imported first by every script: an old Node fails here with a line that says so, not later with a stack. */
const needed = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `需要 Node ${needed.join('.')} 或更高版本，当前为 ${process.versions.node}。` +
      `\nHuiyin needs Node ${needed.join('.')} or later; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
