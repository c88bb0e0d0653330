import { type ReactNode, useEffect, useState } from 'react';
import { useAnnounce } from '../announce.tsx';
import { useSpeech } from '../words/words.ts';

export interface Column<Row> {
  name: string;
  title: string;
  hint?: string;
  numeric: boolean;
  /** What it is sorted by; null comes last whichever way. */
  value: (row: Row) => number | string | null;
  show: (row: Row) => ReactNode;
}

const PAGE = 100;

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  chosen: (row: Row) => boolean;
  /** A column's name, with - before it where the greatest come first; null for the order of rows. */
  sort: string | null;
  onSort: (sort: string) => void;
}

/** A table that is sorted by a click on a heading, a hundred rows at a time. The first column names the row. */
export function Table<Row>({ caption, columns, rows, rowKey, chosen, sort, onSort }: Props<Row>) {
  const { words, count } = useSpeech();
  const announce = useAnnounce();
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [sort, rows]);
  const name = sort?.replace(/^-/, '') ?? null;
  const column = columns.find((each) => each.name === name);
  const down = sort?.startsWith('-') ?? false;
  const ordered = column ? sorted(rows, column, down) : rows;
  const [from, to] = [page * PAGE, Math.min(rows.length, (page + 1) * PAGE)];
  const choose = (each: Column<Row>) => {
    const falling = each.name === name ? !down : each.numeric;
    onSort(`${falling ? '-' : ''}${each.name}`);
    announce(words.table.sortedBy(each.title, falling ? words.table.down : words.table.up));
  };
  return (
    <div className="tabled">
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((each) => (
                <th key={each.name} scope="col" className={each.numeric ? 'numeric' : undefined} aria-sort={each.name === name ? (down ? 'descending' : 'ascending') : undefined}>
                  <button type="button" title={each.hint} onClick={() => choose(each)}>{each.title}<span aria-hidden="true" className="arrow">{each.name === name ? (down ? '▼' : '▲') : ''}</span></button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(from, to).map((row) => (
              <tr key={rowKey(row)} className={chosen(row) ? 'chosen' : undefined}>
                {columns.map((each, place) => {
                  const className = each.numeric ? 'numeric' : undefined;
                  return place === 0 ? <th key={each.name} scope="row">{each.show(row)}</th> : <td key={each.name} className={className}>{each.show(row)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > PAGE && (
        <p className="pager">
          <button type="button" aria-label={words.table.previous} disabled={page === 0} onClick={() => setPage(page - 1)}>‹</button>
          <span aria-live="polite">{words.table.rows(count(from + 1), count(to), count(rows.length))}</span>
          <button type="button" aria-label={words.table.next} disabled={to >= rows.length} onClick={() => setPage(page + 1)}>›</button>
        </p>
      )}
    </div>
  );
}

function sorted<Row>(rows: Row[], { value }: Column<Row>, down: boolean): Row[] {
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort(({ key: one }, { key: two }) => {
    if (one === null || two === null) return Number(one === null) - Number(two === null);
    const order = typeof one === 'string' || typeof two === 'string' ? String(one).localeCompare(String(two)) : one - two;
    return down ? -order : order;
  });
  return keyed.map(({ row }) => row);
}
