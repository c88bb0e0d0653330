import { type ReactNode, useEffect, useState } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { useI18n } from '../i18n/i18n.ts';

export interface Column<Row> {
  name: string;
  title: string;
  hint?: string;
  numeric: boolean;
  /** The sort key; null is last in both directions. */
  value: (row: Row) => number | string | null;
  show: (row: Row) => ReactNode;
}

const PAGE = 100;

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  isSelected: (row: Row) => boolean;
  /** A column's name, with the prefix - for descending order; null for the order of rows. */
  sort: string | null;
  onSort: (sort: string) => void;
}

/** A table that is sorted by a click on a column heading and shows 100 rows per page. The first column has the row headers. */
export function Table<Row>({ caption, columns, rows, rowKey, isSelected, sort, onSort }: Props<Row>) {
  const { texts, count } = useI18n();
  const announce = useAnnounce();
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [sort, rows]);
  const name = sort?.replace(/^-/, '') ?? null;
  const column = columns.find((each) => each.name === name);
  const down = sort?.startsWith('-') ?? false;
  const ordered = column ? sorted(rows, column, down) : rows;
  const [from, to] = [page * PAGE, Math.min(rows.length, (page + 1) * PAGE)];
  const select = (each: Column<Row>) => {
    const descending = each.name === name ? !down : each.numeric;
    onSort(`${descending ? '-' : ''}${each.name}`);
    announce(texts.table.sortedBy(each.title, descending ? texts.table.down : texts.table.up));
  };
  return (
    <div className="table-view">
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((each) => (
                <th key={each.name} scope="col" className={each.numeric ? 'numeric' : undefined} aria-sort={each.name === name ? (down ? 'descending' : 'ascending') : undefined}>
                  <button type="button" title={each.hint} onClick={() => select(each)}>{each.title}<span aria-hidden="true" className="arrow">{each.name === name ? (down ? '▼' : '▲') : ''}</span></button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(from, to).map((row) => (
              <tr key={rowKey(row)} className={isSelected(row) ? 'selected' : undefined}>
                {columns.map((each, index) => {
                  const className = each.numeric ? 'numeric' : undefined;
                  return index === 0 ? <th key={each.name} scope="row">{each.show(row)}</th> : <td key={each.name} className={className}>{each.show(row)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > PAGE && (
        <p className="pager">
          <button type="button" aria-label={texts.table.previous} disabled={page === 0} onClick={() => setPage(page - 1)}>‹</button>
          <span aria-live="polite">{texts.table.rows(count(from + 1), count(to), count(rows.length))}</span>
          <button type="button" aria-label={texts.table.next} disabled={to >= rows.length} onClick={() => setPage(page + 1)}>›</button>
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
