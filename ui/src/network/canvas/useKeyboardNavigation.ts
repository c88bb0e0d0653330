import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { useI18n } from '../i18n/i18n.ts';
import type { Network } from '../model/network.ts';
import type { Selection } from '../model/view.ts';
import { prefersReducedMotion } from '../theme/theme.ts';
import { back, candidateOf, candidatesOf, type Navigation, startAt, step, turn } from './navigation.ts';
import { type Focus, focusOnSponsor, type Renderer, tieOf } from './renderer.ts';

interface Props {
  network: Network;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  renderer: Renderer | null;
}

/** The keyboard navigation of the graph: from sponsor to sponsor along ties, with announcements for screen readers. */
export function useKeyboardNavigation({ network, selection, onSelect, renderer }: Props) {
  const [navigation, setNavigation] = useState<Navigation | null>(null);
  const announce = useNavigationAnnouncement(network);
  useEffect(() => {
    if (navigation !== null && !network.byCode.has(navigation.current)) setNavigation(startAt(network, null));
  }, [network, navigation]);
  const candidate = navigation === null ? null : candidateOf(network, navigation);
  const focus = useMemo<Focus | null>(() => (navigation === null ? null : focusOnSponsor(network, navigation.current, candidate)), [network, navigation, candidate]);

  const go = (next: Navigation) => {
    setNavigation(next);
    announce(next);
    renderer?.bringIntoView(candidateOf(network, next) ?? next.current, !prefersReducedMotion());
  };
  const start = () => startAt(network, selection?.kind === 'sponsor' ? selection.code : null);
  const actions: Record<string, (from: Navigation) => void> = {
    ArrowRight: (from) => go(turn(network, from, 1)),
    ArrowLeft: (from) => go(turn(network, from, -1)),
    ArrowDown: (from) => go(step(network, from)),
    ArrowUp: (from) => go(back(from)),
    Enter: (from) => onSelect({ kind: 'sponsor', code: candidateOf(network, from) ?? from.current }),
    t: (from) => {
      const tie = candidate === null ? null : tieOf(network, from.current, candidate);
      if (tie) onSelect({ kind: 'tie', a: network.sponsors[tie.a]!.code, b: network.sponsors[tie.b]!.code });
    },
    '+': () => renderer?.zoom(1.5, !prefersReducedMotion()),
    '-': () => renderer?.zoom(1 / 1.5, !prefersReducedMotion()),
    0: () => renderer?.showAll(!prefersReducedMotion()),
    Escape: () => {
      setNavigation(null);
      onSelect(null);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const from = navigation ?? start();
    if (!action || from === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action(from);
  };
  const onFocus = (event: { currentTarget: Element }) => {
    const first = event.currentTarget.matches(':focus-visible') ? start() : null;
    if (first !== null) go(first);
  };
  const used = navigation !== null && (navigation.candidate >= 0 || navigation.path.length > 0);
  return { focus, used, onKeyDown, onFocus, onBlur: () => setNavigation(null) };
}

function useNavigationAnnouncement(network: Network): (navigation: Navigation) => void {
  const { texts, count, figure } = useI18n();
  const announce = useAnnounce();
  return (navigation) => {
    const neighbours = candidatesOf(network, navigation);
    const nameOf = (code: string) => network.byCode.get(code)?.name ?? code;
    const candidate = candidateOf(network, navigation);
    if (neighbours.length === 0) announce(texts.graph.alone(nameOf(navigation.current)));
    else if (candidate === null) announce(texts.graph.at(nameOf(navigation.current), count(neighbours.length)));
    else announce(texts.graph.candidate(nameOf(candidate), count(navigation.candidate + 1), count(neighbours.length), figure(tieOf(network, navigation.current, candidate)?.weight ?? null)));
  };
}
