import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** A button that opens a sheet. Escape, or moving the focus or the pointer elsewhere, closes it. */
export function Menu({ label, className, children }: { label: ReactNode; className?: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false);
    for (const kind of ['pointerdown', 'focusin']) document.addEventListener(kind, outside);
    return () => {
      for (const kind of ['pointerdown', 'focusin']) document.removeEventListener(kind, outside);
    };
  }, [open]);
  return (
    <div
      ref={box} className={`menu ${className ?? ''}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button ref={button} type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>{label}<span aria-hidden="true" className="caret" /></button>
      <div id={id} className="sheet" hidden={!open}>{children}</div>
    </div>
  );
}
