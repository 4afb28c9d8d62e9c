// The node-* packages give `os` and `cpu` as strings, which the lock file cannot hold:
// without this, every Linux machine downloads the Windows binary too.
const asList = (value) => (typeof value === "string" ? [value] : value);

function readPackage(pkg) {
  if (/^node-(linux|win)-/.test(pkg.name)) {
    pkg.os = asList(pkg.os);
    pkg.cpu = asList(pkg.cpu);
  }
  return pkg;
}

module.exports = { hooks: { readPackage } };
