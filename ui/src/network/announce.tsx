import { createContext, type ReactNode, useContext, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says things to those who listen rather than look; what is said is replaced by the next. */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  return (
    <AnnounceContext value={setText}>
      {children}
      <div className="unseen" role="status" aria-live="polite">{text}</div>
    </AnnounceContext>
  );
}

export const useAnnounce = () => useContext(AnnounceContext);
