import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useAnnounce } from '../announce.tsx';
import { stillness } from '../look/theme.ts';
import type { Network } from '../model/network.ts';
import type { Chosen } from '../model/view.ts';
import { useSpeech } from '../words/words.ts';
import { around, type Drawing, type Focus, tieOf } from './drawing.ts';
import { back, candidateOf, choices, startAt, step, turn, type Walk } from './walk.ts';

interface Props {
  network: Network;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  drawing: Drawing | null;
}

/** The keys of the picture: from sponsor to sponsor along ties, and what is there said in words. */
export function useWalk({ network, chosen, onChoose, drawing }: Props) {
  const [walk, setWalk] = useState<Walk | null>(null);
  const say = useTelling(network);
  useEffect(() => {
    if (walk !== null && !network.byCode.has(walk.at)) setWalk(startAt(network, null));
  }, [network, walk]);
  const candidate = walk === null ? null : candidateOf(network, walk);
  const focus = useMemo<Focus | null>(() => (walk === null ? null : around(network, walk.at, candidate)), [network, walk, candidate]);

  const go = (next: Walk) => {
    setWalk(next);
    say(next);
    drawing?.reveal(candidateOf(network, next) ?? next.at, !stillness());
  };
  const begin = () => startAt(network, chosen?.kind === 'sponsor' ? chosen.code : null);
  const acts: Record<string, (walk: Walk) => void> = {
    ArrowRight: (at) => go(turn(network, at, 1)),
    ArrowLeft: (at) => go(turn(network, at, -1)),
    ArrowDown: (at) => go(step(network, at)),
    ArrowUp: (at) => go(back(at)),
    Enter: (at) => onChoose({ kind: 'sponsor', code: candidateOf(network, at) ?? at.at }),
    t: (at) => {
      const tie = candidate === null ? null : tieOf(network, at.at, candidate);
      if (tie) onChoose({ kind: 'tie', a: network.sponsors[tie.a]!.code, b: network.sponsors[tie.b]!.code });
    },
    '+': () => drawing?.zoom(1.5, !stillness()),
    '-': () => drawing?.zoom(1 / 1.5, !stillness()),
    0: () => drawing?.whole(!stillness()),
    Escape: () => {
      setWalk(null);
      onChoose(null);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const at = walk ?? begin();
    if (!act || at === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(at);
  };
  const onFocus = (event: { currentTarget: Element }) => {
    const first = event.currentTarget.matches(':focus-visible') ? begin() : null;
    if (first !== null) go(first);
  };
  return { focus, begun: walk !== null && (walk.next >= 0 || walk.way.length > 0), onKeyDown, onFocus, onBlur: () => setWalk(null) };
}

function useTelling(network: Network): (walk: Walk) => void {
  const { words, count, figure } = useSpeech();
  const announce = useAnnounce();
  return (walk) => {
    const neighbours = choices(network, walk);
    const nameOf = (code: string) => network.byCode.get(code)?.name ?? code;
    const candidate = candidateOf(network, walk);
    if (neighbours.length === 0) announce(words.picture.alone(nameOf(walk.at)));
    else if (candidate === null) announce(words.picture.at(nameOf(walk.at), count(neighbours.length)));
    else announce(words.picture.candidate(nameOf(candidate), count(walk.next + 1), count(neighbours.length), figure(tieOf(network, walk.at, candidate)?.weight ?? null)));
  };
}
