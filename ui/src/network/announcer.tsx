import { createContext, type ReactNode, useContext, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Provides a live region for screen readers. Each announcement replaces the previous one. */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  return (
    <AnnounceContext value={setText}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">{text}</div>
    </AnnounceContext>
  );
}

export const useAnnounce = () => useContext(AnnounceContext);
