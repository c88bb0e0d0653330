import { useAnnounce } from '../announce.tsx';
import { useSource } from '../api/answers.tsx';
import { take } from '../api/client.ts';
import type { Export } from '../model/answers.ts';
import { hand } from '../picture/svg.ts';
import { useSpeech } from '../words/words.ts';
import { Menu } from './Menu.tsx';

interface Props {
  exports: Export[];
  /** null where there is no picture now. */
  onPicture: ((kind: 'png' | 'svg') => Promise<void>) | null;
}

/** What can be taken away: the data in the API's forms, the picture, the address. */
export function Take({ exports, onPicture }: Props) {
  const { words } = useSpeech();
  const announce = useAnnounce();
  const copy = () => navigator.clipboard.writeText(location.href).then(() => announce(words.take.copied), (cause) => announce(String(cause)));
  return (
    <Menu label={words.take.title} className="take">
      {exports.length > 0 && <h3>{words.take.data}</h3>}
      <ul>{exports.map((each) => <li key={each.format}><ExportLink of={each} /></li>)}</ul>
      <h3>{words.take.drawing}</h3>
      <p className="row">
        <button type="button" disabled={onPicture === null} onClick={() => void onPicture?.('png')}>{words.take.png}</button>
        <button type="button" disabled={onPicture === null} onClick={() => void onPicture?.('svg')}>{words.take.svg}</button>
      </p>
      <button type="button" onClick={() => void copy()}>{words.take.link}</button>
    </Menu>
  );
}

/** A link as the API names it, on this page's own origin; with a token it is fetched, for a link cannot show one. */
function ExportLink({ of }: { of: Export }) {
  const { words, language } = useSpeech();
  const source = useSource();
  const announce = useAnnounce();
  const address = new URL(of.url, location.href);
  address.searchParams.set('language', language.toUpperCase());
  const here = address.pathname + address.search;
  return (
    <a
      href={here} download type={of.mediaType}
      onClick={(event) => {
        if (source.token === '') return;
        event.preventDefault();
        take(here, source.token).then(({ name, content }) => hand(name, content), (cause: Error) => announce(words.take.failed(cause.message)));
      }}
    >{words.take.formats[of.format]}</a>
  );
}
