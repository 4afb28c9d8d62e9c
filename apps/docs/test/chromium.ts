import { type Browser, chromium, type LaunchOptions } from "playwright-core";

/** Starts a real Chromium: on Linux x64 the one that comes with the installation, elsewhere the Chrome of the machine. */
export async function launchChromium(): Promise<Browser> {
  const comesAlong = process.platform === "linux" && process.arch === "x64";
  return chromium.launch(comesAlong ? await ownChromium() : { channel: "chrome" });
}

async function ownChromium(): Promise<LaunchOptions> {
  // Makes the package unpack the libraries that Chromium needs, on machines that lack them. It is read at import.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: sparticuz } = await import("@sparticuz/chromium");
  // Its own flags are for the inside of a function: one process for all, and no web security.
  return { executablePath: await sparticuz.executablePath(), args: ["--no-sandbox", "--disable-gpu"] };
}
