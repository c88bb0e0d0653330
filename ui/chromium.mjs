// Starts Chromium for the tests of the pages: without network access, and with WebGL in software.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Runs `use` with a browser context. Collects the URLs of requests, and warnings and errors in `messages`. */
export async function inChromium({ executablePath = '/usr/bin/chromium', requested = [], messages = [], ...options }, use) {
  const profile = mkdtempSync(join(tmpdir(), 'ui-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1440, height: 900 },
    ...options,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  try {
    context.on('request', (made) => requested.push(made.url()));
    context.on('page', (page) => listen(page, messages));
    for (const page of context.pages()) listen(page, messages);
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function listen(page, messages) {
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
}
