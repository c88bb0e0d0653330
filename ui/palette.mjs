// Checks the colors of communities in theme/palette.ts: each has a contrast of at least 3:1 to the background
// (WCAG 1.4.11), and any two can be distinguished with each of the common kinds of color blindness. The
// difference is CIEDE2000 between the colors as simulated by Machado, Oliveira and Fernandes (2009).
import { build } from 'esbuild';
import { differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, formatHex, wcagContrast } from 'culori';

const CONTRAST = 3;
const DIFFERENCE = 14;

const built = await build({ entryPoints: [new URL('src/network/theme/palette.ts', import.meta.url).pathname], bundle: true, write: false, format: 'esm' });
const { palettes } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`);
const simulations = { all: (color) => color, protanopia: filterDeficiencyProt(1), deuteranopia: filterDeficiencyDeuter(1), tritanopia: filterDeficiencyTrit(1) };
const difference = differenceCiede2000();

const report = (text) => {
  console.error(text);
  process.exitCode = 1;
};
for (const [theme, { communities, others, background }] of Object.entries(palettes)) {
  for (const color of [...communities, others]) {
    const contrast = wcagContrast(color, background);
    if (contrast < CONTRAST) report(`${theme}: ${color} has ${contrast.toFixed(2)}:1 on ${background}`);
  }
  for (const [kind, simulate] of Object.entries(simulations)) {
    communities.forEach((one, index) => communities.slice(index + 1).forEach((other) => {
      const apart = difference(formatHex(simulate(one)), formatHex(simulate(other)));
      if (apart < DIFFERENCE) report(`${theme}: ${one} and ${other} are ${apart.toFixed(1)} apart with ${kind}`);
    }));
  }
}
