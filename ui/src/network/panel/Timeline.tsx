import type { Revision, Spell } from '../model/results.ts';
import { useI18n } from '../i18n/i18n.ts';

const ROW = 15;
/** The smallest distance between the numbers of two revisions. */
const LABEL = 14;
const NAMES = 76;
const WIDTH = 340;
const TOP = 18;
const BOTTOM = 18;

/** A chart over time with a row for each sponsor, a bar for each of its co-authorships, and a line for each revision. */
export function Timeline({ revisions, spells }: { revisions: Revision[]; spells: Spell[] }) {
  const { texts, count, day } = useI18n();
  const listed = spells.filter((spell) => spell.joinedOn !== null).sort((one, two) => one.joinedOn!.localeCompare(two.joinedOn!) || one.sponsor.code.localeCompare(two.sponsor.code));
  const codes = [...new Set(listed.map(({ sponsor }) => sponsor.code))];
  const days = [...revisions.map((revision) => revision.circulatedOn!), ...listed.flatMap(({ joinedOn, leftOn }) => [joinedOn!, leftOn ?? joinedOn!])].map(Date.parse);
  if (codes.length === 0) return null;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // Bars of current co-authors extend beyond the last date.
  const end = last + Math.max((last - first) * 0.12, 30 * 86_400_000);
  const x = (at: number) => NAMES + ((WIDTH - NAMES - 4) * (at - first)) / (end - first);
  let lastLabel = -Infinity;
  const height = TOP + codes.length * ROW + BOTTOM;
  return (
    <svg className="timeline" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={texts.panel.spellsLabel(count(codes.length))}>
      {revisions.map((revision) => {
        const at = x(Date.parse(revision.circulatedOn!));
        const hasRoom = at - lastLabel >= LABEL;
        if (hasRoom) lastLabel = at;
        return <g key={revision.number} className="revision"><line x1={at} x2={at} y1={TOP - 4} y2={height - BOTTOM} />{hasRoom && <text x={at} y={TOP - 7} textAnchor="middle">{revision.number}</text>}</g>;
      })}
      {codes.map((code, row) => <text key={code} className="who" x={NAMES - 6} y={TOP + row * ROW + 11} textAnchor="end">{code.length > 11 ? `${code.slice(0, 10)}…` : code}</text>)}
      {listed.map((spell) => {
        const [from, to] = [x(Date.parse(spell.joinedOn!)), spell.leftOn === null ? WIDTH - 4 : x(Date.parse(spell.leftOn))];
        return (
          <rect key={`${spell.sponsor.code} ${spell.joinedOn}`} className={spell.leftOn === null ? 'lasts' : 'ended'} x={from} y={TOP + codes.indexOf(spell.sponsor.code) * ROW + 3} width={Math.max(3, to - from)} height={ROW - 6} rx={2}>
            <title>{texts.panel.spell(spell.sponsor.name, day(spell.joinedOn), spell.leftOn === null ? '' : day(spell.leftOn))}</title>
          </rect>
        );
      })}
      <text x={NAMES} y={height - 5}>{day(new Date(first).toISOString().slice(0, 10))}</text>
      <text x={WIDTH - 4} y={height - 5} textAnchor="end">{day(new Date(last).toISOString().slice(0, 10))}</text>
    </svg>
  );
}
