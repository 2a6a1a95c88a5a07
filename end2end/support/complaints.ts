// What a browser complains about while a test runs: script errors, refused content, broken answers, strangers.

import type { BrowserContext } from "@playwright/test";

export class Complaints {
  private readonly heard: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(context: BrowserContext, baseURL: string) {
    const home = new URL(baseURL).origin;
    // The content security policy speaks through the console as well.
    context.on("console", (message) => {
      if (message.type() === "error") this.heard.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.heard.push(`script: ${error.error().message}`));
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== home) this.heard.push(`stranger: ${request.url()}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500) this.heard.push(`answer: ${response.status()} from ${response.url()}`);
    });
  }

  /** Expects a complaint: a refused form, for one, shows as "status of 422". Nothing above 499 should ever be allowed. */
  allow(expected: RegExp): void {
    this.allowed.push(expected);
  }

  /** Those that nobody expected. */
  unexpected(): string[] {
    return this.heard.filter((complaint) => !this.allowed.some((expected) => expected.test(complaint)));
  }
}
