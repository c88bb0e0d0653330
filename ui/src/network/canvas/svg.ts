// Exports the graph as an image, with a caption that describes it.
import type { Palette } from '../theme/palette.ts';
import { LABEL_FONT, LABEL_SIZE } from './labels.ts';
import type { Snapshot } from './renderer.ts';
import { controlPoint } from './hitTest.ts';

export interface Caption {
  title: string;
  lines: string[];
  legend: { color: string; text: string }[];
}

const MARGIN = 24;
const LINE = 18;

/** The snapshot as SVG, with the caption below it. */
export function svgOf(snapshot: Snapshot, caption: Caption, palette: Palette): string {
  const { width } = snapshot;
  const below = MARGIN * 2 + LINE * (caption.lines.length + 1 + Math.ceil(caption.legend.length / 4));
  const height = snapshot.height + below;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${LABEL_FONT}" font-size="${LABEL_SIZE}">`,
    `<title>${escape(caption.title)}</title>`,
    `<rect width="100%" height="100%" fill="${palette.background}"/>`,
    `<g fill="none">${snapshot.ties.map(tie).join('')}</g>`,
    `<g>${snapshot.sponsors.map(({ code, x, y, radius, color }) => `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${color}"><title>${escape(code)}</title></circle>`).join('')}</g>`,
    `<g fill="${palette.ink}" stroke="${palette.background}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">`,
    ...snapshot.labels.map(({ text, x, y }) => `<text x="${round(x)}" y="${round(y)}">${escape(text)}</text>`),
    '</g>',
    ...captionParts(caption, palette, snapshot.height + MARGIN, width),
    '</svg>',
  ];
  return parts.join('\n');
}

function tie({ ends, from, to, width, color, bend }: Snapshot['ties'][number]): string {
  const middle = controlPoint(from, to, bend);
  const shape = bend === 0 ? `L${round(to.x)} ${round(to.y)}` : `Q${round(middle.x)} ${round(middle.y)} ${round(to.x)} ${round(to.y)}`;
  return `<path d="M${round(from.x)} ${round(from.y)}${shape}" stroke="${color}" stroke-width="${round(width)}"><title>${escape(ends.join(' – '))}</title></path>`;
}

function captionParts({ title, lines, legend }: Caption, palette: Palette, top: number, width: number): string[] {
  const column = (width - 2 * MARGIN) / 4;
  const entries = legend.map(({ color, text }, index) => {
    const [x, y] = [MARGIN + (index % 4) * column, top + Math.floor(index / 4) * LINE];
    return `<circle cx="${round(x + 5)}" cy="${round(y)}" r="5" fill="${color}"/><text x="${round(x + 16)}" y="${round(y + 4)}">${escape(text)}</text>`;
  });
  const first = top + Math.ceil(legend.length / 4) * LINE + 10;
  const captionLines = lines.map((line, index) => `<text x="${MARGIN}" y="${first + LINE * (index + 1)}">${escape(line)}</text>`);
  return [`<g fill="${palette.ink}">`, ...entries, `<text x="${MARGIN}" y="${first}" font-weight="600">${escape(title)}</text>`, ...captionLines, '</g>'];
}

/** Renders the SVG as a PNG with two pixels per CSS pixel. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('PNG'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Offers a file as a download. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
