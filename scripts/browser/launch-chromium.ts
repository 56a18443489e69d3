import { type Browser, chromium } from 'playwright-core';

/** Chromium without a window. In a container, and as root, its own sandbox is not available. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
