import { useAnnounce } from '../announcer.tsx';
import { download } from '../api/client.ts';
import { useQueryClient } from '../api/query.tsx';
import { saveFile } from '../canvas/svg.ts';
import { useI18n } from '../i18n/i18n.ts';
import type { Download } from '../model/results.ts';
import { Menu } from './Menu.tsx';

interface Props {
  downloads: Download[];
  /** Null if no graph is shown. */
  onExportImage: ((kind: 'png' | 'svg') => Promise<void>) | null;
}

/** A menu with the data in the formats of the API, the graph as an image, and the link to the view. */
export function ExportMenu({ downloads, onExportImage }: Props) {
  const { texts } = useI18n();
  const announce = useAnnounce();
  const copy = () => navigator.clipboard.writeText(location.href).then(() => announce(texts.export.copied), (cause) => announce(String(cause)));
  return (
    <Menu label={texts.export.title} className="export">
      {downloads.length > 0 && <h3>{texts.export.data}</h3>}
      <ul>{downloads.map((each) => <li key={each.format}><ExportLink of={each} /></li>)}</ul>
      <h3>{texts.export.image}</h3>
      <p className="row">
        <button type="button" disabled={onExportImage === null} onClick={() => void onExportImage?.('png')}>{texts.export.png}</button>
        <button type="button" disabled={onExportImage === null} onClick={() => void onExportImage?.('svg')}>{texts.export.svg}</button>
      </p>
      <button type="button" onClick={() => void copy()}>{texts.export.link}</button>
    </Menu>
  );
}

/** A download link of the API, on this page's origin. With a token it uses fetch, because a link cannot send one. */
function ExportLink({ of }: { of: Download }) {
  const { texts, language } = useI18n();
  const client = useQueryClient();
  const announce = useAnnounce();
  const url = new URL(of.url, location.href);
  url.searchParams.set('language', language.toUpperCase());
  const path = url.pathname + url.search;
  return (
    <a
      href={path} download type={of.mediaType}
      onClick={(event) => {
        if (client.token === '') return;
        event.preventDefault();
        download(path, client.token).then(({ name, content }) => saveFile(name, content), (cause: Error) => announce(texts.export.failed(cause.message)));
      }}
    >{texts.export.formats[of.format]}</a>
  );
}
