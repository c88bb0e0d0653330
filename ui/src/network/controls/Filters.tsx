import { type ReactNode, useEffect, useState } from 'react';
import { changed, type Filter, joinings } from '../model/view.ts';
import { useI18n } from '../i18n/i18n.ts';
import { Combobox } from './Combobox.tsx';
import { useReference } from './reference.ts';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** A form for NetworkFilter. Changes take effect immediately. */
export function Filters({ filter, onChange }: Props) {
  const { texts, count } = useI18n();
  const reference = useReference();
  const set = (change: Parameters<typeof changed>[1]) => onChange(changed(filter, change));
  const f = texts.filters;
  return (
    <form className="filters" aria-label={f.title} onSubmit={(event) => event.preventDefault()}>
      <label className="field">
        {f.workProgramme}
        <select value={filter.workProgramme ?? ''} onChange={(event) => set({ workProgramme: event.target.value || undefined })}>
          <option value="">{f.everyProgramme}</option>
          {withUnknown(reference.workProgrammes, filter.workProgramme).map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </label>
      <details className="field">
        <summary>{f.venues} <span className="hint">{f.selected(count(filter.venues?.length ?? 0))}</span></summary>
        <div className="checks" role="group" aria-label={f.venues}>
          {reference.venues.map(({ code, name }) => (
            <Check key={code} label={name} on={filter.venues?.includes(code) ?? false} onChange={(on) => set({ venues: toggled(filter.venues, code, on) })} />
          ))}
        </div>
      </details>
      <fieldset className="field">
        <legend>{f.delegations}</legend>
        <Combobox label={f.add} hideLabel choices={reference.sponsors} onSelect={(code) => set({ delegations: toggled(filter.delegations, code, true) })} />
        {filter.delegations ? (
          <ul className="chips">
            {filter.delegations.map((code) => (
              <li key={code}>
                {reference.sponsors.find((sponsor) => sponsor.code === code)?.name ?? code}
                <button type="button" aria-label={f.remove(code)} onClick={() => set({ delegations: toggled(filter.delegations, code, false) })}>×</button>
              </li>
            ))}
          </ul>
        ) : <p className="hint">{f.delegationsHint}</p>}
      </fieldset>
      <Days legend={f.joined} from={filter.from} to={filter.to} onFrom={(from) => set({ from })} onTo={(to) => set({ to })} />
      <Days legend={f.circulated} from={filter.circulatedFrom} to={filter.circulatedTo} onFrom={(day) => set({ circulatedFrom: day })} onTo={(day) => set({ circulatedTo: day })} />
      <label className="field">{f.asOf}<Day value={filter.asOf} onChange={(asOf) => set({ asOf })} /></label>
      <Check label={f.expandGroups} on={filter.expandGroups ?? false} onChange={(on) => set({ expandGroups: on || undefined })} />
      <Check label={f.includeEnded} on={filter.includeEnded ?? false} onChange={(on) => set({ includeEnded: on || undefined })} />
      <label className="field">
        {f.joining}
        <select value={filter.joining ?? 'LISTED'} onChange={(event) => set({ joining: event.target.value === 'SAME_REVISION' ? 'SAME_REVISION' : undefined })}>
          {joinings.map((joining) => <option key={joining} value={joining}>{f.joinings[joining]}</option>)}
        </select>
      </label>
      <label className="field">
        {f.minShared}
        <Figure value={filter.minShared ?? 1} min={1} step={1} onChange={(value) => set({ minShared: value === null || value === 1 ? undefined : value })} />
      </label>
      <label className="field">
        {f.maxPValue}
        <Figure value={filter.maxPValue ?? null} min={0} max={1} step={0.01} onChange={(value) => set({ maxPValue: value ?? undefined })} />
        <span className="hint">{f.maxPValueHint}</span>
      </label>
      <button type="button" disabled={Object.keys(filter).length === 0} onClick={() => onChange({})}>{f.reset}</button>
    </form>
  );
}

function Check({ label, on, onChange }: { label: ReactNode; on: boolean; onChange: (on: boolean) => void }) {
  return <label className="check"><input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} /><span>{label}</span></label>;
}

interface DaysProps {
  legend: string;
  from: string | undefined;
  to: string | undefined;
  onFrom: (day: string | undefined) => void;
  onTo: (day: string | undefined) => void;
}

function Days({ legend, from, to, onFrom, onTo }: DaysProps) {
  const { texts } = useI18n();
  return (
    <fieldset className="field days">
      <legend>{legend}</legend>
      <label>{texts.filters.from}<Day value={from} onChange={onFrom} /></label>
      <label>{texts.filters.to}<Day value={to} onChange={onTo} /></label>
    </fieldset>
  );
}

/** A date field. Incomplete input changes nothing. */
function Day({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  return (
    <input
      type="date" value={typed}
      onChange={(event) => {
        const { value: day, validity } = event.target;
        setTyped(day);
        if (!validity.badInput && (day === '' || day >= '1000')) onChange(day || undefined);
      }}
    />
  );
}

interface FigureProps {
  value: number | null;
  min: number;
  max?: number;
  step: number;
  onChange: (value: number | null) => void;
}

/** A number field. Input out of bounds changes nothing and marks the field as invalid. */
function Figure({ value, min, max, step, onChange }: FigureProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  useEffect(() => setTyped(value === null ? '' : String(value)), [value]);
  const number = typed.trim() === '' ? null : Number(typed);
  const wrong = number !== null && (!Number.isFinite(number) || number < min || (max !== undefined && number > max) || (step === 1 && !Number.isInteger(number)));
  return (
    <input
      type="number" inputMode="decimal" min={min} max={max} step={step === 1 ? 1 : 'any'} value={typed} aria-invalid={wrong}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = event.target.value.trim() === '' ? null : Number(event.target.value);
        if (next === null ? !event.target.validity.badInput : event.target.validity.valid) onChange(next);
      }}
    />
  );
}

function toggled(codes: string[] | undefined, code: string, on: boolean): string[] {
  const others = (codes ?? []).filter((other) => other !== code);
  return on ? [...others, code].sort() : others;
}

/** Adds an unknown code from the query string to the options, so that the field shows it; the API reports the error. */
function withUnknown<Row extends { code: string; name: string }>(rows: Row[], code: string | undefined): { code: string; name: string }[] {
  return code === undefined || rows.some((row) => row.code === code) ? rows : [...rows, { code, name: code }];
}
