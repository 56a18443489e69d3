import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Starts Chromium without a window. In a container, and as root, its own sandbox is not available. */
export function launchChromium(executablePath: string, options: LaunchOptions = {}): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return chromium.launch({ ...options, executablePath, args });
}
