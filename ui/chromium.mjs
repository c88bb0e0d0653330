// A Chromium for the checks of the pages: without a network, and drawing WebGL in software.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Starts it, lets use have a context, and clears up. What it asked and complained of is kept in the lists. */
export async function inChromium({ executablePath = '/usr/bin/chromium', requested = [], complaints = [], ...options }, use) {
  const profile = mkdtempSync(join(tmpdir(), 'explorer-profile-'));
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
    context.on('page', (page) => listen(page, complaints));
    for (const page of context.pages()) listen(page, complaints);
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function listen(page, complaints) {
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
}
