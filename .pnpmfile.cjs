// The node-* packages give `os` and `cpu` as strings, which the lock file cannot hold:
// without this, every Linux machine downloads the Windows binary too.
const asList = (value) => (typeof value === "string" ? [value] : value);

function readPackage(pkg) {
  if (/^node-(linux|win)-/.test(pkg.name)) {
    pkg.os = asList(pkg.os);
    pkg.cpu = asList(pkg.cpu);
  }
  // The docs take one file of Redoc that is complete in itself; the packages it was made from would be 42 MB for nothing.
  if (pkg.name === "redoc") {
    pkg.dependencies = {};
    pkg.peerDependencies = {};
  }
  return pkg;
}

module.exports = { hooks: { readPackage } };
