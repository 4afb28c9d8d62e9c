const { TestEnvironment } = require("jest-environment-jsdom");

/** jsdom has no fetch; nothing else of Node's is added. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch, Headers, Request, Response });
  }
};
