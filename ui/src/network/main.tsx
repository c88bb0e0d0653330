import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './network.css';

const endpoint = document.querySelector<HTMLMetaElement>('meta[name="graphql-endpoint"]')!.content;
createRoot(document.getElementById('root')!).render(<App endpoint={endpoint} />);
